/** The same photo in other bytes (a comment of its own), so that nothing that was kept of it can serve. */
export function varied(jpeg, number) {
  const words = new TextEncoder().encode(`round ${number}`);
  const made = new Uint8Array(jpeg.length + 4 + words.length);
  made.set([0xff, 0xd8, 0xff, 0xfe, 0, words.length + 2]);
  made.set(words, 6);
  made.set(jpeg.subarray(2), 6 + words.length);
  return made;
}
