#!/usr/bin/env bash
# checked-wasm.sh: the engine and the decoders with Emscripten's assertions and checks of the stack, under their tests in node.
# The tests run in a copy of the tree, build/checked, that has these modules in place of the site's.
. "$(dirname "$0")/lib.sh"
set_up
scripts/site.sh
scripts/build.sh web-checked

tests=(card_file check emoji engine engine_errors frames photo_memory photo_pixels same_bytes scripts stories)
copy=build/checked
rm -rf "$copy" && mkdir -p "$copy/build/web"
cp -r dist tests package.json "$copy"
for name in assets build/native build/assets node_modules scripts docs web core .deps; do ln -s "$STORYCARD_ROOT/$name" "$copy/$name"; done
cp build/web-checked/engine*.wasm "$copy/dist/engine"
cp build/web-checked/photo*.wasm "$copy/build/web"
export NODE_OPTIONS="--import=$STORYCARD_ROOT/tests/support/checked_wasm.mjs"
cd "$copy"
node --test --test-concurrency=2 --test-reporter=spec $(printf "tests/node/%s.test.mjs " "${tests[@]}")
