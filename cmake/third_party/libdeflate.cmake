# libdeflate: deflate for PNG and zip.

set(source "${STORYCARD_DEPS}/libdeflate")
set(files adler32 crc32 deflate_compress deflate_decompress utils zlib_compress zlib_decompress)
list(TRANSFORM files PREPEND "${source}/lib/")
list(TRANSFORM files APPEND ".c")

storycard_library(libdeflate
  SOURCES ${files} "${source}/lib/arm/cpu_features.c" "${source}/lib/x86/cpu_features.c"
  INCLUDES "${source}")
