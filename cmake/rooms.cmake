# Rooms: the folders of core/, one static library each, and their unit tests.
#
#   storycard_room(text SOURCES shape.cpp ... NEEDS base unicode font USES harfbuzz)
#   storycard_room_tests(text SOURCES shape_test.cpp ... [NEEDS compose ...] [USES harfbuzz ...])
#
# NEEDS are rooms, seen by whoever needs this one. USES are third-party targets and stay private: a room that does
# not name a library cannot include it. Files are named relative to the caller's folder, never globbed.

# Our code's compiler options. Same input, same bytes on every machine: no fused multiply-add, never fast-math.
add_library(storycard_options INTERFACE)
target_compile_features(storycard_options INTERFACE cxx_std_20)
target_compile_options(storycard_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
  # clang counts it among -Wconversion, gcc does not: one rule for both.
  -Wno-sign-conversion
  # A designated initialiser names what it sets; the rest has its default on purpose.
  -Wno-missing-field-initializers
  -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 reports both falsely inside std::string.
  target_compile_options(storycard_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(STORYCARD_SANITIZE)
  target_compile_definitions(storycard_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_compile_options(storycard_options INTERFACE
    -fsanitize=undefined,float-cast-overflow -fno-sanitize=vptr -fno-sanitize-recover=all)
endif()

# On the web, small code arrives sooner; only rooms that touch every pixel are built for speed.
set(STORYCARD_PIXEL_ROOMS image raster render)

function(storycard_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;NEEDS;USES")
  if(room_UNPARSED_ARGUMENTS OR NOT room_SOURCES)
    message(FATAL_ERROR "storycard_room(${name}): expected SOURCES [NEEDS] [USES], got '${ARGN}'")
  endif()
  add_library(storycard_${name} STATIC ${room_SOURCES})
  target_include_directories(storycard_${name} PUBLIC "${PROJECT_SOURCE_DIR}/core")
  target_compile_options(storycard_${name} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)
  if(EMSCRIPTEN AND NOT name IN_LIST STORYCARD_PIXEL_ROOMS)
    target_compile_options(storycard_${name} PRIVATE -Os)
  endif()
  if(STORYCARD_COVERAGE)
    target_compile_options(storycard_${name} PRIVATE --coverage -Og -fno-inline)
    target_link_options(storycard_${name} PUBLIC --coverage)
  endif()
  list(TRANSFORM room_NEEDS PREPEND storycard_)
  target_link_libraries(storycard_${name} PUBLIC ${room_NEEDS} PRIVATE storycard_options ${room_USES})
endfunction()

# The program test_<name>, known to ctest as unit/<name>. It may include by room ("base/result.h") and from tests/
# ("support/..."), and finds files through STORYCARD_SOURCE_DIR and STORYCARD_ASSETS_DIR.
function(storycard_room_tests name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;NEEDS;USES")
  if(room_UNPARSED_ARGUMENTS OR NOT room_SOURCES)
    message(FATAL_ERROR "storycard_room_tests(${name}): expected SOURCES [NEEDS] [USES], got '${ARGN}'")
  endif()
  add_executable(test_${name} ${room_SOURCES})
  target_include_directories(test_${name} PRIVATE "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(test_${name} PRIVATE
    STORYCARD_SOURCE_DIR="${PROJECT_SOURCE_DIR}" STORYCARD_ASSETS_DIR="${STORYCARD_ASSETS_DIR}")
  list(TRANSFORM room_NEEDS PREPEND storycard_)
  if(TARGET storycard_${name})
    list(APPEND room_NEEDS storycard_${name})
  endif()
  target_link_libraries(test_${name} PRIVATE ${room_NEEDS} storycard_options storycard_test_main ${room_USES})
  target_compile_options(test_${name} PRIVATE -O0)  # quickly compiled: what they test is a library, as it is shipped
  if(EMSCRIPTEN)
    target_link_options(test_${name} PRIVATE -sNODERAWFS=1 -sENVIRONMENT=node -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1)
  endif()
  add_test(NAME unit/${name} COMMAND test_${name})
  # Checked or counted, they take several times as long.
  if(STORYCARD_COVERAGE OR CMAKE_BUILD_TYPE STREQUAL "Debug")
    set_tests_properties(unit/${name} PROPERTIES TIMEOUT 1800)
  else()
    set_tests_properties(unit/${name} PROPERTIES TIMEOUT 300)
  endif()
endfunction()
