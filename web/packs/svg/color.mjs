// Colours as SVG writes them, to colours as frames do: "#RRGGBB", the name a pack has for it, and "@alpha".
import { formatHex, parse } from 'culori';
import { shown } from './notes.mjs';

/** @typedef {{hex: string, alpha: number}} Color */

/** Null where it is no colour. @param {string} text @param {string} currentColor @returns {Color | null} */
export function readColor(text, currentColor) {
  const wanted = text.trim().toLowerCase() === 'currentcolor' ? currentColor : text.trim();
  const color = wanted.length <= 100 ? parse(wanted.toLowerCase()) : undefined;
  const hex = color && formatHex(color);
  return hex ? { hex: hex.toUpperCase(), alpha: Math.min(1, Math.max(0, color.alpha ?? 1)) } : null;
}

/** The names a pack has for its colours, by their value. @param {Record<string, string>} colors */
export function namesOf(colors) {
  /** @type {Map<string, string>} */ const names = new Map();
  for (const [name, value] of Object.entries(colors)) {
    const color = typeof value === 'string' ? readColor(value, '') : null;
    if (color?.alpha === 1 && !names.has(color.hex)) names.set(color.hex, name);
  }
  return names;
}

export const rounded = (number, decimals) => Number(number.toFixed(decimals));

/** @param {Color} color @param {Map<string, string>} names */
export function colorText({ hex, alpha }, names) {
  const name = names.get(hex) ?? hex;
  const shownAlpha = rounded(alpha, 3);
  return shownAlpha >= 1 ? name : `${name}@${shownAlpha}`;
}

/** What stands for a fill or a stroke that cannot be read. */
export const unreadable = (text) => `the colour "${shown(text)}"`;
