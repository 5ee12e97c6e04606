# libwebp: the decoder only, plain C.

set(source "${STORYCARD_DEPS}/libwebp")
# An own, empty configuration: no SIMD, no threads, so that every machine decodes by the same code.
set(generated "${PROJECT_BINARY_DIR}/third_party/libwebp")
if(NOT IS_DIRECTORY "${source}")
  return()
endif()
file(CONFIGURE OUTPUT "${generated}/src/webp/config.h" CONTENT "/* nothing */\n")
set(files "")
file(GLOB dec "${source}/src/dec/*.c")
foreach(name alpha_processing cpu dec dec_clip_tables filters lossless rescaler upsampling yuv)
  list(APPEND files "${source}/src/dsp/${name}.c")
endforeach()
foreach(name bit_reader_utils color_cache_utils filters_utils huffman_utils quant_levels_dec_utils random_utils
        rescaler_utils thread_utils utils)
  list(APPEND files "${source}/src/utils/${name}.c")
endforeach()

# Without scaling and rare pixel layouts, which nobody here asks for.
storycard_library(libwebp
  SOURCES ${dec} ${files}
  INCLUDES "${source}/src"
  OPTIONS -I${source} -I${generated} -DHAVE_CONFIG_H -DWEBP_REDUCE_SIZE -DWEBP_REDUCE_CSP ${small})

# What runs once a sample stays fast.
if(EMSCRIPTEN)
  foreach(name dec/vp8_dec dec/frame_dec dec/quant_dec dec/tree_dec dec/vp8l_dec dsp/dec dsp/filters dsp/lossless dsp/upsampling
          dsp/yuv utils/bit_reader_utils)
    set_property(SOURCE "${source}/src/${name}.c" APPEND PROPERTY COMPILE_OPTIONS -O2)
  endforeach()
endif()
