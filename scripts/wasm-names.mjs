// What a wasm module's functions are called: its custom section "name".

function reader(bytes, at = 0) {
  const number = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  const text = () => {
    const size = number();
    at += size;
    return Buffer.from(bytes.buffer, bytes.byteOffset + at - size, size).toString();
  };
  return { number, text, byte: () => bytes[at++], at: () => at, skip: (count) => (at += count) };
}

const leb = (value) => {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
};

const sized = (bytes) => Buffer.concat([leb(bytes.length), bytes]);

function* sections(wasm) {
  const read = reader(wasm, 8);
  while (read.at() < wasm.length) {
    const begin = read.at(), id = read.byte(), size = read.number(), body = read.at();
    read.skip(size);
    yield { id, begin, body, end: body + size };
  }
}

const isNames = (wasm, { id, body }) => id === 0 && reader(wasm, body).text() === 'name';

function skipLimits(read) {
  if ((read.number() & 1) === 1) read.number();
  read.number();
}

function importedFunctions(wasm, body) {
  const read = reader(wasm, body);
  let functions = 0;
  for (let left = read.number(); left > 0; --left) {
    read.text();
    read.text();
    const kind = read.byte();
    if (kind === 0) ++functions, read.number();
    else if (kind === 1) read.byte(), skipLimits(read);
    else if (kind === 2) skipLimits(read);
    else read.skip(2);
  }
  return functions;
}

/** `names` by index, the imported ones first; `sizes` of those that have a body, in bytes. */
export function functionsOf(wasm) {
  const names = new Map(), sizes = [];
  let imported = 0;
  for (const section of sections(wasm)) {
    const read = reader(wasm, section.body);
    if (section.id === 2) imported = importedFunctions(wasm, section.body);
    if (section.id === 10) {
      for (let left = read.number(); left > 0; --left) {
        sizes.push(read.number());
        read.skip(sizes.at(-1));
      }
    }
    if (!isNames(wasm, section)) continue;
    read.text();
    while (read.at() < section.end) {
      const kind = read.byte(), size = read.number(), end = read.at() + size;
      if (kind === 1) for (let left = read.number(); left > 0; --left) names.set(read.number(), read.text());
      read.skip(end - read.at());
    }
  }
  return { names, sizes, imported };
}

/** The module with other names for all functions that have a body. */
export function withNames(wasm, nameFor) {
  const { sizes, imported } = functionsOf(wasm);
  const names = sizes.map((_, i) => Buffer.concat([leb(i + imported), sized(Buffer.from(nameFor(i + imported)))]));
  const body = Buffer.concat([sized(Buffer.from('name')), Buffer.from([1]), sized(Buffer.concat([leb(names.length), ...names]))]);
  const others = [...sections(wasm)].filter((section) => !isNames(wasm, section)).map(({ begin, end }) => wasm.subarray(begin, end));
  return Buffer.concat([wasm.subarray(0, 8), ...others, Buffer.from([0]), sized(body)]);
}

/** "std::vector<A>::size() const" is "std::vector::size": without what it returns, its parameters and template arguments. */
export function nameOf(full) {
  let name = '', depth = 0;
  const plain = full.replace(/^decltype ?\(.*?\)\) /, '').replaceAll('(anonymous namespace)', '{anonymous}').replace(/operator(<<|>>|<=>|<=|>=|->|<|>|\(\))/g, (_, sign) => `operator{${[...sign].map((c) => c.charCodeAt(0)).join('-')}}`);
  for (const c of plain) {
    if (c === '<' || c === '(' || c === '[') ++depth;
    else if (c === '>' || c === ')' || c === ']') --depth;
    else if (depth === 0) name += c;
    if (depth === 1 && c === '(' && !/^(non-virtual thunk to|guard variable)/.test(plain)) break;
  }
  return name.trim().replace(/^.* (?=[^ ]+$)/, '');
}
