#!/usr/bin/env bash
# clang-tidy with .clang-tidy, and cppcheck, over core/, native/ and wasm/. lint.sh FILE...: these alone.
export STORYCARD_HARDENING=1
. "$(dirname "$0")/lib.sh"
set_up
# How files are compiled is what clang is told for the fuzzers: it does not know gcc's warnings.
step "see the lines above" "Configuring fuzz" cmake --preset fuzz

files=("$@")
[ $# -gt 0 ] || mapfile -t files < <(git ls-files 'core/*.cpp' 'native/*.cpp' 'wasm/*.cpp')
# What only Emscripten compiles, or needs libraries that are not here, is cppcheck's alone.
mapfile -t compiled < <(for file in "${files[@]}"; do ! grep -qF "$STORYCARD_ROOT/$file\"" build/fuzz/compile_commands.json || echo "$file"; done)

# As many at once as there are processors; what is found in a file stays together, below its name.
tidy() {
  printf '%s\0' "${compiled[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -c \
    'found=$(clang-tidy --quiet -p build/fuzz "$0" 2>/dev/null); status=$?; printf "%s\n" "$0" ${found:+"$found"}; exit "$status"'
}
check_cpp() {
  cppcheck -j "$(nproc)" --std=c++20 --language=c++ --enable=warning,performance,portability --inline-suppr --quiet --error-exitcode=1 \
    --template='{file}:{line}: {severity}: {message} [{id}]' -I core -I native -I wasm "${files[@]}"
}

step "mend what it says, or say in .clang-tidy why it is wrong" "clang-tidy over ${#compiled[@]} files" tidy
step "mend what it says" "cppcheck over ${#files[@]} files" check_cpp
say "Nothing to mend in ${#files[@]} files (${SECONDS} s)."
