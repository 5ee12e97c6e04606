// What is photographed: every step on every device in both themes and two languages, and what goes beyond them.
const hand = { hasTouch: true, isMobile: true };

export const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, ...hand },
  'small-phone': { viewport: { width: 320, height: 568 }, deviceScaleFactor: 2, ...hand },
  tablet: { viewport: { width: 820, height: 1180 }, ...hand },
  desktop: { viewport: { width: 1280, height: 800 } },
};
const beyond = {
  sideways: { viewport: { width: 844, height: 390 }, deviceScaleFactor: 2, ...hand },
  zoomed: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },  // 1280 x 1024 at 400 %
};

const themes = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'light', contrast: 'more' },
  'contrast-dark': { colorScheme: 'dark', contrast: 'more' },
};

/** @returns {{ device: string, theme: string, language: string, view: 'drawn' | 'simple', context: object }[]} */
export function sessions() {
  const all = [];
  const add = (device, kind, theme, language, view = 'drawn') =>
    all.push({ device, theme, language, view, context: { ...kind, ...themes[theme], locale: language } });
  for (const [device, kind] of Object.entries(devices)) {
    for (const theme of ['light', 'dark']) {
      for (const language of ['en', 'ar']) add(device, kind, theme, language);
    }
  }
  for (const device of ['phone', 'desktop']) {
    add(device, devices[device], 'contrast', 'en');
    add(device, devices[device], 'contrast-dark', 'en');
  }
  for (const [device, kind] of Object.entries(beyond)) {
    add(device, kind, 'light', 'en');
    add(device, kind, 'dark', 'ar');
  }
  add('phone', devices.phone, 'light', 'en', 'simple');
  add('phone', devices.phone, 'dark', 'ar', 'simple');
  add('desktop', devices.desktop, 'light', 'en', 'simple');
  return all;
}
