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
set(options -DWEBP_REDUCE_SIZE -DWEBP_REDUCE_CSP)
if(EMSCRIPTEN)
  # 56 bits of the file at a time instead of 24: wasm's registers have 64, which libwebp knows of x86_64 only. With -O2
  # throughout, a photo takes less than half the time.
  list(APPEND options -O2 -D__x86_64__ -DHAVE_BUILTIN_BSWAP64 -DHAVE_BUILTIN_BSWAP32 -DHAVE_BUILTIN_BSWAP16)
  # The one file that would then ask an x86's processor what it can.
  set_property(SOURCE "${source}/src/dsp/cpu.c" APPEND PROPERTY COMPILE_OPTIONS -U__x86_64__)
endif()
storycard_library(libwebp
  SOURCES ${dec} ${files}
  INCLUDES "${source}/src"
  OPTIONS -I${source} -I${generated} -DHAVE_CONFIG_H ${options})
