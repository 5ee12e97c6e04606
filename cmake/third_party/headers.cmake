# Libraries that are only headers. stb's are compiled by the room that includes them.

add_library(stb INTERFACE)
target_include_directories(stb SYSTEM INTERFACE "${STORYCARD_DEPS}/stb")

add_library(nlohmann INTERFACE)
foreach(place single_include include usr/include "")
  if(EXISTS "${STORYCARD_DEPS}/nlohmann/${place}/nlohmann/json.hpp")
    target_include_directories(nlohmann SYSTEM INTERFACE "${STORYCARD_DEPS}/nlohmann/${place}")
    break()
  endif()
endforeach()
target_compile_definitions(nlohmann INTERFACE JSON_NOEXCEPTION JSON_USE_IMPLICIT_CONVERSIONS=0)

add_library(doctest INTERFACE)
foreach(place "" include usr/include)
  if(EXISTS "${STORYCARD_DEPS}/doctest/${place}/doctest/doctest.h")
    target_include_directories(doctest SYSTEM INTERFACE "${STORYCARD_DEPS}/doctest/${place}")
    break()
  endif()
endforeach()
