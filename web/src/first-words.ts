// The page as it came is in English. As soon as the words of the visitor's language are there, it speaks that.

export interface Words {
  language: string;
  direction?: 'ltr' | 'rtl';
  firstFonts?: string[];  // of the first card
  strings: Record<string, unknown>;
}

/** @param file  strings/<language>.json; null where it is none */
export function readWords(file: Uint8Array): Words | null {
  try {
    const words = JSON.parse(new TextDecoder().decode(file)) as Partial<Words>;
    return words.language !== undefined && words.strings !== undefined ? words as Words : null;
  } catch {
    return null;
  }
}

export function putFirstWords({ language, direction, strings }: Words): void {
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
