#!/usr/bin/env bash
# Formats our C++ in place.
. "$(dirname "$0")/lib.sh"
command -v clang-format >/dev/null || die "There is no clang-format here." "sudo apt-get install clang-format"
git ls-files '*.cpp' '*.h' | xargs -r clang-format -i
say "Formatted $(git ls-files '*.cpp' '*.h' | wc -l) files."
