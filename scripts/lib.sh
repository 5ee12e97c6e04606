# shellcheck shell=bash
# What every task script starts with: stop at the first error, the repository's folder, the tools' environment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
STORYCARD_ROOT=$PWD
# shellcheck source=/dev/null
. scripts/setup/say.sh

# set_up: everything that is needed, once a task, then its environment.
set_up() {
  [ "${STORYCARD_SET_UP:-}" = "$STORYCARD_ROOT" ] || ./emsdk-setup.sh
  export STORYCARD_SET_UP=$STORYCARD_ROOT
  # shellcheck source=/dev/null
  . .deps/env.sh
}

# attempt TITLE COMMAND...: one step, its output in build/log/TITLE.log and its end shown when it fails; V=1 shows it all.
attempt() {
  local title=$1 status=0
  STEP_LOG=build/log/$(printf '%s' "$title" | tr -cs 'A-Za-z0-9' '-' | tr 'A-Z' 'a-z').log
  shift
  if [ "${V:-0}" != 0 ]; then
    mkdir -p build/log
    say "  … $title"
    "$@" 2>&1 | tee "$STEP_LOG"
    return
  fi
  run_logged "$title" "$STEP_LOG" "$@" || status=$?
  return "$status"
}

# step CURE TITLE COMMAND...: a step that nothing can go on without.
step() {
  local cure=$1 title=$2
  shift
  attempt "$@" && return 0
  show_errors "$STEP_LOG"
  # Of all that set-up explains, only this one says the same in a compiler's log.
  ! grep -qE 'No space left on device|ENOSPC' "$STEP_LOG" || die "$title failed. The disk is full." "free some space and run this again"
  die "$title failed." "$cure (the whole log: $STEP_LOG)"
}

# The lines of a log that name an error, else its end.
show_errors() {
  local lines
  lines=$(grep -E -A 6 '(^|[^[:alnum:]])(error|fatal error|Error):|undefined reference|^CMake Error|^not ok' "$1" | head -n 40) || true
  if [ -n "$lines" ]; then sed 's/^/      | /' <<<"$lines" >&2; else show_tail "$1" 30; fi
}
