// The iframe's place in the element: as wide as that, as high as the composer wants, never higher than the window while it is
// drawn. All by CSSOM, which no policy stops; a style of the host's for the element wins.

const USUAL = 760;  // px, until the composer says

export interface Placed {
  show(frame: HTMLIFrameElement): void;
  size(view: 'drawn' | 'simple', height: number): void;
}

export function place(host: HTMLElement): Placed {
  const root = host.attachShadow({ mode: 'open' });
  root.append(document.createElement('slot'));  // what stands in the element, until there is an iframe
  let wanted = { view: 'drawn', height: USUAL };
  let frame: HTMLIFrameElement | null = null;
  const sheet = 'adoptedStyleSheets' in root ? new CSSStyleSheet() : null;
  if (sheet) root.adoptedStyleSheets = [sheet];
  const put = (): void => {
    const { view, height } = wanted;
    const least = (unit: string): string => (view === 'simple' ? `${height}px` : `min(${height}px, 100${unit})`);
    if (sheet) {
      sheet.replaceSync(`:host { display: block; height: ${least('vh')}; height: ${least('svh')}; } :host([hidden]) { display: none; }
        iframe { display: block; width: 100%; height: 100%; border: 0; }`);
    } else if (frame) {
      Object.assign(frame.style, { display: 'block', width: '100%', height: least('vh'), border: '0' });
    }
  };
  put();
  return {
    show(shown) {
      frame = shown;
      root.replaceChildren(shown);
      put();
    },
    size(view, height) {
      if (wanted.view === view && wanted.height === height) return;
      wanted = { view, height };
      put();
    },
  };
}
