#!/usr/bin/env bash
# How long a card takes on this machine, beside Canvas 2D and other libraries, and where it goes: see docs/bench.md.
#   BENCH_ROUNDS=3 make bench     a quick look; writes no docs
. "$(dirname "$0")/lib.sh"
set_up
scripts/site.sh
stamp=build/bench/npm.stamp
now=$(sha256sum tests/bench/package.json tests/bench/package-lock.json)
if [ ! -e tests/bench/node_modules/.package-lock.json ] || [ "$(cat $stamp 2>/dev/null)" != "$now" ]; then
  rm -f $stamp
  step "see the lines above; the benchmark's libraries come from npm" "Bringing the libraries to compare with" \
    npm ci --no-audit --no-fund --prefer-offline --prefix tests/bench
  mkdir -p build/bench
  printf '%s\n' "$now" >$stamp
fi
node --expose-gc scripts/bench.mjs "$@"
build/native/tests/bench/text_bench
