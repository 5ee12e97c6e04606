// The mark as PNGs, of which systems make the app's icon: drawn from icon.svg, whose paths are strokes of one width.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import svgpath from 'svgpath';

type Point = readonly [x: number, y: number];
type Color = readonly [r: number, g: number, b: number];

interface Stroke {
  color: Color;
  lines: Line[];
}

/** `ends`: where nothing goes on before its start, and after its end. */
interface Line {
  from: Point;
  to: Point;
  ends: readonly [boolean, boolean];
}

const STEPS = 16;  // straight lines for each curve
const BOX = 100;   // of the SVG

const colorOf = (hex: string): Color => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Color;

/** One line after the other of each part of the outline; one that is not closed ends square. */
function linesOf(outline: string): Line[] {
  const lines: Line[] = [];
  const isOpen = !/z/i.test(outline);
  let begins = false;
  svgpath(outline).abs().unarc().unshort().iterate(([command, ...n], _, x, y) => {
    const numbers = n as number[];
    if (command === 'M') {
      const last = lines.at(-1);
      if (last) last.ends = [last.ends[0], isOpen];
      begins = true;
    }
    if (command !== 'C') return;
    const at = (t: number): Point => [0, 1].map((axis) => {
      const [a, b, c, d] = [axis === 0 ? x : y, numbers[axis]!, numbers[axis + 2]!, numbers[axis + 4]!];
      return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
    }) as unknown as Point;
    for (let i = 0; i < STEPS; ++i) lines.push({ from: at(i / STEPS), to: at((i + 1) / STEPS), ends: [isOpen && begins && i === 0, false] });
    begins = false;
  });
  const last = lines.at(-1);
  if (last) last.ends = [last.ends[0], isOpen];
  return lines;
}

function distance([px, py]: Point, [ax, ay]: Point, [bx, by]: Point, ends: Line['ends']): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1);
  if ((ends[0] && along < 0) || (ends[1] && along > 1)) return Infinity;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** How far each pixel's middle is from the stroke's middle, in px; only near it. */
function distances({ lines }: Stroke, size: number, near: number, place: (point: Point) => Point): Float32Array {
  const found = new Float32Array(size * size).fill(Infinity);
  for (const { from, to, ends } of lines) {
    const [a, b] = [place(from), place(to)];
    const [left, top] = [0, 1].map((axis) => Math.max(0, Math.floor(Math.min(a[axis]!, b[axis]!) - near))) as [number, number];
    const [right, bottom] = [0, 1].map((axis) => Math.min(size - 1, Math.ceil(Math.max(a[axis]!, b[axis]!) + near))) as [number, number];
    for (let y = top; y <= bottom; ++y) {
      for (let x = left; x <= right; ++x) {
        const at = y * size + x;
        found[at] = Math.min(found[at]!, distance([x + 0.5, y + 0.5], a, b, ends));
      }
    }
  }
  return found;
}

/** RGBA; `share` of the width is the mark's box, in the middle. `ground`: behind it, or nothing. */
function draw(strokes: readonly Stroke[], width: number, size: number, share: number, ground: Color | null): Uint8Array {
  const pixels = new Float64Array(size * size * 4);  // colours premultiplied, all of 1
  if (ground) for (let at = 0; at < pixels.length; at += 4) pixels.set([...ground.map((value) => value / 255), 1], at);
  const scale = (size * share) / BOX;
  const offset = (size * (1 - share)) / 2;
  const half = (width / 2) * scale;
  for (const stroke of strokes) {
    const far = distances(stroke, size, half + 1, ([x, y]) => [x * scale + offset, y * scale + offset]);
    far.forEach((distance, i) => {
      const cover = Math.max(0, Math.min(1, 0.5 + half - distance));
      if (cover === 0) return;
      for (const [channel, value] of [...stroke.color.map((value) => value / 255), 1].entries()) {
        pixels[i * 4 + channel] = value * cover + pixels[i * 4 + channel]! * (1 - cover);
      }
    });
  }
  return Uint8Array.from(pixels, (value, at) => {
    const alpha = pixels[at - (at % 4) + 3]!;
    return Math.round(255 * (at % 4 === 3 || alpha === 0 ? value : value / alpha));
  });
}

function png(pixels: Uint8Array, size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));  // each after a zero: no filter
  for (let y = 0; y < size; ++y) rows.set(pixels.subarray(y * size * 4, (y + 1) * size * 4), y * (size * 4 + 1) + 1);
  const chunk = (kind: string, bytes: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), bytes]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(bytes.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6], 8);  // 8 bits, RGBA
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Writes `icons/` for the manifest and for systems that read none. */
export function buildIcons(svg: string, ground: string, dist: string): void {
  const text = readFileSync(svg, 'utf8');
  const width = Number(/stroke-width="([\d.]+)"/.exec(text)![1]);
  const strokes = [...text.matchAll(/<path stroke="(#[0-9A-F]{6})" d="([^"]+)"/gi)].map(([, color, outline]): Stroke => ({ color: colorOf(color!), lines: linesOf(outline!) }));
  mkdirSync(`${dist}/icons`, { recursive: true });
  const write = (name: string, size: number, share: number, behind: Color | null): void =>
    writeFileSync(`${dist}/icons/${name}`, png(draw(strokes, width, size, share, behind), size));
  write('icon-192.png', 192, 0.96, null);
  write('icon-512.png', 512, 0.96, null);
  write('maskable-512.png', 512, 0.6, colorOf(ground));  // what masks leave is a circle of 80 %
  write('touch-180.png', 180, 0.72, colorOf(ground));
}
