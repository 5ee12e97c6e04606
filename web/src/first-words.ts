// The page as it came is in English. As soon as the words of the visitor's language are there, it speaks that.

interface Words {
  language: string;
  direction: 'ltr' | 'rtl';
  strings: Record<string, unknown>;
}

/** @param file  strings/<language>.json; a file that is none changes nothing */
export function putFirstWords(file: Uint8Array): void {
  let words: Partial<Words>;
  try {
    words = JSON.parse(new TextDecoder().decode(file)) as Partial<Words>;
  } catch {
    return;
  }
  const { language, direction, strings } = words;
  if (language === undefined || strings === undefined) return;
  const { documentElement: html } = document;
  html.lang = language;
  html.dir = direction ?? 'ltr';
  const each = (key: string, put: (element: HTMLElement, text: string) => void): void => {
    for (const element of document.querySelectorAll<HTMLElement>(`[data-${key}]`)) {
      const text = strings[element.dataset[key]!];
      if (typeof text === 'string') put(element, text);
    }
  };
  each('text', (element, text) => (element.textContent = text));
  each('label', (element, text) => element.setAttribute('aria-label', text));
  each('placeholder', (element, text) => element.setAttribute('placeholder', text));
}
