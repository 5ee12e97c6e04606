// Runs the tests written in JavaScript: `run-tests.mjs node` all but those that drive a browser, `run-tests.mjs e2e` these.
// Two files at a time: on two cores, one works while the other waits for its browser.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const kind = process.argv[2];
const files = readdirSync('tests', { recursive: true })
  .map((name) => path.join('tests', name))
  .filter((name) => name.endsWith('.test.mjs') && !name.includes('node_modules') && name.startsWith(path.join('tests', 'e2e')) === (kind === 'e2e'))
  .sort();
if ((kind !== 'node' && kind !== 'e2e') || files.length === 0) {
  console.error(`storycard: there are no tests of the kind "${kind}" (node or e2e) in tests/.`);
  process.exit(2);
}
const run = spawnSync(process.execPath, ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files], { stdio: 'inherit' });
process.exit(run.status ?? 1);
