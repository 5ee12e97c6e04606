# cmake -DRECIPE=dir -DSTOCK=icudt72l.dat -DOUT=dir -DICUPKG=... -P make_icu_data.cmake
# Writes the items of RECIPE/items.txt, taken out of STOCK, as C++ arrays. Each item starts with ICU's header, whose
# first two bytes are its length; the rules proper come after it.

cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${OUT}/items")
file(MAKE_DIRECTORY "${OUT}/items")

execute_process(COMMAND "${ICUPKG}" -d "${OUT}/items" -x "${RECIPE}/items.txt" "${STOCK}"
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "icupkg could not take the items of ${RECIPE}/items.txt out of ${STOCK}:\n${output}")
endif()

set(declarations "#pragma once\n")
set(definitions "#include \"storycard_icu_data.h\"\n")
string(REPEAT "....." 16 sixteen)
file(STRINGS "${RECIPE}/items.txt" items)
foreach(item IN LISTS items)
  file(READ "${OUT}/items/${item}" length HEX LIMIT 2)
  string(REGEX REPLACE "^(..)(..)$" "0x\\2\\1" length "${length}")
  math(EXPR length "${length}")
  file(SIZE "${OUT}/items/${item}" size)
  math(EXPR size "${size} - ${length}")
  file(READ "${OUT}/items/${item}" hex HEX OFFSET ${length})
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(${sixteen})" "\\1\n" bytes "${bytes}")

  get_filename_component(name "${item}" NAME)
  string(MAKE_C_IDENTIFIER "storycard_icu_${name}" name)
  string(APPEND declarations "extern const unsigned char ${name}[];\nextern const unsigned int ${name}_size;\n")
  string(APPEND definitions
    "const unsigned int ${name}_size = ${size};\nalignas(16) const unsigned char ${name}[] = {\n${bytes}};\n")
endforeach()
file(WRITE "${OUT}/storycard_icu_data.h" "${declarations}")
file(WRITE "${OUT}/storycard_icu_data.cpp" "${definitions}")
