# cmake -DTREE=<repo> -P layer_check.cmake
#
# Reads every #include of core/, native/ and wasm/ and fails, one line a violation, when a room includes what it may
# not: a room above or beside it, a library that another room owns, or a part of the standard library that would make
# the same story give other bytes (clock, threads, files, locale). ARCHITECTURE.md says why the rooms lie as they do.

cmake_minimum_required(VERSION 3.25)

# --- Who may include whom -----------------------------------------------------------------------------------------

set(base_may)
set(unicode_may base)
set(almanac_may base)
set(table_may base)
set(image_may base)
set(story_may base)
set(toolkit_may base)
set(font_may base unicode image toolkit)
set(text_may base unicode almanac image toolkit font)  # not story: words are words, wherever they come from
set(compose_may ${text_may} story text)
set(paint_may ${compose_may} compose)
set(raster_may ${paint_may} paint)
set(share_may base unicode almanac story toolkit image compose)
set(render_may ${raster_may} raster share)
set(check_may ${render_may} render)
set(rooms base unicode almanac table image story toolkit font text compose paint raster share render check)

set(shell_may ${rooms})
set(native_cli_may ${shell_may})
set(native_fonts_may base unicode)
set(native_desktop_may ${shell_may} composer platform)
set(native_may ${shell_may})
set(wasm_may ${shell_may})
set(wasm_composer_may ${shell_may})
set(wasm_platform_may ${shell_may} composer)

# --- Who owns which library: <pattern of the header>|<owners>|<its name> ------------------------------------------

set(libraries
  "^nlohmann/|base|nlohmann/json"
  "^(libdeflate|zlib)[.]h$|base|deflate"
  "^storycard_icu_data[.]h$|unicode|ICU's data"
  "^stb_image[a-z0-9_]*[.]h$|image|stb_image"
  "^(jpeglib|jerror|jmorecfg|jconfig|jpegint|turbojpeg)[.]h$|image|libjpeg-turbo"
  "^webp/|image|libwebp"
  "^stb_truetype[.]h$|raster|stb_truetype"
  "^qrcodegen[.]h(pp)?$|compose|qrcodegen"
  "^stb_|nobody|this part of stb"
  "^hb-subset[a-z-]*[.]h$|native/fonts|HarfBuzz's subsetter"
  "^hb-(draw|paint)[.]h$|font|HarfBuzz's outlines and paint"
  "^hb(-[a-z-]+)?[.](h|hh)$|font,text,native/fonts|HarfBuzz"
  "^(imgui|imstb)[a-z0-9_]*[.]h$|wasm,wasm/composer,wasm/platform,native/desktop|Dear ImGui"
  "^doctest/|nobody|doctest (it belongs to tests/)")

# The world outside: core may not know it, nor may the composer, which reaches it through what platform/ hands it.
set(platform_headers
  "^(emscripten|emscripten/.*|GLES[0-9]*/.*|GL/.*|EGL/.*|GLFW/.*|SDL2?/.*|X11/.*|imgui_impl_.*|windows[.]h)$")
set(platform_headers_named "^emscripten[.]h$")
set(impure_headers
  "^(filesystem|fstream|thread|chrono|iostream|random|locale|clocale|locale[.]h|ctime|time[.]h|future|mutex|shared_mutex|condition_variable|semaphore|latch|barrier|stop_token|unistd[.]h|fcntl[.]h|dirent[.]h|pthread[.]h|sys/.*)$")

# --- The check ----------------------------------------------------------------------------------------------------

set(violations 0)

# Prints "file:line: ...". The line is looked up only here: a clean tree need not count lines.
function(report file line_text what)
  file(READ "${TREE}/${file}" content)
  string(FIND "${content}" "${line_text}" position)
  set(number "?")
  if(NOT position EQUAL -1)
    string(SUBSTRING "${content}" 0 ${position} before)
    string(REGEX REPLACE "[^\n]" "" newlines "${before}")
    string(LENGTH "${newlines}" number)
    math(EXPR number "${number} + 1")
  endif()
  message("${file}:${number}: ${what}")
  math(EXPR violations "${violations} + 1")
  set(violations ${violations} PARENT_SCOPE)
endfunction()

# The room or shell part a file lies in: "text", "native/cli", "wasm".
function(place_of file out)
  set(place "")
  if(file MATCHES "^core/([^/]+)/")
    set(place "${CMAKE_MATCH_1}")
  elseif(file MATCHES "^(native|wasm)/([^/]+)/")
    set(place "${CMAKE_MATCH_1}/${CMAKE_MATCH_2}")
  elseif(file MATCHES "^(native|wasm)/")
    set(place "${CMAKE_MATCH_1}")
  endif()
  set(${out} "${place}" PARENT_SCOPE)
endfunction()

