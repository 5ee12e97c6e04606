# cmake -DFROM=assets -DTO=build/assets -P sync_assets.cmake
# Makes TO/almanac, TO/packs, TO/schema and TO/strings hold exactly what FROM's do. Files that are right already keep their time.

cmake_minimum_required(VERSION 3.25)

foreach(folder almanac packs schema strings)
  file(GLOB_RECURSE wanted RELATIVE "${FROM}" "${FROM}/${folder}/*")
  file(GLOB_RECURSE present RELATIVE "${TO}" "${TO}/${folder}/*")
  foreach(name IN LISTS present)
    if(NOT name IN_LIST wanted)
      file(REMOVE "${TO}/${name}")
    endif()
  endforeach()
  foreach(name IN LISTS wanted)
    get_filename_component(parent "${TO}/${name}" DIRECTORY)
    file(MAKE_DIRECTORY "${parent}")
    file(COPY_FILE "${FROM}/${name}" "${TO}/${name}" ONLY_IF_DIFFERENT)
  endforeach()
endforeach()
