#!/usr/bin/env bash
# From a clone to the composer in the browser.
. "$(dirname "$0")/lib.sh"
set_up
scripts/site.sh quick
exec scripts/serve.sh
