#!/usr/bin/env bash
# Who includes whom: the same check that every full build makes.
. "$(dirname "$0")/lib.sh"
command -v cmake >/dev/null || die "There is no cmake here yet." "make setup"
cmake "-DTREE=$STORYCARD_ROOT" -P cmake/layer_check.cmake || die "A room includes what it may not." "see the lines above, and cmake/layer_check.cmake for the order of the rooms"
