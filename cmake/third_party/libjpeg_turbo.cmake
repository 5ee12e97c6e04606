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
  foreach(name jccolor jchuff jcsample jfdctint)
    set_property(SOURCE "${source}/${name}.c" APPEND PROPERTY COMPILE_OPTIONS -O2)
  endforeach()
  # -O3 finds loops in these that go eight samples at once: a sixth less time for a whole photo. Integers: the same bytes.
  set(quick jdcolor jdcoefct jdmainct jdmerge jdsample jidctint jidctred)
  list(TRANSFORM quick PREPEND "${source}/")
  list(TRANSFORM quick APPEND ".c")
  set_property(SOURCE ${quick} APPEND PROPERTY COMPILE_OPTIONS -O3)
  storycard_simd_sources(libjpeg_turbo ${quick})
  # libjpeg's words for "pointers of 32 bits, but registers of 64": 48 bits of the file at a time instead of 16.
  foreach(name jdhuff jdphuff)
    set_property(SOURCE "${source}/${name}.c" APPEND PROPERTY COMPILE_OPTIONS -O2 -D__x86_64__ -D__ILP32__)
  endforeach()
endif()
