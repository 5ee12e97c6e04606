// The page's own letters, from the fonts that cards are set with. The system's stand in until they are there.
const FACES = [
  ['Storycard Title', 'bricolage-700', '700'],
  ['Storycard Title', 'bricolage-800', '800'],
  ['Storycard Text', 'noto-sans-400', '400'],
  ['Storycard Text', 'noto-sans-500', '500'],
  ['Storycard Text', 'noto-sans-600', '600'],
  ['Storycard Text', 'noto-sans-700', '700'],
] as const;

export function registerPageFonts(): void {
  for (const [family, file, weight] of FACES) {
    const address = new URL(`../assets/fonts/${file}.latin-basic.ttf`, document.baseURI).href;
    document.fonts.add(new FontFace(family, `url("${address}")`, { weight, display: 'swap' }));
  }
}
