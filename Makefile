# An index: each line hands over to a script, which says what it does and ends in one clear sentence.
# `make run` and `make test` set everything up by themselves. V=1 shows what the tools print.

.PHONY: run test test-all setup native desktop web site package asan sanitize fuzz endure lint coverage mutate serve size first-part bench perf layers screenshots format clean
.NOTPARALLEL:

run:       ; @scripts/run.sh               # the composer on http://127.0.0.1:8080/
test:      ; @scripts/test.sh              # every test that CI runs
test-all:  ; @scripts/test.sh all          # and all themes, looks and languages, 1,000 random actions, and the sanitizers

setup:     ; @./emsdk-setup.sh             # packages, toolchain, sources, fonts
native:    ; @scripts/build.sh native      # build/native/storycard
desktop:   ; @scripts/desktop.sh           # the composer in a window of the system's
web:       ; @scripts/build.sh web         # the wasm modules
asan:      ; @scripts/build.sh asan        # as native, with sanitizers
site:      ; @scripts/site.sh              # the static site in dist/
package:   ; @scripts/package.sh           # the npm package @itac/storycard, into build/
serve:     ; @scripts/serve.sh             # dist/ as it is

sanitize:  ; @scripts/sanitize.sh          # the native tests under the address, undefined-behaviour and thread sanitizers
fuzz:      ; @scripts/fuzz.sh              # any bytes for every entrance: FUZZ_SECONDS (60) each, or FUZZ_RUNS
endure:    ; @scripts/endure.sh            # faults in the browser, 10,000 edits on a page, 10,000 cards of a table
lint:      ; @scripts/lint.sh              # clang-tidy and cppcheck over our C++
coverage:  ; @scripts/coverage.sh          # how many of core's lines the tests run, room by room
mutate:    ; @scripts/mutate.sh            # ten conditions of each room made wrong, one at a time: does a test notice?

size:      ; @scripts/size.sh              # what a first card loads, against the limit
first-part: ; @node scripts/first-part.mjs # what of composer.wasm a first card runs, counted in the built site
bench:     ; @scripts/bench.sh             # how long a card takes, beside Canvas 2D and other libraries
perf:      ; @scripts/perf.sh              # how quick the page feels: keys, small pictures, drags, memory
layers:    ; @scripts/layers.sh            # who includes whom
screenshots: ; @scripts/screenshots.sh     # every state of the composer on every device, into build/screenshots/
format:    ; @scripts/format.sh            # clang-format over our C++
clean:     ; @scripts/clean.sh             # build/ and dist/; keeps .deps/ and node_modules/
