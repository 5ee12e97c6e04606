#!/usr/bin/env bash
# mutate.sh [ROOM...] [--seed N] [--count N]: conditions of core/ made wrong, one at a time, and who notices. About five minutes a room.
. "$(dirname "$0")/lib.sh"
set_up
scripts/build.sh native
node scripts/mutate.mjs "$@" || die "A condition can be wrong and no test notices." "write that test; or say in tests/mutants.json why nothing changes"
