#!/usr/bin/env bash
# Serves dist/ on 127.0.0.1, port 8080 or the next free one, until Ctrl-C.
. "$(dirname "$0")/lib.sh"
[ -e dist/index.html ] || die "There is no site in dist/ yet." "make site"
# shellcheck source=/dev/null
if [ -e .deps/env.sh ]; then . .deps/env.sh; fi
exec node web/serve.mjs
