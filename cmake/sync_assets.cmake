# cmake -DFROM=assets -DTO=build/assets -P sync_assets.cmake
# Makes TO/almanac, TO/packs, TO/schema, TO/strings and TO/wording hold exactly what FROM's do, and lists the languages of TO/strings.
# Files that are right already keep their time.

cmake_minimum_required(VERSION 3.25)

foreach(folder almanac packs schema strings wording)
  file(GLOB_RECURSE wanted RELATIVE "${FROM}" "${FROM}/${folder}/*")
  file(GLOB_RECURSE present RELATIVE "${TO}" "${TO}/${folder}/*")
  foreach(name IN LISTS present)
    if(NOT name IN_LIST wanted AND NOT name STREQUAL "strings/languages.json")
      file(REMOVE "${TO}/${name}")
    endif()
  endforeach()
  foreach(name IN LISTS wanted)
    get_filename_component(parent "${TO}/${name}" DIRECTORY)
    file(MAKE_DIRECTORY "${parent}")
    file(COPY_FILE "${FROM}/${name}" "${TO}/${name}" ONLY_IF_DIFFERENT)
  endforeach()
endforeach()

# strings/languages.json: what each file of words says of itself, in the order in which languages are offered.
set(languages "")
file(GLOB files "${FROM}/strings/*.json")
foreach(file IN LISTS files)
  file(READ "${file}" json)
  foreach(key language name direction order)
    string(JSON ${key} GET "${json}" ${key})
  endforeach()
  get_filename_component(stem "${file}" NAME_WE)
  if(NOT stem STREQUAL language)
    message(FATAL_ERROR "${file} says that it is in \"${language}\": a file of words is named after its language.")
  endif()
  list(APPEND languages "${order}\t{\"id\": \"${language}\", \"name\": \"${name}\", \"direction\": \"${direction}\"}")
endforeach()
list(SORT languages COMPARE NATURAL)
list(TRANSFORM languages REPLACE "^[0-9]+\t" "")
list(JOIN languages ",\n  " languages)
file(CONFIGURE OUTPUT "${TO}/strings/languages.json" CONTENT "{\"languages\": [\n  @languages@\n]}\n" @ONLY)
