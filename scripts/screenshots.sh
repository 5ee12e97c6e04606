#!/usr/bin/env bash
# Every state of the composer on every device, in both themes and two languages, into build/screenshots/.
#   scripts/screenshots.sh phone-dark      only sessions whose name contains these words
. "$(dirname "$0")/lib.sh"
set_up
scripts/site.sh
exec node tests/screens/screenshots.mjs "$@"
