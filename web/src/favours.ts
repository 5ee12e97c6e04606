// Small things that the composer asks of the browser.
import { save } from './give';

/** False where it is not allowed, or not to be had where the page came without https. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A text file, with today's date where it says `{date}`. */
export function saveText(name: string, text: string): void {
  const today = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format();
  save(new Blob([text.replace('{date}', today)], { type: 'text/plain' }), name);
}

/** A line for each: its tag, its name in `language`, and its English one, as far as the browser knows them. */
export function languageNames(tags: string[], language: string): string {
  const namesIn = (locale: string) => {
    const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
    return (tag: string) => {
      try {
        return names.of(tag) ?? '';
      } catch {
        return '';  // not a tag by the browser's lights
      }
    };
  };
  const here = namesIn(language), english = namesIn('en');
  return tags.map((tag) => [tag, here(tag), english(tag)].join('\t')).join('\n');
}

/** A text of this site, in a tab of its own; nothing else can be named. */
export function openPage(page: string): void {
  if (/^(licences\/[a-z0-9-]+\.txt|about\/[A-Za-z-]+\/[a-z]+\.html)$/.test(page)) window.open(new URL(page, document.baseURI), '_blank', 'noopener');
}
