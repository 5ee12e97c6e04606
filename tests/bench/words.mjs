const consonants = 'bdfghklmnprt', vowels = 'aeiou';

/** The story with a word in it that it never had before, of about one length: nothing that was laid out or drawn may serve again. */
export function changedStory(text, number) {
  const pick = (letters, divisor) => letters[Math.floor(number / divisor) % letters.length];
  return text.replace('seeds', `${pick(consonants, 1)}${pick(vowels, 12)}${pick(consonants, 60)}${pick(vowels, 720)}s`);
}

/** A story of about so many characters: whole sentences over and over, ending with a word. */
export function textOf(story, length) {
  let text = story;
  while (text.length < length) text += ` ${story}`;
  const end = text.slice(0, length + 1).lastIndexOf(' ');
  return end > 0 ? text.slice(0, end) : text;
}
