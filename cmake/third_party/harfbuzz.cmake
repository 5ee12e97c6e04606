# harfbuzz: shaping, outlines, colour glyphs. harfbuzz_subset: the full library with its subsetter, for build tools.
# harfbuzz_full: its default build, which the tests hold ours against.

set(source "${STORYCARD_DEPS}/harfbuzz/src")

storycard_library(harfbuzz
  SOURCES "${source}/harfbuzz.cc"
  INCLUDES "${source}"
  DEFINES HB_LEAN HB_CONFIG_OVERRIDE_H="${CMAKE_CURRENT_LIST_DIR}/hb_config_override.h"
  OPTIONS -fno-exceptions -fno-rtti -fno-threadsafe-statics -fvisibility-inlines-hidden ${small})

if(NOT EMSCRIPTEN)
  # In wasm the functions of the first part are counted, and these would be among them.
  target_sources(harfbuzz PRIVATE "${CMAKE_CURRENT_LIST_DIR}/harfbuzz_memory.cpp")
  target_compile_definitions(harfbuzz PRIVATE HB_CUSTOM_MALLOC)

  storycard_library(harfbuzz_subset
    SOURCES "${source}/harfbuzz-subset.cc"
    INCLUDES "${source}"
    DEFINES HB_NO_MT
    # It runs for a moment in each build: compiling it fast matters more.
    OPTIONS -fno-exceptions -fno-rtti -O0 -fno-sanitize=all)
  storycard_library(harfbuzz_full
    SOURCES "${source}/harfbuzz.cc"
    INCLUDES "${source}"
    OPTIONS -O0 -fno-sanitize=all)
endif()
