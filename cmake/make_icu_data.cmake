# cmake -DRECIPE=dir -DSTOCK=icudt72l.dat -DOUT=dir -DICUPKG=... -DGENRB=... -P make_icu_data.cmake
# Cuts the items of RECIPE/items.txt out of STOCK, with RECIPE/root.txt for the stock root.res, and writes the package
# as C++. The package must be built under the name icudt72l: its items carry it as a prefix.

set(items_dir "${OUT}/items")
file(REMOVE_RECURSE "${items_dir}")
file(MAKE_DIRECTORY "${items_dir}/brkitr")

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGV " " command)
    message(FATAL_ERROR "failed (${result}): ${command}\n${output}")
  endif()
endfunction()

file(STRINGS "${RECIPE}/items.txt" items)
list(JOIN items "\n" lines)
file(WRITE "${OUT}/list.txt" "${lines}\n")
list(REMOVE_ITEM items brkitr/root.res)
list(JOIN items "\n" lines)
file(WRITE "${OUT}/extract.txt" "${lines}\n")

run("${ICUPKG}" -d "${items_dir}" -x "${OUT}/extract.txt" "${STOCK}")
run("${GENRB}" -q -s "${RECIPE}" -d "${items_dir}/brkitr" root.txt)
run("${ICUPKG}" -tl -s "${items_dir}" -a "${OUT}/list.txt" new "${OUT}/icudt72l.dat")

file(SIZE "${OUT}/icudt72l.dat" size)
file(READ "${OUT}/icudt72l.dat" hex HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
string(REPEAT "....." 16 sixteen)
string(REGEX REPLACE "(${sixteen})" "\\1\n" bytes "${bytes}")

file(WRITE "${OUT}/storycard_icu_data.h"
"#pragma once
extern const unsigned char storycard_icu_data[];
extern const unsigned int storycard_icu_data_size;
")
file(WRITE "${OUT}/storycard_icu_data.cpp"
"#include \"storycard_icu_data.h\"
const unsigned int storycard_icu_data_size = ${size};
alignas(16) const unsigned char storycard_icu_data[] = {
${bytes}};
")
