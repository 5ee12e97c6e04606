#!/usr/bin/env bash
# The static site in dist/: relative addresses only, so that any file server can serve it from any sub-path.
#   site.sh        all of it, with a .br and a .gz beside each file that becomes smaller
#   site.sh quick  without these: what make run serves at once
# STORYCARD_PARTNERS: who else may show the pages in a frame, for the files in dist/deploy/. STORYCARD_CONTACT: where
# people may write who meet a barrier.
. "$(dirname "$0")/lib.sh"
set_up
scripts/build.sh native web

inputs() {
  find web assets scripts/licences.mjs scripts/service-worker.mjs THIRD_PARTY.md package.json package-lock.json build/assets build/web -type f \
    \( -path 'build/web/*' ! -name '*.mjs' ! -name '*.wasm' -o -print0 \) | sort -z | xargs -0 sha256sum | sha256sum
}
stamp=build/site.stamp
now=$(inputs) || die "Parts of the site are missing: see the lines above." "make clean, and make site again"
if [ -e dist/index.html ] && [ "$(cat $stamp 2>/dev/null)" = "$now" ]; then
  say "  ✓ The site in dist/ is up to date"
else
  rm -f $stamp
  step "see the lines above" "Building the site" npm run --silent build
  step "see the lines above" "Collecting the licences" node scripts/licences.mjs dist/licences
  printf '%s\n' "$now" >$stamp
fi

step "see the lines above" "Pages about the site" node scripts/about.mjs dist/about
step "see the lines above" "Files for other servers" node scripts/deploy.mjs dist/deploy

# Last, over whatever is there.
[ "${1:-}" = quick ] || step "see the lines above" "Compressing the site" node scripts/compress.mjs dist
say "  The site is in dist/."
