# What holds for every target, ours or not.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# -O2 and not CMake's -O3: smaller, and no slower here. CHECK stays on in a release, assert (third parties') does not.
foreach(language C CXX)
  set(CMAKE_${language}_FLAGS_RELEASE "-O2 -DNDEBUG")
  set(CMAKE_${language}_FLAGS_DEBUG "-O1 -g1")
endforeach()

find_program(STORYCARD_CCACHE ccache)
mark_as_advanced(STORYCARD_CCACHE)
foreach(language C CXX)
  if(STORYCARD_CCACHE AND NOT CMAKE_${language}_COMPILER_LAUNCHER)
    set(CMAKE_${language}_COMPILER_LAUNCHER "${STORYCARD_CCACHE}")
  endif()
endforeach()

if(EMSCRIPTEN)
  # Emscripten 3.1.6 takes a node that has fetch() for a browser.
  set(CMAKE_CROSSCOMPILING_EMULATOR node --no-experimental-fetch)
  # Debian's emcc finds its JavaScript parser (acorn) only with this path.
  if(IS_DIRECTORY /usr/share/nodejs/acorn)
    set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
  endif()
else()
  # HarfBuzz's lean configuration only links when unused sections are dropped.
  add_compile_options(-ffunction-sections -fdata-sections)
  if(APPLE)
    add_link_options(-Wl,-dead_strip)
  else()
    add_link_options(-Wl,--gc-sections)
  endif()
endif()
