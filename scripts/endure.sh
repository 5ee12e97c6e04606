#!/usr/bin/env bash
# endure.sh: what goes wrong around storycard, and what lasts long, in full: `make test` has a short form of each.
#   faults      contexts, workers, stores, networks, clocks, and pages that go away
#   memory      500 of the allocations of each command of the command line fail
#   endurance   10,000 edits on one page (STORYCARD_EDITS, STORYCARD_SEED), 10,000 cards of a table
# `endure.sh faults` and so on: these alone.
. "$(dirname "$0")/lib.sh"
set_up

[ $# -gt 0 ] || set -- faults memory endurance
export STORYCARD_THOROUGH=1 STORYCARD_EDITS=${STORYCARD_EDITS:-10000}
failed=()
# endured TITLE FILE...
endured() {
  local title=$1
  shift
  if attempt "$title" node --test --test-concurrency=1 --test-reporter=spec "$@"; then
    grep -E '^. (tests|pass|fail) [0-9]|^. .*(MB of|at once|seed)' "$STEP_LOG" | sed 's/^/      /' || true
  else
    failed+=("$title")
    show_tail "$STEP_LOG" 60
  fi
}

scripts/site.sh
for part in "$@"; do
  case $part in
    faults)
      endured "Faults in the browser" tests/e2e/faults/*.test.mjs tests/e2e/{webgl,parts,loading,photos,drafts}.test.mjs
      endured "Browsers that die while somebody writes" tests/e2e/kill.test.mjs ;;
    memory) endured "Allocations that fail" tests/cli/no_memory.test.mjs tests/node/engine_errors.test.mjs ;;
    endurance)
      endured "$STORYCARD_EDITS edits on one page" tests/e2e/endurance.test.mjs
      endured "10,000 cards of a table" tests/cli/batch.test.mjs ;;
    *) die "endure.sh does not know \"$part\"." "faults, memory, endurance, or nothing for all of them" ;;
  esac
done

[ ${#failed[@]} -eq 0 ] || die "${#failed[@]} part(s) did not endure: $(printf '%s, ' "${failed[@]}" | sed 's/, $//')." "see the lines above; the logs are in build/log"
say "All of it endured (${SECONDS} s)."
