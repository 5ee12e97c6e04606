# The layer check, part of every full build (a violation fails it) and of ctest.

set(script "${PROJECT_SOURCE_DIR}/cmake/layer_check.cmake")
add_custom_target(layer_check ALL
  COMMAND "${CMAKE_COMMAND}" "-DTREE=${PROJECT_SOURCE_DIR}" -P "${script}"
  COMMENT "Checking who includes whom" VERBATIM)

if(STORYCARD_TESTS)
  add_test(NAME layers/tree COMMAND "${CMAKE_COMMAND}" "-DTREE=${PROJECT_SOURCE_DIR}" -P "${script}")
  add_test(NAME layers/planted_violations
    COMMAND "${CMAKE_COMMAND}" "-DSCRIPT=${script}" "-DWORK=${PROJECT_BINARY_DIR}/layer_check_test"
            -P "${PROJECT_SOURCE_DIR}/cmake/layer_check_test.cmake")
endif()
