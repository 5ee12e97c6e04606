// What the person is told when the composer cannot start or go on.

/** @param reason  for the console alone */
export function complain(reason: string, kind: 'stopped' | 'unreachable'): void {
  console.error(`storycard: ${reason}`);
  if (document.documentElement.dataset['storycard'] === 'too-old') return;  // begin.js said so
  document.documentElement.dataset['storycard'] = 'failed';
  const notice = document.getElementById('trouble')!;
  for (const words of notice.querySelectorAll('p')) words.hidden = words.id !== `trouble-${kind}`;
  notice.hidden = false;
}

export function announce(text: string, level: 'polite' | 'assertive'): void {
  const region = document.getElementById(level === 'assertive' ? 'say-now' : 'say')!;
  // The same words again are news only if they went away in between.
  region.textContent = '';
  requestAnimationFrame(() => (region.textContent = text));
}
