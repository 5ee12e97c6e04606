#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace storycard {

// zlib stream (RFC 1950). `level` 1 (fast) to 12 (small). The same bytes on every machine.
Bytes compress_zlib(ByteView data, int level);

// CRC-32 as PNG and zip use it (ISO 3309).
std::uint32_t crc32(ByteView data);

// Adler-32, the sum at a zlib stream's end.
std::uint32_t adler32(ByteView data);

// Reads a zlib stream whose size is known. Errors: broken_file, too_large.
Result<Bytes> decompress_zlib(ByteView data, std::size_t size_bytes);

// The same of a raw deflate stream (RFC 1951), as zips have it: it fills all of `data`.
Result<Bytes> decompress_deflate(ByteView data, std::size_t size_bytes);

}  // namespace storycard
