// The conditions of a C++ file as clang-format leaves it: binary operators have a space on both sides, templates' brackets have none.
const INTO = {
  '<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'], '==': ['!='], '!=': ['=='], '&&': ['||'], '||': ['&&'],
};
const OPERATOR = / (<=?|>=?|==|!=|&&|\|\|)(?=[ \n])/g;
const HEAD = /\b(?:if|while) \(/g;

/** The text with what is in comments and quotes as blanks, so that places stay. */
export function withoutWords(source) {
  const blank = (text) => text.replace(/[^\n]/g, ' ');
  return source.replace(/R"(\w*)\([^]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'|\/\/[^\n]*|\/\*[^]*?\*\//g, blank)
    .replace(/^#.*$/gm, blank);
}

/** The end of the brackets that open just before `from`. */
function closing(code, from) {
  for (let depth = 1, at = from; at < code.length; ++at) {
    if (code[at] === '(') ++depth;
    if (code[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

/**
 * Where a condition could be another one: { from, to, was, into: [...], line, number, column }, without what only says what a caller
 * promised (CHECK, static_assert) and without operators that are declared.
 */
export function conditionsOf(source) {
  const code = withoutWords(source);
  const found = [];
  const add = (from, to, into) => {
    const start = source.lastIndexOf('\n', from - 1) + 1;
    const end = source.indexOf('\n', from);
    const line = source.slice(start, end);
    if (/\bCHECK\(|static_assert|operator|^template|concept /.test(line)) return;
    found.push({ from, to, was: source.slice(from, to), into, line, number: source.slice(0, from).split('\n').length, column: from - start });
  };
  for (const match of code.matchAll(OPERATOR)) add(match.index + 1, match.index + 1 + match[1].length, INTO[match[1]]);
  // A condition of one word, or one call, has no operator: it is turned round.
  for (const match of code.matchAll(HEAD)) {
    const from = match.index + match[0].length, to = closing(code, from);
    const inside = code.slice(from, to);
    if (to === -1 || /[;]| (<=?|>=?|==|!=|&&|\|\||=)[ \n]/.test(inside)) continue;
    add(from, to, [inside.startsWith('!') ? source.slice(from + 1, to) : `!(${source.slice(from, to)})`]);
  }
  return found;
}
