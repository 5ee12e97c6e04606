# imgui: the composer's widgets. On the web with its WebGL2 backend.

set(source "${STORYCARD_DEPS}/imgui")
set(files "${source}/imgui.cpp" "${source}/imgui_draw.cpp" "${source}/imgui_tables.cpp" "${source}/imgui_widgets.cpp")
set(defines IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS)
if(EMSCRIPTEN)
  list(APPEND files "${source}/backends/imgui_impl_opengl3.cpp")
  list(APPEND defines IMGUI_IMPL_OPENGL_ES3)
  set_source_files_properties("${source}/backends/imgui_impl_opengl3.cpp" PROPERTIES
    COMPILE_DEFINITIONS "glGetIntegerv=storycard_gl_default;glIsEnabled=storycard_gl_off")  # wasm/platform/gl_state.cpp says why
endif()

storycard_library(imgui
  SOURCES ${files}
  INCLUDES "${source}" "${source}/backends"
  DEFINES ${defines}
  OPTIONS -fno-exceptions -fno-rtti ${small})
