#!/usr/bin/env bash
# The composer in a window of the system's (native/desktop). Words after it are the program's: scripts/desktop.sh --language fr
export STORYCARD_DESKTOP=1
. "$(dirname "$0")/lib.sh"
set_up
scripts/build.sh native
exec build/native/storycard-desktop "$@"
