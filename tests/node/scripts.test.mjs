// A story in every script: nothing is missing, everything fits, and the faces are those of the script.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { formats, root, storycard } from './samples.mjs';

const folder = path.join(root, 'tests/fixtures/scripts');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

for (const name of files) {
  test(`${path.basename(name, '.json')}: in every format no character is missing and the story fits, unchanged`, async () => {
    const file = path.join(folder, name);
    const { story } = JSON.parse(readFileSync(file, 'utf8'));
    const reports = JSON.parse(await storycard('layout', file, '--format', 'all'));
    assert.equal(reports.length, formats.length);
    for (const { format, texts } of reports) {
      for (const text of texts) assert.deepEqual(text.missing, [], `${format}, ${text.slot}`);
      const told = texts.find(({ slot }) => slot === 'story');
      assert.equal(told.lines.map(({ text }) => text).join(''), story);
      assert.ok(told.fits, `${format}: too long by ${told.tooLongBy}`);
    }
  });
}
