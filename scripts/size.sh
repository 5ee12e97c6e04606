#!/usr/bin/env bash
# What a first card loads, against the limit.
. "$(dirname "$0")/lib.sh"
scripts/site.sh
. .deps/env.sh
exec npm run --silent size
