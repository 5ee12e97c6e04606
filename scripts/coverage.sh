#!/usr/bin/env bash
# coverage.sh: how many of core's lines the native tests run, room by room: unit, conformance and golden tests and those of the
# command line. build/coverage/lines.txt has the lines that none of them runs.
. "$(dirname "$0")/lib.sh"
set_up
scripts/build.sh native coverage

export STORYCARD_PROGRAM=$STORYCARD_ROOT/build/coverage/storycard
rooms=$(sed -n 's/^set(rooms \(.*\))$/\1/p' cmake/layer_check.cmake | tr ' ' '|')
find build/coverage -name '*.gcda' -delete
step "mend the tests first" "Unit and conformance tests" ctest --test-dir build/coverage --parallel 2 --output-on-failure \
  -R "^(unit/($rooms|stages|almanac_conformance|emoji|images)|conformance/.*)\$"
step "mend the tests first" "Goldens and the command line" node --test --test-concurrency=2 --test-reporter=spec tests/golden/*.test.mjs tests/cli/*.test.mjs
node scripts/coverage.mjs build/coverage
