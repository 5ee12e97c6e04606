#!/usr/bin/env bash
# build.sh PRESET...: sets up, configures where that was not done yet, and builds what changed.
. "$(dirname "$0")/lib.sh"
set_up

# Configured before the desktop's libraries were there.
lacks_desktop() { [ -n "${STORYCARD_DESKTOP:-}" ] && [ "$1" = native ] && ! grep -q storycard-desktop "build/$1/build.ninja"; }

for preset in "$@"; do
  if [ ! -e "build/$preset/build.ninja" ] || [ CMakePresets.json -nt "build/$preset/build.ninja" ] || lacks_desktop "$preset"; then
    step "see the lines above; if build/$preset is from another machine or compiler: make clean" \
      "Configuring $preset" cmake --preset "$preset"
  fi
  step "see the lines above" "Building $preset" cmake --build --preset "$preset"
done
