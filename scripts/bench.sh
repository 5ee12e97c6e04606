#!/usr/bin/env bash
# How long the sample stories take on this machine.
. "$(dirname "$0")/lib.sh"
set_up
scripts/build.sh native
exec node scripts/bench.mjs
