#!/usr/bin/env bash
# How long the sample stories take on this machine.
. "$(dirname "$0")/lib.sh"
scripts/build.sh native
. .deps/env.sh
exec node scripts/bench.mjs
