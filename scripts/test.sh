#!/usr/bin/env bash
# Every test: builds, then runs each kind to its end even if an earlier one failed, and says which failed.
#   test.sh      what CI runs
#   test.sh all  also every pack in all its themes, every look and language of each screen, 1,000 random actions, 50 browsers
#                that die while somebody writes, the native tests under the sanitizers, and the engine with checks of its stack
export STORYCARD_DESKTOP=1
. "$(dirname "$0")/lib.sh"
set_up

failed=()
# check TITLE SUMMARY COMMAND...: SUMMARY is a pattern for the lines of the output that say how many tests ran.
check() {
  local title=$1 summary=$2
  shift 2
  if attempt "$title" "$@"; then
    grep -E "$summary" "$STEP_LOG" | sed 's/^/      /' || true
  else
    failed+=("$title")
    show_test_failures "$STEP_LOG"
    say "      (all of it: $STEP_LOG)"
  fi
}

show_test_failures() {
  local lines
  lines=$(grep -nE -A 14 '(ERROR|FAILED|Failed|not ok|✖|AddressSanitizer|runtime error)' "$1" | head -n 120) || true
  if [ -n "$lines" ]; then sed 's/^/      | /' <<<"$lines" >&2; else show_tail "$1" 40; fi
}

if [ "${1:-}" = all ]; then export STORYCARD_THOROUGH=1 STORYCARD_ACTIONS=1000; fi
scripts/site.sh
check "Native tests" 'tests passed' ctest --preset native --parallel 2
check "Tests in node" '^. (tests|pass|fail|skipped) [0-9]' npm run --silent test:node
check "Tests in browsers" '^. (tests|pass|fail|skipped) [0-9]' npm run --silent test:e2e
check "Size of a first card" '^size:' npm run --silent size
# CI's machines are slower and busy: what takes three times the limit is no accident of theirs.
check "Time to a first card, at most three times the limits" '(first card|takes words)' env PERF_SCREENS=load PERF_ROUNDS=1 PERF_MARGIN=3 node tests/perf/run.mjs
if [ "${1:-}" = all ]; then
  for pack in assets/packs/*/ assets/examples/*/; do
    check "Pack $(basename "$pack") in all its themes" 'are good' build/native/storycard check "$pack"
  done
  check "Native tests under the sanitizers" 'tests passed' scripts/sanitize.sh
  check "Engine and decoders with Emscripten's own checks" '^. (tests|pass|fail|skipped) [0-9]' scripts/checked-wasm.sh
fi

if [ ${#failed[@]} -gt 0 ]; then
  die "${#failed[@]} kind(s) of test failed: $(printf '%s, ' "${failed[@]}" | sed 's/, $//')." "see the lines above; the logs are in build/log"
fi
say "Every test passed (${SECONDS} s)."
