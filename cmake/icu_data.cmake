# icu_data: the break rules that core/unicode/icu_data/items.txt names, cut out of ICU's data and compiled in. For each,
# as brkitr/line.brk, <storycard_icu_data.h> declares what ubrk_openBinaryRules takes:
#
#   extern const unsigned char storycard_icu_line_brk[];      16-byte aligned
#   extern const unsigned int storycard_icu_line_brk_size;

find_program(STORYCARD_ICUPKG icupkg PATHS /usr/sbin /sbin)
mark_as_advanced(STORYCARD_ICUPKG)
if(NOT STORYCARD_ICUPKG)
  message(FATAL_ERROR "icupkg (Debian: icu-devtools) was not found: run ./emsdk-setup.sh")
endif()

set(recipe "${PROJECT_SOURCE_DIR}/core/unicode/icu_data")
set(script "${PROJECT_SOURCE_DIR}/cmake/make_icu_data.cmake")
set(stock "${STORYCARD_DEPS}/icu/source/data/in/icudt72l.dat")
set(generated "${PROJECT_BINARY_DIR}/icu_data")

add_custom_command(
  OUTPUT "${generated}/storycard_icu_data.cpp" "${generated}/storycard_icu_data.h"
  COMMAND "${CMAKE_COMMAND}" "-DRECIPE=${recipe}" "-DSTOCK=${stock}" "-DOUT=${generated}"
          "-DICUPKG=${STORYCARD_ICUPKG}" -P "${script}"
  DEPENDS "${recipe}/items.txt" "${script}" "${stock}"
  COMMENT "Cutting ICU's break rules" VERBATIM)

# The words of languages that put no space between them are fetched by the text that needs them: assets, not code.
if(NOT EMSCRIPTEN)
  set(names "")
  foreach(name burmese khmer lao thai)
    list(APPEND names "${STORYCARD_ASSETS_DIR}/dictionaries/${name}.dict")
  endforeach()
  set(dictionaries_script "${PROJECT_SOURCE_DIR}/cmake/make_dictionaries.cmake")
  add_custom_command(
    OUTPUT ${names}
    COMMAND "${CMAKE_COMMAND}" "-DSTOCK=${stock}" "-DOUT=${STORYCARD_ASSETS_DIR}/dictionaries" "-DWORK=${generated}"
            "-DICUPKG=${STORYCARD_ICUPKG}" -P "${dictionaries_script}"
    DEPENDS "${dictionaries_script}" "${stock}"
    COMMENT "Taking the dictionaries out of ICU's data" VERBATIM)
  add_custom_target(dictionaries ALL DEPENDS ${names})
endif()

add_library(icu_data STATIC EXCLUDE_FROM_ALL
  "${generated}/storycard_icu_data.cpp" "${generated}/storycard_icu_data.h")
target_include_directories(icu_data PUBLIC "${generated}")
