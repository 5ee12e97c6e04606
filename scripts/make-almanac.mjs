// Writes assets/almanac/ from what this node knows of Unicode's CLDR and of the IANA time zones (process.versions: cldr, tz):
//   dates.json       how each language says a date and an hour
//   languages.json   what each language calls itself
//   time-zones.json  each zone's offsets from UTC, 2024 to 2037
// and tests/conformance/almanac/*.tsv, which hold what Intl says, for the test of what core makes of those files.
//   node scripts/make-almanac.mjs            The files are committed: another node may know other words.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const oracles = readFileSync(new URL('tests/oracles/languages.tsv', root), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));

/** Languages, then places that say or write a date otherwise than their language does. */
const TAGS = [...new Set([
  ...oracles.map((line) => line.split('\t')[0]),
  ...'da sv nb nn is fo et lv sk sl hr bs ca gl eu cy ga mt lb af zu xh st tn sn ny rw mg om ff bm ee ak mfe'.split(' '),
  ...'id ms jv su ceb fil uz tk tt ckb ku sd as or ks mni sat to sm mi haw qu fr-CA rm fur'.split(' '),
  ...'en-GB en-AU en-CA en-IE en-IN en-KE en-NG en-NZ en-PH en-ZA es-MX es-AR es-CO pt-PT de-AT fr-CH it-CH nl-BE'.split(' '),
  ...'ar-DZ ar-EG ar-IQ ar-JO ar-LB ar-MA ar-MR ar-PS ar-SA ar-SD ar-SY ar-TN ar-YE fa-AF ur-IN ps-PK pa-Arab uz-Arab uz-Cyrl az-Cyrl sr-Latn bs-Cyrl'.split(' '),
  ...'zh zh-TW zh-HK zh-Hant-HK zh-SG yue-Hans ta-LK bn-IN ne-IN sw-KE so-KE om-KE ff-Latn'.split(' '),
])].filter((tag) => !['el-polyton', 'prs'].includes(tag));

/** Names that CLDR spells with another tag, and languages whose own name CLDR does not know. */
const SAME = { 'fa-AF': ['prs'], he: ['iw'], id: ['in'], nb: ['no'], fil: ['tl'], yi: ['ji'], ku: ['kmr'], om: ['gaz'], ar: ['arb'], uz: ['uzn'], ps: ['pbu'], sw: ['swh'], zh: ['cmn'] };
const OWN_NAMES = {
  ay: 'Aymar aru', bi: 'Bislama', bo: 'བོད་སྐད་', cr: 'ᓀᐦᐃᔭᐍᐏᐣ', csw: 'ᓀᐦᐃᓇᐍᐏᐣ', dv: 'ދިވެހި', gn: 'Avañe’ẽ', ht: 'Kreyòl ayisyen', iu: 'ᐃᓄᒃᑎᑐᑦ',
  kg: 'Kikongo', mai: 'मैथिली', man: 'Mandinka', pap: 'Papiamentu', rhg: 'Ruáingga', rom: 'Romani', shn: 'လိၵ်ႈတႆး', skr: 'سرائیکی', ss: 'siSwati', syr: 'ܣܘܪܝܝܐ',
  tet: 'Tetun', ts: 'Xitsonga', ve: 'Tshivenḓa', prs: 'دری', kmr: 'Kurdî', sr: 'Српски', 'sr-Latn': 'Srpski', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文',
};

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const write = (name, text) => writeFileSync(new URL(name, root), text);

/** A name that stands for itself begins as a sentence would. Georgian has capitals, but never so. */
function atStart(text, tag) {
  const [first = ''] = text;
  return /\p{Script=Georgian}/u.test(first) ? text : first.toLocaleUpperCase(tag) + text.slice(first.length);
}

// --- Dates ---------------------------------------------------------------------------------------------------------

const utc = (...date) => new Date(Date.UTC(...date));
const days = Array.from({ length: 7 }, (_, day) => utc(2026, 1, 1 + day));  // 1 February 2026 is a Sunday
const months = Array.from({ length: 12 }, (_, month) => utc(2026, month, 18));
const formatter = (tag, options) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', calendar: 'gregory', ...options });
const part = (format, date, type) => format.formatToParts(date).find((one) => one.type === type)?.value ?? '';
/** What all fonts have stands for the narrow space that few do. (V8's format() makes it one that breaks lines.) */
const wide = (text) => text.replaceAll('\u202F', '\u00A0');
const formatted = (format, date) => wide(format.formatToParts(date).map(({ value }) => value).join(''));
const known = (tag) => formatter(tag, {}).resolvedOptions().locale.split('-')[0] === new Intl.Locale(tag).language;

function zeroOf(tag) {
  return new Intl.NumberFormat(tag, { useGrouping: false }).format(0);
}

function inDigits(number, zero) {
  return [...String(number)].map((digit) => String.fromCodePoint(zero.codePointAt(0) + Number(digit))).join('');
}

