#!/usr/bin/env bash
# How long the sample stories take on this machine, and their words alone.
. "$(dirname "$0")/lib.sh"
set_up
scripts/build.sh native
node scripts/bench.mjs
exec build/native/tests/bench/text_bench
