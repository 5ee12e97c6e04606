# icu_data: the break rules of core/unicode/icu_data/items.txt, cut out of ICU's data and compiled in as
#
#   extern const unsigned char storycard_icu_data[];      16-byte aligned, for udata_setCommonData
#   extern const unsigned int storycard_icu_data_size;
#
# declared in <storycard_icu_data.h>. icudt72l.dat in the build folder is the same as a file.

find_program(STORYCARD_ICUPKG icupkg PATHS /usr/sbin /sbin)
find_program(STORYCARD_GENRB genrb)
mark_as_advanced(STORYCARD_ICUPKG STORYCARD_GENRB)
if(NOT STORYCARD_ICUPKG OR NOT STORYCARD_GENRB)
  message(FATAL_ERROR "icupkg and genrb (Debian: icu-devtools) were not found: run ./emsdk-setup.sh")
endif()

set(recipe "${PROJECT_SOURCE_DIR}/core/unicode/icu_data")
set(script "${PROJECT_SOURCE_DIR}/cmake/make_icu_data.cmake")
set(stock "${STORYCARD_DEPS}/icu/source/data/in/icudt72l.dat")
set(generated "${PROJECT_BINARY_DIR}/icu_data")

add_custom_command(
  OUTPUT "${generated}/storycard_icu_data.cpp" "${generated}/storycard_icu_data.h"
  BYPRODUCTS "${generated}/icudt72l.dat"
  COMMAND "${CMAKE_COMMAND}" "-DRECIPE=${recipe}" "-DSTOCK=${stock}" "-DOUT=${generated}"
          "-DICUPKG=${STORYCARD_ICUPKG}" "-DGENRB=${STORYCARD_GENRB}" -P "${script}"
  DEPENDS "${recipe}/root.txt" "${recipe}/items.txt" "${script}" "${stock}"
  COMMENT "Cutting ICU's break rules" VERBATIM)

add_library(icu_data STATIC EXCLUDE_FROM_ALL
  "${generated}/storycard_icu_data.cpp" "${generated}/storycard_icu_data.h")
target_include_directories(icu_data PUBLIC "${generated}")
