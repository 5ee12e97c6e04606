// Every pack that we ship keeps what frames promise: `storycard check` finds nothing, with one theme a frame. All themes
// are checked by `make test-all`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const storycard = path.join(root, 'build/native/storycard');
const packs = ['packs', 'examples'].flatMap((folder) => readdirSync(path.join(root, 'assets', folder)).map((id) => [folder, id]));

test("there are the campaign's pack and a partner's", () => {
  for (const wanted of ['itac', 'riverbend']) assert.ok(packs.some(([, id]) => id === wanted), wanted);
});

for (const [folder, id] of packs) {
  test(`the pack ${id} is good, each frame in its own theme`, () => {
    const result = spawnSync(storycard, ['check', path.join(root, 'assets', folder, id), '--theme', 'own'], { encoding: 'utf8' });
    assert.equal(result.status, 0, result.stderr);
    assert.equal(result.stderr, '', 'no warnings either');
    assert.match(result.stdout, new RegExp(`^${id}: .* are good, on \\d+ cards\n$`));
  });
}
