#!/usr/bin/env bash
# From a clone to the composer in the browser.
. "$(dirname "$0")/lib.sh"
scripts/build.sh native
scripts/site.sh
exec scripts/serve.sh
