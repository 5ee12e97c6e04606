#!/usr/bin/env bash
# What a first card loads, against the limit.
. "$(dirname "$0")/lib.sh"
set_up
scripts/site.sh
exec npm run --silent size
