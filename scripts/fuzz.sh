#!/usr/bin/env bash
# fuzz.sh [NAME...]: runs the fuzzers of tests/fuzz, one after the other: FUZZ_SECONDS each (60), or FUZZ_RUNS executions.
# What they learn stays in build/fuzz-corpus; what breaks a promise goes to build/fuzz-found, and belongs into tests/fuzz/found
# once it is mended.
export STORYCARD_HARDENING=1
. "$(dirname "$0")/lib.sh"
set_up
scripts/build.sh native fuzz

limit=(-max_total_time="${FUZZ_SECONDS:-60}")
[ -z "${FUZZ_RUNS:-}" ] || limit=(-runs="$FUZZ_RUNS")
names=("$@")
[ $# -gt 0 ] || mapfile -t names < <(sed -n 's/^storycard_fuzzer(\([a-z_]*\) .*/\1/p' tests/fuzz/CMakeLists.txt)
seeds=build/fuzz-seeds
mkdir -p build/fuzz-found
step "see the lines above" "Making the seeds" node tests/fuzz/make_seeds.mjs "$seeds"

broken=()
for name in "${names[@]}"; do
  [ -x "build/fuzz/tests/fuzz/fuzz_$name" ] || die "There is no fuzzer \"$name\"." "the names are those in tests/fuzz/CMakeLists.txt"
  corpus=build/fuzz-corpus/$name
  mkdir -p "$corpus"
  folders=("$corpus" "$seeds/$name")
  [ ! -d "tests/fuzz/found/$name" ] || folders+=("tests/fuzz/found/$name")
  dictionary=()
  [ ! -e "$seeds/$name.dict" ] || dictionary=(-dict="$seeds/$name.dict")
  status=0
  attempt "Fuzzing $name" "build/fuzz/tests/fuzz/fuzz_$name" "${limit[@]}" "${dictionary[@]}" -timeout=20 -rss_limit_mb=3000 -max_len=65536 \
    -print_final_stats=1 -artifact_prefix="build/fuzz-found/$name-" "${folders[@]}" || status=$?
  sed -nE 's/.*\(([0-9]+) inline 8-bit counters\).*/edges \1/p; s/^#[0-9]+.* cov: ([0-9]+) .* corp: ([0-9]+)\/.*/met \1 \2/p; s/^stat::number_of_executed_units: ([0-9]+)/runs \1/p' "$STEP_LOG" |
    awk '$1 == "edges" { all = $2 } $1 == "met" { met = $2; inputs = $3 } $1 == "runs" { runs = $2 }
         END { printf "      %d executions, %d of %d edges met, %d inputs kept\n", runs, met, all, inputs }'
  if [ "$status" -ne 0 ]; then
    broken+=("$name")
    grep -E -A 12 'broken promise|ERROR:|runtime error|^SUMMARY' "$STEP_LOG" | head -n 30 | sed 's/^/      | /' || true
  fi
done
[ ${#broken[@]} -eq 0 ] || die "${#broken[@]} fuzzer(s) found something: ${broken[*]}." "see the lines above; the inputs are in build/fuzz-found"
say "No fuzzer found anything (${SECONDS} s)."
