# The libraries of .deps/src as targets, none of them built unless something links it, none with our warnings.
# Their headers are system headers, so a warning in one is nobody's error.

set(STORYCARD_DEPS "${PROJECT_SOURCE_DIR}/.deps/src" CACHE PATH "Where emsdk-setup.sh put the libraries' sources")

foreach(name imgui harfbuzz icu stb libjpeg-turbo libdeflate qrcodegen nlohmann doctest)
  if(NOT IS_DIRECTORY "${STORYCARD_DEPS}/${name}")
    message(FATAL_ERROR "The source of ${name} is not in ${STORYCARD_DEPS}: run ./emsdk-setup.sh")
  endif()
endforeach()

# storycard_library(<target> SOURCES ... INCLUDES ... [DEFINES ...] [OPTIONS ...]): a static third-party library.
# INCLUDES and DEFINES reach its users, OPTIONS do not.
function(storycard_library name)
  cmake_parse_arguments(PARSE_ARGV 1 library "" "" "SOURCES;INCLUDES;DEFINES;OPTIONS")
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${library_SOURCES})
  target_include_directories(${name} SYSTEM PUBLIC ${library_INCLUDES})
  target_compile_definitions(${name} PUBLIC ${library_DEFINES})
  target_compile_options(${name} PRIVATE -w -ffp-contract=off ${library_OPTIONS})
endfunction()

# Code that runs once a keystroke is built small for the web; code that runs once a pixel is not.
if(EMSCRIPTEN)
  set(small -Os)
else()
  set(small "")
endif()

include(third_party/headers)
include(third_party/harfbuzz)
include(third_party/icu)
include(third_party/libdeflate)
include(third_party/qrcodegen)
include(third_party/libjpeg_turbo)
include(third_party/libwebp)
include(third_party/imgui)
