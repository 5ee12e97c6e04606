#!/usr/bin/env bash
# clang-tidy with .clang-tidy, and cppcheck, over core/ and native/. lint.sh FILE...: these alone.
export STORYCARD_HARDENING=1
. "$(dirname "$0")/lib.sh"
set_up
# How files are compiled is what clang is told for the fuzzers: it does not know gcc's warnings.
if [ ! -e build/fuzz/build.ninja ] || [ CMakePresets.json -nt build/fuzz/build.ninja ]; then
  step "see the lines above" "Configuring fuzz" cmake --preset fuzz
fi

files=("$@")
[ $# -gt 0 ] || mapfile -t files < <(git ls-files 'core/*.cpp' 'native/*.cpp')

# One file after the other, so that the log says how far it is.
tidy() {
  local file status=0
  for file in "${files[@]}"; do
    echo "$file" >&2
    clang-tidy --quiet -p build/fuzz "$file" 2>/dev/null || status=1
  done
  return "$status"
}
check_cpp() {
  cppcheck --std=c++20 --language=c++ --enable=warning,performance,portability --inline-suppr --quiet --error-exitcode=1 \
    --template='{file}:{line}: {severity}: {message} [{id}]' -I core -I native "${files[@]}"
}

step "mend what it says, or say in .clang-tidy why it is wrong" "clang-tidy over ${#files[@]} files" tidy
step "mend what it says" "cppcheck over ${#files[@]} files" check_cpp
say "Nothing to mend in ${#files[@]} files (${SECONDS} s)."
