import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import { readJson } from './docs.mjs';

/** What the figures were measured on and with. */
export function machine(chromium) {
  const { dependencies } = readJson('tests/bench/package.json');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  return {
    cpu: cpus()[0].model, cores: cpus().length, memory: Math.round(totalmem() / 1e9), system: `Linux ${release().split('-')[0]}`, commit,
    versions: { node: process.versions.node, ...(chromium && { Chromium: chromium }), ...dependencies },
  };
}
