# What the scripts say: progress while they work, one clear sentence and its cure when they fail.

say() { printf '%s\n' "$*"; }

# die SENTENCE CURE: the last two lines of a run that failed.
die() {
  printf '\nstorycard: %s\n  Cure: %s\n' "$1" "$2" >&2
  exit 1
}

# run_logged TITLE LOG COMMAND...: runs it quietly, says how long it took; on a terminal shows the last line of the log
# meanwhile, elsewhere a sign of life every 20 seconds. Returns the command's status.
run_logged() {
  local title=$1 log=$2 started=$SECONDS beat=20 pid status=0
  shift 2
  mkdir -p "$(dirname "$log")"
  [ -t 1 ] || say "  … $title"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  trap 'kill "$pid" 2>/dev/null || true; trap - INT TERM; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    if [ -t 1 ]; then
      printf '\r\033[K  … %s (%s s) %.60s' "$title" $((SECONDS - started)) "$(tail -n 1 "$log" | tr -cd '[:print:]')"
    elif [ $((SECONDS - started)) -ge "$beat" ]; then
      say "  … $title: still at it after $((SECONDS - started)) s: $(tail -n 1 "$log" | tr -cd "[:print:]" | cut -c 1-90)"
      beat=$((beat + 20))
    fi
    sleep 0.2
  done
  wait "$pid" || status=$?
  trap - INT TERM
  [ -t 1 ] && printf '\r\033[K'
  if [ "$status" -eq 0 ]; then say "  ✓ $title ($((SECONDS - started)) s)"; else say "  ✗ $title"; fi
  return "$status"
}

# show_tail LOG [LINES]: the end of a log, indented, for a step that failed.
show_tail() { tail -n "${2:-15}" "$1" | sed 's/^/      | /' >&2; }
