# libjpeg_turbo: 8-bit JPEG, in (scaled) and out, without SIMD, so that every machine makes the same bytes by the same code.

set(source "${STORYCARD_DEPS}/libjpeg-turbo")
set(generated "${PROJECT_BINARY_DIR}/third_party/libjpeg_turbo")

set(JPEG_LIB_VERSION 62)
set(VERSION 2.1.5)
set(LIBJPEG_TURBO_VERSION_NUMBER 2001005)
math(EXPR JPEG_SIZE_T_BYTES "${CMAKE_SIZEOF_VOID_P}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/jconfig.h.in" "${generated}/jconfig.h" @ONLY)
configure_file("${CMAKE_CURRENT_LIST_DIR}/jconfigint.h.in" "${generated}/jconfigint.h" @ONLY)
set(COPYRIGHT_YEAR 1991-2023)
configure_file("${source}/jversion.h.in" "${generated}/jversion.h")

set(files
  jcapimin jcapistd jccoefct jccolor jcdctmgr jchuff jcicc jcinit jcmainct jcmarker jcmaster jcomapi jcparam jcphuff
  jcprepct jcsample jctrans jdapimin jdapistd jdatadst jdatasrc jdcoefct jdcolor jddctmgr jdhuff jdicc jdinput jdmainct
  jdmarker jdmaster jdmerge jdphuff jdpostct jdsample jdtrans jerror jfdctflt jfdctfst jfdctint jidctflt jidctfst
  jidctint jidctred jquant1 jquant2 jutils jmemmgr jmemnobs jaricom jdarith jsimd_none)
list(TRANSFORM files PREPEND "${source}/")
list(TRANSFORM files APPEND ".c")

# Counting bits with an instruction instead of two tables of 64 kB: the same numbers.
storycard_library(libjpeg_turbo
  SOURCES ${files}
  INCLUDES "${generated}" "${source}"
  OPTIONS -DUSE_CLZ_INTRINSIC ${small})

# What runs once a sample stays fast.
if(EMSCRIPTEN)
  foreach(name jccolor jchuff jcsample jdcolor jdhuff jdphuff jdsample jfdctint jidctint jidctred)
    set_property(SOURCE "${source}/${name}.c" APPEND PROPERTY COMPILE_OPTIONS -O2)
  endforeach()
endif()