# Which room, or part of wasm/, an include names; empty for a library's or a neighbour's header.
function(target_of header bracket out)
  set(target "")
  if(header MATCHES "^([^/]+)/")
    set(first "${CMAKE_MATCH_1}")
    if(first STREQUAL "unicode" AND (bracket STREQUAL "<" OR NOT EXISTS "${TREE}/core/${header}"))
      set(target "ICU")  # its headers lie in a folder of the same name as our room
    elseif(first IN_LIST rooms OR first MATCHES "^(composer|platform)$")
      set(target "${first}")
    endif()
  endif()
  set(${out} "${target}" PARENT_SCOPE)
endfunction()

function(check_include file place line_text header bracket)
  set(violations ${violations})
  set(said "")
  string(REPLACE "/" "_" key "${place}")
  target_of("${header}" "${bracket}" target)

  if(header MATCHES "(^|/)[.][.]?/")
    set(said "includes \"${header}\": name the room (\"base/result.h\"), not the way to it")
  elseif(target STREQUAL "ICU")
    if(NOT place STREQUAL "unicode")
      set(said "${place} includes <${header}>: only unicode may include ICU")
    endif()
  elseif(target)
    set(own "${target}")
    if(target MATCHES "^(composer|platform)$")
      set(own "wasm/${target}")
    endif()
    if(NOT own STREQUAL place AND NOT target IN_LIST ${key}_may)
      string(REPLACE ";" ", " may "${${key}_may}")
      if(NOT may)
        set(may "no other room")
      endif()
      set(said "${place} includes \"${header}\": ${place} may include ${may}, and not ${target}")
    endif()
  else()
    foreach(library IN LISTS libraries)
      string(REGEX MATCH "^(.*)[|]([^|]*)[|]([^|]*)$" _ "${library}")
      set(pattern "${CMAKE_MATCH_1}")
      string(REPLACE "," ";" owners "${CMAKE_MATCH_2}")
      set(library_name "${CMAKE_MATCH_3}")
      if(header MATCHES "${pattern}" AND NOT header MATCHES "^imgui_impl_")
        if(NOT place IN_LIST owners)
          string(REPLACE ";" ", " owners "${owners}")
          set(said "${place} includes <${header}>: only ${owners} may include ${library_name}")
        endif()
        break()
      endif()
    endforeach()
    if(place IN_LIST rooms OR place STREQUAL "wasm/composer")
      if(header MATCHES "${platform_headers}" OR header MATCHES "${platform_headers_named}")
        set(said "${place} includes <${header}>: ${place} knows no platform, only wasm/platform and native/ do")
      endif()
    endif()
    if(place IN_LIST rooms AND header MATCHES "${impure_headers}")
      set(said "${place} includes <${header}>: core knows no file system, clock, thread, locale or chance")
    endif()
  endif()

  if(said)
    report("${file}" "${line_text}" "${said}")
  endif()
  set(violations ${violations} PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE "${TREE}" LIST_DIRECTORIES false
  "${TREE}/core/*" "${TREE}/native/*" "${TREE}/wasm/*")
list(FILTER files INCLUDE REGEX "[.](h|hh|hpp|hxx|c|cc|cpp|cxx|inc|inl|ipp)$")
list(SORT files)

foreach(file IN LISTS files)
  place_of("${file}" place)
  if(NOT place)
    message("${file}:1: lies in no room of core/: move it into one")
    math(EXPR violations "${violations} + 1")
    continue()
  endif()
  string(REPLACE "/" "_" key "${place}")
  if(NOT DEFINED ${key}_may AND NOT place STREQUAL "base")
    message("${file}:1: ${place} is no room that cmake/layer_check.cmake knows: give it a line there")
    math(EXPR violations "${violations} + 1")
    continue()
  endif()
  # ICU's own headers say "unicode/x.h" too and would find ours.
  get_filename_component(name "${file}" NAME)
  if(place STREQUAL "unicode" AND EXISTS "${TREE}/.deps/src/icu/source/common/unicode/${name}")
    message("${file}:1: ICU has a header of the same name, and would include this one: rename it")
    math(EXPR violations "${violations} + 1")
  endif()

  file(STRINGS "${TREE}/${file}" lines REGEX "^[ \t]*#[ \t]*(include|import|include_next)[^a-z_]")
  foreach(line IN LISTS lines)
    if(line MATCHES "^[ \t]*#[ \t]*[a-z_]+[ \t]*([<\"])([^>\"]+)[>\"]")
      check_include("${file}" "${place}" "${line}" "${CMAKE_MATCH_2}" "${CMAKE_MATCH_1}")
    else()
      report("${file}" "${line}" "an #include names its file, or this check cannot see it")
    endif()
  endforeach()
endforeach()

if(violations GREATER 0)
  message(FATAL_ERROR "layer check: ${violations} include(s) against the order of the rooms")
endif()
list(LENGTH files count)
message(STATUS "layer check: ${count} files, every include is allowed")
