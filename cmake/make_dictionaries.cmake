# cmake -DSTOCK=icudt72l.dat -DOUT=dir -DWORK=dir -DICUPKG=... -P make_dictionaries.cmake
# Writes ICU's dictionaries of languages without spaces as OUT/burmese.dict, khmer.dict, lao.dict and thai.dict: ICU's
# own files, unchanged.

cmake_minimum_required(VERSION 3.25)
set(names burmese khmer lao thai)
file(REMOVE_RECURSE "${WORK}/dictionaries")
file(MAKE_DIRECTORY "${WORK}/dictionaries" "${OUT}")
set(items ${names})
list(TRANSFORM items PREPEND "brkitr/")
list(TRANSFORM items APPEND "dict.dict\n")
file(WRITE "${WORK}/dictionaries/items.txt" ${items})

execute_process(COMMAND "${ICUPKG}" -d "${WORK}/dictionaries" -x "${WORK}/dictionaries/items.txt" "${STOCK}"
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "icupkg could not take the dictionaries out of ${STOCK}:\n${output}")
endif()
foreach(name IN LISTS names)
  file(COPY_FILE "${WORK}/dictionaries/brkitr/${name}dict.dict" "${OUT}/${name}.dict")
endforeach()
