# Browsers without wasm's 128-bit SIMD - iPhones before iOS 16.4, Firefox on 32-bit ARM, processors without SSE4.1 - have modules
# of their own, which give the same bytes.

# storycard_simd_sources(<library> <sources>): what SIMD makes quick is compiled with it; and once more without, as <library>_basic.
function(storycard_simd_sources library)
  if(NOT EMSCRIPTEN)
    return()
  endif()
  set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS $<$<NOT:$<BOOL:$<TARGET_PROPERTY:STORYCARD_IS_BASIC>>>:-msimd128>)
  add_library(${library}_basic OBJECT ${ARGN})
  set_target_properties(${library}_basic PROPERTIES STORYCARD_IS_BASIC ON)
  foreach(property INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS LINK_LIBRARIES)
    set_property(TARGET ${library}_basic PROPERTY ${property} $<TARGET_PROPERTY:${library},${property}>)
  endforeach()
  set_property(GLOBAL APPEND PROPERTY STORYCARD_BASIC $<TARGET_OBJECTS:${library}_basic>)
endfunction()

# storycard_basic_module(<module>): <module>-basic, of the same objects and libraries. What was compiled without SIMD comes before
# the libraries, so that their own objects of the same sources are not taken.
function(storycard_basic_module name)
  get_property(objects GLOBAL PROPERTY STORYCARD_BASIC)
  add_executable(${name}-basic $<TARGET_OBJECTS:${name}> ${objects})
  set_target_properties(${name}-basic PROPERTIES LINKER_LANGUAGE CXX)
  foreach(property SUFFIX RUNTIME_OUTPUT_DIRECTORY LINK_LIBRARIES LINK_OPTIONS)
    get_target_property(value ${name} ${property})
    set_property(TARGET ${name}-basic PROPERTY ${property} "${value}")
  endforeach()
endfunction()
