// Numbers, lengths and transforms as attributes and style sheets write them.
import parse from 'css-tree/parser';
import { identity, rotation, scaling, skewing, then, translation } from './matrix.mjs';

const perUnit = { '': 1, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6, em: 16, rem: 16, ex: 8 };

/**
 * A length in user units; null where it is none.
 * @param {string | undefined} text @param {number} whole  what 100 % is
 */
export function length(text, whole) {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)([a-z]*|%)\s*$/i.exec(text?.slice(0, 100) ?? '');
  if (!match) return null;
  const number = Number(match[1]);
  if (!Number.isFinite(number)) return null;
  if (match[2] === '%') return (number / 100) * whole;
  const unit = perUnit[match[2].toLowerCase()];
  return unit === undefined ? null : number * unit;
}

/** A number or percentage held to 0..1. @param {string | undefined} text @param {number} fallback */
export function fraction(text, fallback) {
  const value = length(text, 1);
  return value === null ? fallback : Math.min(1, Math.max(0, value));
}

/** Numbers that stand in a list, such as points or a viewBox: the first so many. @param {string | undefined} text */
export function numbers(text, most = 10) {
  const found = [];
  for (const [number] of (text ?? '').matchAll(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?/gi)) {
    if (found.length === most) break;
    if (Number.isFinite(Number(number))) found.push(Number(number));
  }
  return found;
}

const perAngle = { '': 1, deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };
const perLength = (unit) => perUnit[unit] ?? NaN;

function oneTransform(name, values) {
  const [first = NaN, second] = values.map(({ value, unit }, i) => value * (/^(rotate|skew)/i.test(name) && i === 0 ? (perAngle[unit] ?? NaN) : perLength(unit)));
  const plain = values.map(({ value, unit }) => value * perLength(unit));
  switch (name.toLowerCase()) {
    case 'matrix': return plain.length === 6 ? plain : null;
    case 'translate': return translation(first, second ?? 0);
    case 'translatex': return translation(first, 0);
    case 'translatey': return translation(0, first);
    case 'scale': return scaling(first, second ?? first);
    case 'scalex': return scaling(first, 1);
    case 'scaley': return scaling(1, first);
    case 'rotate': {
      if (plain.length < 3) return rotation(first);
      const [, x, y] = plain;
      return then(then(translation(-x, -y), rotation(first)), translation(x, y));
    }
    case 'skewx': return skewing(first, 0);
    case 'skewy': return skewing(0, first);
    default: return null;
  }
}

/**
 * The matrix of a `transform`; null where part of it is not known.
 * @param {string | undefined} text
 * @returns {import('./matrix.mjs').Matrix | null}
 */
export function transform(text) {
  if (!text || text.trim() === 'none') return identity;
  if (text.length > 10_000 || /\([^)]*\(/.test(text)) return null;
  let broken = false;
  const value = parse(text, { context: 'value', onParseError: () => { broken = true; } });
  if (broken || value.type !== 'Value') return null;
  let matrix = identity;
  for (const call of value.children) {
    if (call.type === 'Operator' && call.value === ',') continue;
    if (call.type !== 'Function') return null;
    const values = call.children.toArray()
      .filter(({ type }) => type === 'Number' || type === 'Dimension')
      .map((part) => ({ value: Number(part.value), unit: (part.unit ?? '').toLowerCase() }));
    const step = oneTransform(call.name, values);
    if (!step || !step.every((number) => Number.isFinite(number) && Math.abs(number) < 1e9)) return null;
    matrix = then(step, matrix);
  }
  return matrix.every((number) => Math.abs(number) < 1e12) ? matrix : null;
}

/**
 * `url(#name)` and what stands behind it: {id, outside, fallback}; null where there is none.
 * @param {string | undefined} text
 */
export function reference(text) {
  const match = /^\s*url\(\s*(["']?)([^"')]*)\1\s*\)\s*(.*)$/i.exec(text?.slice(0, 1000) ?? '');
  if (!match) return null;
  const address = match[2].trim();
  return { id: address.startsWith('#') ? address.slice(1) : '', outside: !address.startsWith('#'), fallback: match[3].trim() };
}