function datesOf(tag) {
  const zero = zeroOf(tag);
  const full = formatter(tag, { dateStyle: 'full' });
  const alone = { months: formatter(tag, { month: 'long' }), weekdays: formatter(tag, { weekday: 'long' }) };
  const names = { months: months.map((date) => alone.months.format(date)), weekdays: days.map((date) => alone.weekdays.format(date)) };
  const inside = { months: months.map((date) => part(full, date, 'month')), weekdays: days.map((date) => part(full, date, 'weekday')) };
  const numbered = months.every((date, i) => inside.months[i] === inDigits(i + 1, zero));
  const pattern = full.formatToParts(utc(2026, 11, 8)).map(({ type, value }) => {
    if (type === 'month') return numbered ? '{number}' : '{month}';
    if (type === 'day') return value === inDigits('08', zero) ? '{day2}' : '{day}';
    return ['weekday', 'year'].includes(type) ? `{${type}}` : wide(value);
  }).join('');
  const clock = formatter(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(utc(2026, 11, 8, 9, 5));
  const time = clock.map(({ type, value }) => (['hour', 'minute'].includes(type) ? `{${type}}` : wide(value))).join('');
  return {
    months: names.months,
    ...(!numbered && !same(names.months, inside.months) && { monthsInside: inside.months }),
    weekdays: names.weekdays,
    ...(!same(names.weekdays, inside.weekdays) && { weekdaysInside: inside.weekdays }),
    date: pattern,
    ...(time !== '{hour}:{minute}' && { time }),
    ...(zero !== '0' && { zero }),
  };
}

/** As core reads it; what Intl says must come out. */
function told(words, date) {
  const zero = words.zero ?? '0';
  const filled = {
    weekday: (words.weekdaysInside ?? words.weekdays)[date.getUTCDay()], month: (words.monthsInside ?? words.months)[date.getUTCMonth()],
    number: inDigits(date.getUTCMonth() + 1, zero), day: inDigits(date.getUTCDate(), zero),
    day2: inDigits(String(date.getUTCDate()).padStart(2, '0'), zero), year: inDigits(date.getUTCFullYear(), zero),
  };
  return words.date.replace(/\{(\w+)\}/g, (_, key) => filled[key]);
}

const dates = {};
for (const tag of TAGS) {
  if (!known(tag)) {
    console.log(`dates: Intl does not know ${tag}`);
    continue;
  }
  const words = datesOf(tag);
  const full = formatter(tag, { dateStyle: 'full' });
  for (let day = 0; day < 365; ++day) {
    const date = utc(2026, 0, 1 + day);
    if (told(words, date) !== formatted(full, date)) throw new Error(`${tag}: "${told(words, date)}" is not "${formatted(full, date)}"`);
  }
  dates[tag] = words;
}
// What is said as the language without its last part says it need not be said twice.
const baseOf = (tag) => tag.split('-').slice(0, -1).join('-');
for (const tag of Object.keys(dates).sort((a, b) => b.length - a.length)) {
  for (let base = baseOf(tag); base; base = baseOf(base)) {
    if (!dates[base]) continue;
    if (same(dates[base], dates[tag])) delete dates[tag];
    break;
  }
}
const expected = [];
for (const tag of TAGS.filter(known)) {
  for (const date of [utc(2026, 11, 18, 16, 5), utc(2027, 0, 3, 0, 0), utc(2028, 1, 29, 23, 59), utc(2025, 6, 6, 9, 30)]) {
    const words = [formatter(tag, { month: 'long' }), formatter(tag, { weekday: 'long' }), formatter(tag, { dateStyle: 'full' }),
      formatter(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })].map((format) => atStart(formatted(format, date), tag));
    expected.push([tag, date.toISOString().slice(0, 16) + 'Z', ...words].join('\t'));
  }
}
for (const [tag, others] of Object.entries(SAME)) {
  for (const other of others) if (dates[tag] && !dates[other]) dates[other] = dates[tag];
}
const spoken = Object.fromEntries(Object.entries(dates).map(([tag, words]) => {
  const locale = tag === 'in' ? 'id' : tag;
  const { months: m, weekdays: w, monthsInside, weekdaysInside, ...rest } = words;
  const begin = (list) => list.map((name) => atStart(name, locale));
  return [tag, {
    months: begin(m), ...((monthsInside || (!same(begin(m), m) && words.date.includes('{month}'))) && { monthsInside: monthsInside ?? m }),
    weekdays: begin(w), ...((weekdaysInside || !same(begin(w), w)) && { weekdaysInside: words.date.startsWith('{weekday}') ? begin(weekdaysInside ?? w) : weekdaysInside ?? w }),
    ...rest,
  }];
}));
for (const words of Object.values(spoken)) if (same(words.weekdaysInside, words.weekdays)) delete words.weekdaysInside;

// --- Languages' own names ------------------------------------------------------------------------------------------

