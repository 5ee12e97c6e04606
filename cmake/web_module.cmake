# storycard_web_module(<target> SOURCES ... NEEDS <rooms> [USES <third party>] EXPORTS <file> [ENVIRONMENT web,worker]
#                      [RUNTIME HEAPU8 ...] [OPTIONS -sX=Y ...] [FIRST_PART <file>])
#
# A wasm module and its ES module glue, <target>.mjs and <target>.wasm, in build/web. EXPORTS names the C functions
# JavaScript may call, one a line without the leading underscore; `#` starts a comment. No eval, no file system, no
# main: it runs under the strict content security policy of docs/embedding.md. With FIRST_PART the functions that the file does
# not name go to <target>.rest.wasm (scripts/split-wasm.mjs); <target>.whole.wasm is the module before, with its names.

set(STORYCARD_WEB_MEMORY_BYTES 536870912 CACHE STRING "The most memory a module may grow to")

function(storycard_web_module name)
  cmake_parse_arguments(PARSE_ARGV 1 module "" "EXPORTS;ENVIRONMENT;FIRST_PART" "SOURCES;NEEDS;USES;RUNTIME;OPTIONS")
  if(module_UNPARSED_ARGUMENTS OR NOT module_SOURCES OR NOT module_EXPORTS)
    message(FATAL_ERROR "storycard_web_module(${name}): expected SOURCES EXPORTS [NEEDS ...], got '${ARGN}'")
  endif()
  if(NOT module_ENVIRONMENT)
    set(module_ENVIRONMENT "web,worker,node")
  endif()

  file(REAL_PATH "${module_EXPORTS}" exports_file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${exports_file}")
  file(STRINGS "${exports_file}" lines)
  set(functions "")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "#.*" "" line "${line}")
    string(STRIP "${line}" line)
    if(line)
      list(APPEND functions "_${line}")
    endif()
  endforeach()
  list(JOIN functions "," functions)
  list(JOIN module_RUNTIME "," runtime)

  add_executable(${name} ${module_SOURCES})
  set_target_properties(${name} PROPERTIES SUFFIX ".mjs" RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  list(TRANSFORM module_NEEDS PREPEND storycard_)
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}/wasm")
  target_compile_options(${name} PRIVATE -Os -fno-exceptions -fno-rtti)
  target_link_libraries(${name} PRIVATE ${module_NEEDS} storycard_options ${module_USES})
  target_link_options(${name} PRIVATE
    -Oz --no-entry -sSTRICT=1 -sMODULARIZE=1 -sEXPORT_ES6=1 -sUSE_ES6_IMPORT_META=1
    -sENVIRONMENT=${module_ENVIRONMENT} -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=${STORYCARD_WEB_MEMORY_BYTES}
    -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sINCOMING_MODULE_JS_API=wasmBinary,instantiateWasm,locateFile,print,printErr,onAbort,canvas
    -sEXPORTED_FUNCTIONS=${functions} -sEXPORTED_RUNTIME_METHODS=${runtime}
    ${module_OPTIONS})
  if(module_FIRST_PART)
    # Functions with one caller stay functions: inlined, all that a press may reach would be in what draws the first card.
    target_link_options(${name} PRIVATE --profiling-funcs -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=40)
  endif()
  storycard_basic_module(${name})
  if(module_FIRST_PART)
    storycard_split_module(${name} "${CMAKE_CURRENT_SOURCE_DIR}/${module_FIRST_PART}")
    storycard_split_module(${name}-basic "${CMAKE_CURRENT_SOURCE_DIR}/${module_FIRST_PART}")
  endif()
endfunction()

function(storycard_split_module name list)
  find_program(STORYCARD_WASM_SPLIT wasm-split HINTS "${EMSCRIPTEN_ROOT_PATH}/../bin" REQUIRED)
  find_program(STORYCARD_NODE NAMES node nodejs REQUIRED)
  mark_as_advanced(STORYCARD_WASM_SPLIT STORYCARD_NODE)
  set(script "${PROJECT_SOURCE_DIR}/scripts/split-wasm.mjs")
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${list}" "${script}" "${PROJECT_SOURCE_DIR}/scripts/wasm-names.mjs")
  set(made "${PROJECT_BINARY_DIR}/${name}")
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E rename "${made}.wasm" "${made}.whole.wasm"
    COMMAND "${STORYCARD_NODE}" "${script}" "${STORYCARD_WASM_SPLIT}" "${made}.whole.wasm" "${list}" "${made}.wasm" "${made}.rest.wasm"
    BYPRODUCTS "${made}.rest.wasm" "${made}.whole.wasm"
    VERBATIM)
endfunction()
