#!/usr/bin/env bash
# The npm package @itac/storycard: its folder in build/package/, and a tarball of it in build/.
. "$(dirname "$0")/lib.sh"
set_up
scripts/site.sh quick
step "see the lines above" "Making the package" node scripts/package.mjs build
say "  $(tail -n 1 "$STEP_LOG")"
