// What other servers are to be told, as files for them: `deploy.mjs dist/deploy`. All of it comes from web/headers.mjs; docs/deployment.md shows the
// same lines. STORYCARD_PARTNERS="https://city.example https://*.ngo.example" names who else may show the pages in a frame.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FOREVER, headers, pagePolicy, partnersFrom, PERMISSIONS, TYPES } from '../web/headers.mjs';

const MADE = 'Made by scripts/deploy.mjs from web/headers.mjs.';

/** `map` lines for the http block: what nginx sends may depend on the path only by a variable. */
export function nginxMaps(partners = []) {
  const map = ({ name, paths, value, otherwise = '' }) => `map $uri $storycard_${name.toLowerCase().replaceAll('-', '_')} {\n  default "${otherwise}";\n  "~${paths}" "${value}";\n}\n`;
  return `# ${MADE} Into the http block: a file in /etc/nginx/conf.d/ is in it.\n${headers(partners).filter(({ paths }) => paths).map(map).join('')}`;
}

export function nginxLocation() {
  const endings = (type) => Object.keys(TYPES).filter((ending) => TYPES[ending] === type);
  const types = [...new Set(Object.values(TYPES))].map((type) => `    ${type} ${endings(type).join(' ')};`).join('\n');
  const sent = headers().map(({ name, paths, value }) => `  add_header ${name} ${paths ? `$storycard_${name.toLowerCase().replaceAll('-', '_')}` : value} always;`);
  return `# ${MADE} Into the server block.
location /storycard/ {
  root /srv/www;  # the site's files are in /srv/www/storycard/
  index index.html;
  types {
${types}
  }
  charset utf-8;
  charset_types text/css text/javascript text/markdown text/plain;
  gzip_static on;
  gzip_vary on;
  brotli_static on;  # of libnginx-mod-http-brotli-static; without it leave this line out
${sent.join('\n')}
}
`;
}

/** As .htaccess in the site's own folder. Files that are sent compressed are known by their names with .br or .gz. */
export function apache(partners = []) {
  const pattern = (paths) => `m#(${paths.replaceAll(/\$(?=\)|\||$)/g, '(\\.br|\\.gz)?$')})#`;
  const lines = headers(partners).flatMap(({ name, paths, value, otherwise }) => {
    const set = (said, when = '') => `  Header always set ${name} "${said}"${when}`;
    if (!paths) return [set(value)];
    return [set(value, ` "expr=%{REQUEST_URI} =~ ${pattern(paths)}"`), ...(otherwise ? [set(otherwise, ` "expr=%{REQUEST_URI} !~ ${pattern(paths)}"`)] : [])];
  });
  const types = Object.entries(TYPES).map(([ending, type]) => `  AddType ${type} .${ending}`);
  const texts = Object.keys(TYPES).filter((ending) => TYPES[ending].startsWith('text/'));
  return `# ${MADE} As .htaccess in the site's folder.
DirectoryIndex index.html
<IfModule mod_headers.c>
${lines.join('\n')}
  Header merge Vary Accept-Encoding
</IfModule>
<IfModule mod_mime.c>
${types.join('\n')}
  AddCharset utf-8 ${texts.map((ending) => `.${ending}`).join(' ')}
  RemoveType .br .gz
  RemoveLanguage .br
  AddEncoding br .br
  AddEncoding gzip .gz
</IfModule>
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b
  RewriteCond %{REQUEST_FILENAME}.br -f
  RewriteRule ^(.+)$ $1.br [L,E=no-gzip:1]
  RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b
  RewriteCond %{REQUEST_FILENAME} !\\.br$
  RewriteCond %{REQUEST_FILENAME}.gz -f
  RewriteRule ^(.+)$ $1.gz [L,E=no-gzip:1]
</IfModule>
`;
}

/** As _headers at the root of what is published. Rules that match add up, so none says another's header in other words; types and questions
 *  whether a file is still the same are these hosts' own. */
export function cdn(partners = []) {
  return `# ${MADE} As _headers at the root of the site.
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Content-Security-Policy: ${pagePolicy(partners)}
  Permissions-Policy: ${PERMISSIONS}
  Cross-Origin-Resource-Policy: cross-origin
${['engine', 'embed', 'assets'].map((folder) => `/${folder}/*\n  Access-Control-Allow-Origin: *\n`).join('')}${['app', 'packs/app'].map((folder) => `/${folder}/*\n  Cache-Control: ${FOREVER}\n`).join('')}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  try {
    const [, , folder] = process.argv;
    if (!folder) throw new Error('usage: deploy.mjs FOLDER');
    const partners = partnersFrom(process.env.STORYCARD_PARTNERS);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const files = { 'nginx-http.conf': nginxMaps(partners), 'nginx-location.conf': nginxLocation(), htaccess: apache(partners), _headers: cdn(partners) };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    console.log(`deploy: ${Object.keys(files).join(', ')} in ${folder}`);
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
