// What the site asks of every host: types, headers, policies. One list, of which `make serve` sends, scripts/deploy.mjs writes
// files for other servers, and docs/deployment.md tells.

/** Content-Security-Policy, as the pages' own <meta> has it. One named policy makes the workers' addresses. */
export const POLICY = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'",
  "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'",
  'trusted-types storycard'];

/** With what no <meta> can say: who may show the pages in a frame. `partners`: origins, 'https://city.example'. */
export const pagePolicy = (partners = []) => [...POLICY, ["frame-ancestors 'self'", ...partners].join(' ')].join('; ');

/** An origin, or with a star every subdomain of one; nothing that could end the directive. */
export const isPartner = (text) => /^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/.test(text) || /^http:\/\/(localhost|127\.0\.0\.1):\d{1,5}$/.test(text);

/** Whom the environment names, or what is wrong with it. */
export function partnersFrom(text = '') {
  const partners = text.split(/[\s,]+/).filter(Boolean);
  const wrong = partners.find((partner) => !isPartner(partner));
  if (wrong !== undefined) throw new Error(`STORYCARD_PARTNERS names "${wrong}", and each has to be an origin such as https://city.example or https://*.city.example`);
  return partners;
}

// What a page of ours has no use for is closed to it, and to whatever might get into it. Share sheet and clipboard stay as they are by default: the
// page's own. Only names that every browser knows: others are complained of.
const CLOSED = ['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi',
  'payment', 'publickey-credentials-get', 'screen-wake-lock', 'usb', 'xr-spatial-tracking'];
export const PERMISSIONS = CLOSED.map((name) => `${name}=()`).join(', ');

export const FOREVER = 'public, max-age=31536000, immutable';
export const ASK_EACH_TIME = 'no-cache';

/** Patterns of paths as servers see them, whatever folder the site is in: plain enough for nginx, Apache and JavaScript alike. */
export const PAGES = '(/|\\.html)$';
export const HASHED = '/app/[^/]+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+$';
export const SHARED = '/(engine|embed|assets)/';

/** Each with the paths it is sent for (null: all), in the order in which they are told. */
export const headers = (partners = []) => [
  { name: 'X-Content-Type-Options', paths: null, value: 'nosniff' },
  { name: 'Referrer-Policy', paths: null, value: 'no-referrer' },
  { name: 'Content-Security-Policy', paths: PAGES, value: pagePolicy(partners) },
  { name: 'Permissions-Policy', paths: PAGES, value: PERMISSIONS },
  { name: 'Cache-Control', paths: HASHED, value: FOREVER, otherwise: ASK_EACH_TIME },
  { name: 'Access-Control-Allow-Origin', paths: SHARED, value: '*' },
  { name: 'Cross-Origin-Resource-Policy', paths: `${PAGES}|${SHARED}`, value: 'cross-origin', otherwise: 'same-origin' },
];

/** For one path, from its first slash on. */
export function headersFor(path, partners = []) {
  const sent = {};
  for (const { name, paths, value, otherwise } of headers(partners)) {
    const said = paths === null || new RegExp(paths).test(path) ? value : otherwise;
    if (said !== undefined) sent[name] = said;
  }
  return sent;
}

/** By the last part of a name. Those of text are UTF-8. */
export const TYPES = {
  css: 'text/css',
  dict: 'application/octet-stream',
  html: 'text/html',
  ico: 'image/x-icon',
  icu: 'application/octet-stream',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  map: 'application/json',
  md: 'text/markdown',
  mjs: 'text/javascript',
  otf: 'font/otf',
  png: 'image/png',
  storycard: 'application/x-storycard',
  svg: 'image/svg+xml',
  ts: 'text/plain',
  ttf: 'font/ttf',
  txt: 'text/plain',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

export const typeOf = (name) => {
  const type = TYPES[/\.([a-z0-9]+)$/.exec(name)?.[1]] ?? 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
};
