#!/usr/bin/env bash
# sanitize.sh [asan|tsan]...: the native tests under sanitizers, both unless one is named.
. "$(dirname "$0")/lib.sh"
set_up

[ $# -gt 0 ] || set -- asan tsan
failed=()
for preset in "$@"; do
  scripts/build.sh "$preset"
  if attempt "Native tests with $preset" ctest --preset "$preset" --parallel 2; then
    grep -E 'tests passed' "$STEP_LOG" | sed 's/^/      /'
  else
    failed+=("$preset")
    show_errors "$STEP_LOG"
  fi
done
[ ${#failed[@]} -eq 0 ] || die "The native tests failed under ${failed[*]}." "see the lines above; the logs are in build/log"
say "The native tests passed under $* (${SECONDS} s)."
