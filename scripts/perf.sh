#!/usr/bin/env bash
# How quick the page feels in Chromium, against the limits in tests/perf/limits.mjs.
. "$(dirname "$0")/lib.sh"
set_up
scripts/site.sh
exec node tests/perf/run.mjs "$@"
