// A display without a screen, the desktop composer on it, and real X events for it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { drop, tellDpi } from './x11.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = path.join(root, 'build/native/storycard-desktop');
const WAIT_MS = 60_000;

/** An Xvfb whose number it chose itself. */
async function display(t, folder, size) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-fbdir', folder, '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp', '-noreset'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  t.after(() => server.kill('SIGKILL'));
  const failed = once(server, 'error').then(([error]) => { throw new Error(`no Xvfb: ${error.message}\n  Cure: ./emsdk-setup.sh`); });
  const [number] = await Promise.race([once(server.stdio[3], 'data'), failed]);
  return `:${String(number).trim()}`;
}

/** The desktop composer in a folder of its own. */
export async function desktop(t, folder, { size = { width: 1280, height: 800 }, words = [], env = {}, keyboard = 'us', dpi = 96 } = {}) {
  const told = path.join(folder, 'told.json');
  rmSync(told, { force: true });
  mkdirSync(path.join(folder, '.fltk/fltk.org'), { recursive: true });
  writeFileSync(path.join(folder, '.fltk/fltk.org/fltk.prefs'), '; FLTK preferences file format 1.0\n\n[.]\n\n[./options]\n\nFNFCUsesGTK:0\n');
  const DISPLAY = await display(t, folder, size);
  const here = { ...process.env, HOME: folder, XDG_DATA_HOME: path.join(folder, 'data'), DISPLAY, WAYLAND_DISPLAY: '', LIBGL_ALWAYS_SOFTWARE: '1', LANG: 'C.UTF-8', LC_ALL: '', ...env };
  const map = spawnSync('setxkbmap', [keyboard], { env: here, encoding: 'utf8' });
  if (map.status !== 0) throw new Error(`no keyboard ${keyboard}: ${map.stderr}`);
  await tellDpi(DISPLAY, dpi);
  const child = spawn(program, ['--told', told, ...words], { env: here, cwd: folder, stdio: ['ignore', 'inherit', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { errors += text; });
  const ended = once(child, 'close');
  t.after(() => child.kill('SIGKILL'));
  const xdo = (...args) => {
    const { status, stdout, stderr } = spawnSync('xdotool', args.map(String), { env: here, encoding: 'utf8' });
    if (status !== 0) throw new Error(`xdotool ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };

  const tree = () => {
    try { return JSON.parse(readFileSync(told, 'utf8')); } catch { return { nodes: [] }; }
  };
  /** Waits for a state of the tree, or of the disk, looking again whenever something in the folder moves. */
  async function until(state, what) {
    for (const end = Date.now() + WAIT_MS; Date.now() < end;) {
      const found = state(tree());
      if (found) return found;
      if (child.exitCode !== null) throw new Error(`it ended (${child.exitCode}): ${errors}`);
      await new Promise((resolve) => {
        const watcher = watch(folder, () => done()), timer = setTimeout(() => done(), 250);
        const done = () => { watcher.close(); clearTimeout(timer); resolve(); };
      });
    }
    throw new Error(`waited in vain for ${what}: ${errors}${JSON.stringify(tree().nodes.map(({ id, name, value }) => [id, name, value]))}`);
  }
  const node = (id) => until(({ nodes }) => nodes.find((each) => each.id === id && !each.offscreen && !each.hidden), `#${id}`);
  const middle = ({ rect: [x, y, width, height] }) => [x + width / 2, y + height / 2].map((px) => Math.round(px * dpi / 96));
  const app = {
    xdo, until, node, tree, told,
    /** With the mouse. */
    async press(id) {
      xdo('mousemove', ...middle(await node(id)));
      xdo('click', 1);
    },
    type: (text) => xdo('type', '--delay', 2, text),
    key: (...keys) => xdo('key', '--delay', 2, ...keys),
    async write(id, text) {
      await app.press(id);
      app.type(text);
      await app.holds(id, text);
    },
    holds: (id, text) => until(({ nodes }) => nodes.find((each) => each.id === id && (each.value ?? '') === text), `#${id} to hold ${JSON.stringify(text)}`),
    /** To all that the Share step asks. */
    async agree() {
      const asked = await until(({ nodes }) => { const all = nodes.filter(({ id }) => id.startsWith('agree-')); return all.length > 0 && all; }, 'what is asked');
      for (const { id } of asked) {
        await app.press(id);
        await until(({ nodes }) => nodes.some((each) => each.id === id && each.checked), `#${id} to be taken`);
      }
    },
    /** FLTK's own dialog: its line for a path has the focus, and holds the program's folder; of a file to be saved, its name, too. */
    async dialog(name = '') {
      let window = '';
      await until(() => {
        const { stdout } = spawnSync('xdotool', ['search', '--onlyvisible', '--class', 'fltk'], { env: here, encoding: 'utf8' });
        return (window = stdout.trim().split('\n').at(-1));
      }, 'a file dialog');
      xdo('windowfocus', '--sync', window);
      if (name) app.type(name);
      app.key('Return');
      await until(() => spawnSync('xdotool', ['search', '--class', 'fltk'], { env: here }).status !== 0, 'the dialog to close');
      xdo('windowfocus', '--sync', app.window);
    },
    drop: (...files) => drop(DISPLAY, Number(app.window), { x: 200, y: 200 }, files),
    /** The pixels of the screen, RGB: Xvfb keeps them in a file. */
    screenshot: () => pixelsOf(readFileSync(path.join(folder, 'Xvfb_screen0'))),
    async close() {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
  await app.until(({ nodes }) => nodes.some(({ id }) => id === 'story'), 'the first card');
  app.window = xdo('search', '--onlyvisible', '--name', 'storycard').split('\n')[0];
  xdo('windowfocus', '--sync', app.window);
  return app;
}

/** X's own dump: a header of 32-bit numbers, then rows of BGRX. */
export function pixelsOf(dump) {
  const at = (i) => dump.readUInt32BE(4 * i);
  const [header, width, height, bytesInRow, colors] = [at(0), at(4), at(5), at(12), at(19)];
  const start = header + 12 * colors;
  const rgb = Buffer.alloc(3 * width * height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const from = start + y * bytesInRow + 4 * x;
      rgb[3 * (y * width + x)] = dump[from + 2];
      rgb[3 * (y * width + x) + 1] = dump[from + 1];
      rgb[3 * (y * width + x) + 2] = dump[from];
    }
  }
  return { width, height, rgb };
}

const crcs = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), ends = Buffer.alloc(8);
  let crc = 0xFFFFFFFF;
  for (const byte of body) crc = crcs[(crc ^ byte) & 255] ^ (crc >>> 8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE((crc ^ 0xFFFFFFFF) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A PNG, for eyes. */
export function png({ width, height, rgb }) {
  const head = Buffer.alloc(13), rows = Buffer.alloc((3 * width + 1) * height);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  for (let y = 0; y < height; ++y) rgb.copy(rows, y * (3 * width + 1) + 1, 3 * width * y, 3 * width * (y + 1));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