const names = {};
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const codes = letters.flatMap((a) => letters.flatMap((b) => [a + b, ...letters.map((c) => a + b + c)]));
for (const tag of [...codes, ...TAGS.filter((one) => /^[a-z]+-[A-Z][a-z]{3}$/.test(one))]) {
  const { language } = new Intl.Locale(tag);
  if (language !== tag.split('-')[0] || !Intl.DisplayNames.supportedLocalesOf(tag).length) continue;
  const name = new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }).of(tag);
  if (name) names[tag] = atStart(name.replace(/ \([^)]*\)$/, ''), tag);  // its script can be seen
}
for (const [tag, others] of Object.entries(SAME)) for (const other of others) if (names[tag] && !OWN_NAMES[other]) names[other] = names[tag];
for (const [tag, name] of Object.entries(OWN_NAMES)) names[tag] = name;

// --- Time zones ----------------------------------------------------------------------------------------------------

const HOUR = 3_600_000, DAY = 24 * HOUR, QUARTER = HOUR / 4;
const first = Date.UTC(2024, 0, 1), end = Date.UTC(2038, 0, 1);

/** Minutes east of UTC. */
function offsets(zone) {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (time) => {
    const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(time)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0;
  };
}

/** [offset, quarters of an hour from the last change (the first: from 2024) to the next, offset, ...] */
function ruleOf(zone) {
  const at = offsets(zone);
  const rule = [at(first)];
  for (let day = first, changed = first; day < end; day += DAY) {
    if (at(day + DAY) === rule.at(-1)) continue;
    let [before, after] = [day, day + DAY];
    while (after - before > QUARTER) {
      const middle = before + Math.floor((after - before) / QUARTER / 2) * QUARTER;
      if (at(middle) === rule.at(-1)) before = middle;
      else after = middle;
    }
    rule.push((after - changed) / QUARTER, at(after));
    changed = after;
  }
  return rule;
}

function zoneNames() {
  const all = new Set(Intl.supportedValuesOf('timeZone'));
  for (const line of readFileSync('/usr/share/zoneinfo/tzdata.zi', 'utf8').split('\n')) {
    const [kind, one, other] = line.split(' ');
    if (kind === 'Z') all.add(one);
    if (kind === 'L') all.add(other);
  }
  return [...all].filter((name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  }).sort();
}

const rules = new Map();
const ruleByZone = new Map();
for (const zone of zoneNames()) {
  const canonical = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  if (!ruleByZone.has(canonical)) ruleByZone.set(canonical, ruleOf(canonical));
  const key = JSON.stringify(ruleByZone.get(canonical));
  rules.set(key, [...(rules.get(key) ?? []), zone]);
}

/** Names by their first part: "Europe": "Madrid Paris"; those without one are under "". */
function grouped(zones) {
  const groups = {};
  for (const zone of zones) {
    const slash = zone.indexOf('/');
    (groups[zone.slice(0, Math.max(slash, 0))] ??= []).push(zone.slice(slash + 1));
  }
  return Object.fromEntries(Object.entries(groups).map(([area, places]) => [area, places.join(' ')]));
}

let seed = 20261218;
const random = (count) => (seed = (seed * 48271) % 0x7fffffff) % count;
const all = [...rules.values()].flat().sort();
const chosen = ['Africa/Casablanca', 'America/St_Johns', 'Asia/Kathmandu', 'Asia/Calcutta', 'Australia/Lord_Howe', 'Europe/Kyiv', 'Pacific/Chatham', 'UTC'];
while (chosen.length < 40) {
  const zone = all[random(all.length)];
  if (!chosen.includes(zone)) chosen.push(zone);
}
const instants = Array.from({ length: 200 }, () => first + random((end - first) / 60_000) * 60_000).sort((a, b) => a - b);
const lines = chosen.map((zone) => [zone, ...instants.map((time) => offsets(zone)(time))].join('\t'));

// --- Files ---------------------------------------------------------------------------------------------------------

mkdirSync(new URL('assets/almanac/', root), { recursive: true });
mkdirSync(new URL('tests/conformance/almanac/', root), { recursive: true });
const byLine = (object) => `{\n${Object.entries(object).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}`;
write('assets/almanac/dates.json', `{"dates": 1, "languages": ${byLine(sorted(spoken))}}\n`);
write('assets/almanac/languages.json', `{"languages": 1, "names": ${byLine(sorted(names))}}\n`);
const list = [...rules].map(([rule, zones]) => `{"offsets": ${rule}, "zones": ${JSON.stringify(grouped(zones))}}`);
write('assets/almanac/time-zones.json', `{"timeZones": 1, "since": 2024, "rules": [\n${list.join(',\n')}\n]}\n`);
write('tests/conformance/almanac/dates.tsv', `${expected.join('\n')}\n`);
write('tests/conformance/almanac/time-zones.tsv', `${['', ...instants.map((time) => time / 60_000)].join('\t')}\n${lines.join('\n')}\n`);
const { cldr, tz, icu } = process.versions;
console.log(`CLDR ${cldr}, ICU ${icu}, time zones ${tz}: ${Object.keys(spoken).length} languages' dates, ${Object.keys(names).length} names, ${all.length} zones of ${rules.size} rules`);
