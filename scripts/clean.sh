#!/usr/bin/env bash
# Forgets what was built; what was set up stays.
. "$(dirname "$0")/lib.sh"
rm -rf build dist
say "Removed build/ and dist/ (rm -rf .deps node_modules forgets the set-up too)."
