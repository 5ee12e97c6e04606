// The pack to start from: the files in example/, as they are.
import { zipSync } from 'fflate';

const texts = import.meta.glob<string>('./example/**/*.json', { query: '?raw', import: 'default', eager: true });

export function exampleFiles(): Record<string, Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name.replace('./example/', ''), encoder.encode(text)]));
}

const YEAR = '1980-01-02T00:00:00';  // as early as zips can say: the same bytes every day

export function exampleZip(): Uint8Array<ArrayBuffer> {
  return zipSync({ 'my-town': exampleFiles() }, { mtime: YEAR, level: 9 });
}
