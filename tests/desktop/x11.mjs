// The few words of X's protocol that xdotool has not: files dropped on a window (XDND), and the display's own settings.
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { pathToFileURL } from 'node:url';

const PREDEFINED = { RESOURCE_MANAGER: 23, STRING: 31 };
const CLIENT_MESSAGE = 33, SELECTION_REQUEST = 30, SELECTION_NOTIFY = 31;

const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
const u32 = (...numbers) => Buffer.from(Uint32Array.from(numbers).buffer);

class Client {
  #socket;
  #data = Buffer.alloc(0);
  #waiting = [];
  #told = [];

  static async open(display) {
    const client = new Client();
    client.#socket = createConnection(`/tmp/.X11-unix/X${display.slice(1)}`);
    await once(client.#socket, 'connect');
    client.#socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const setup = await new Promise((resolve) => {
      let all = Buffer.alloc(0);
      const read = (part) => {
        all = Buffer.concat([all, part]);
        if (all.length < 8 || all.length < 8 + 4 * all.readUInt16LE(6)) return;
        client.#socket.off('data', read);
        resolve(all);
      };
      client.#socket.on('data', read);
    });
    if (setup[0] !== 1) throw new Error('X refused');
    client.id = setup.readUInt32LE(12) + 1;
    client.root = setup.readUInt32LE(40 + ((setup.readUInt16LE(24) + 3) & ~3) + 8 * setup[29]);
    client.#socket.on('data', (part) => client.#take(part));
    return client;
  }

  #take(part) {
    this.#data = Buffer.concat([this.#data, part]);
    for (;;) {
      const length = this.#data.length < 32 ? Infinity : 32 + (this.#data[0] === 1 ? 4 * this.#data.readUInt32LE(4) : 0);
      if (this.#data.length < length) return;
      this.#told.push(this.#data.subarray(0, length));
      this.#data = this.#data.subarray(length);
      for (const look of this.#waiting) look();
    }
  }

  /** The next event or answer of a kind; what is asked for and not answered ends with the test's own time. */
  next(is) {
    return new Promise((resolve) => {
      const look = () => {
        const at = this.#told.findIndex(is);
        if (at < 0) return;
        this.#waiting = this.#waiting.filter((each) => each !== look);
        resolve(this.#told.splice(at, 1)[0]);
      };
      this.#waiting.push(look);
      look();
    });
  }

  send(opcode, small, body) {
    const head = Buffer.from([opcode, small, 0, 0]);
    head.writeUInt16LE(1 + body.length / 4, 2);
    this.#socket.write(Buffer.concat([head, body]));
  }

  async atom(name) {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(name.length, 0);
    this.send(16, 0, Buffer.concat([head, padded(Buffer.from(name))]));
    return (await this.next((each) => each[0] === 1)).readUInt32LE(8);
  }

  property(window, name, type, text) {
    const data = Buffer.from(text);
    this.send(18, 0, Buffer.concat([u32(window, name, type, 8, data.length), padded(data)]));
  }

  event(window, event) { this.send(25, 0, Buffer.concat([u32(window, 0), padded(event), Buffer.alloc(32 - event.length)])); }

  message(window, type, ...numbers) { this.event(window, Buffer.concat([Buffer.from([CLIENT_MESSAGE, 32, 0, 0]), u32(window, type, ...numbers)])); }

  /** All that was sent is done. */
  async done() {
    this.send(43, 0, Buffer.alloc(0));
    await this.next((each) => each[0] === 1);
  }

  close() { this.#socket.destroy(); }
}

/** Drags files over a window and lets them go there. */
export async function drop(display, window, { x, y }, files) {
  const client = await Client.open(display);
  const names = ['XdndEnter', 'XdndPosition', 'XdndStatus', 'XdndDrop', 'XdndFinished', 'XdndActionCopy', 'XdndSelection', 'text/uri-list'];
  const atoms = {};
  for (const name of names) atoms[name] = await client.atom(name);
  const heard = (name) => (each) => (each[0] & 127) === CLIENT_MESSAGE && each.readUInt32LE(8) === atoms[name];
  const size = Buffer.alloc(16);
  size.writeUInt16LE(1, 4);
  size.writeUInt16LE(1, 6);
  size.writeUInt16LE(1, 10);
  client.send(1, 0, Buffer.concat([u32(client.id, client.root), size, u32(0)]));
  client.send(22, 0, u32(client.id, atoms.XdndSelection, 0));
  client.message(window, atoms.XdndEnter, client.id, 5 << 24, atoms['text/uri-list'], 0, 0);
  client.message(window, atoms.XdndPosition, client.id, 0, (x << 16) | y, 0, atoms.XdndActionCopy);
  const status = await client.next(heard('XdndStatus'));
  if (!(status.readUInt32LE(16) & 1)) throw new Error('the window takes no files');
  client.message(window, atoms.XdndDrop, client.id, 0, 0, 0, 0);
  const asked = await client.next((each) => (each[0] & 127) === SELECTION_REQUEST);
  const [time, , requestor, selection, target, property] = Array.from({ length: 6 }, (_, i) => asked.readUInt32LE(4 + 4 * i));
  client.property(requestor, property, target, files.map((file) => `${pathToFileURL(file)}\r\n`).join(''));
  client.event(requestor, Buffer.concat([Buffer.from([SELECTION_NOTIFY, 0, 0, 0]), u32(time, requestor, selection, target, property)]));
  await client.next(heard('XdndFinished'));
  client.close();
}

/** So many dots an inch, as desktops tell programs. */
export async function tellDpi(display, dpi) {
  const client = await Client.open(display);
  client.property(client.root, PREDEFINED.RESOURCE_MANAGER, PREDEFINED.STRING, `Xft.dpi:\t${dpi}\n`);
  await client.done();
  client.close();
}
