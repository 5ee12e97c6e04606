# storycard_web_module(<target> SOURCES ... NEEDS <rooms> [USES <third party>] EXPORTS <file> [ENVIRONMENT web,worker]
#                      [RUNTIME HEAPU8 ...] [OPTIONS -sX=Y ...])
#
# A wasm module and its ES module glue, <target>.mjs and <target>.wasm, in build/web. EXPORTS names the C functions
# JavaScript may call, one a line without the leading underscore; `#` starts a comment. No eval, no file system, no
# main: it runs under the strict content security policy of docs/embedding.md.

set(STORYCARD_WEB_MEMORY_BYTES 536870912 CACHE STRING "The most memory a module may grow to")

function(storycard_web_module name)
  cmake_parse_arguments(PARSE_ARGV 1 module "" "EXPORTS;ENVIRONMENT" "SOURCES;NEEDS;USES;RUNTIME;OPTIONS")
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
endfunction()
