#!/usr/bin/env bash
# The static site in dist/: relative addresses only, so that any file server can serve it from any sub-path.
. "$(dirname "$0")/lib.sh"
set_up
scripts/build.sh native web

# Nothing that goes into the site changed since: there is nothing to do.
inputs() {
  find web assets scripts/licences.mjs THIRD_PARTY.md package.json package-lock.json build/assets build/web -type f \
    \( -path 'build/web/*' ! -name '*.mjs' ! -name '*.wasm' -o -print0 \) | sort -z | xargs -0 sha256sum | sha256sum
}
stamp=build/site.stamp
now=$(inputs) || die "Parts of the site are missing: see the lines above." "make clean, and make site again"
if [ -e dist/index.html ] && [ "$(cat $stamp 2>/dev/null)" = "$now" ]; then
  say "  ✓ The site in dist/ is up to date"
  exit
fi
rm -f $stamp
step "see the lines above" "Building the site" npm run --silent build
step "see the lines above" "Collecting the licences" node scripts/licences.mjs dist/licences
printf '%s\n' "$now" >$stamp
say "  The site is in dist/."
