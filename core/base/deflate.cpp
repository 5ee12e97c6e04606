#include "base/deflate.h"

#include <memory>

#include <libdeflate.h>

#include "base/check.h"

namespace storycard {
namespace {

struct Freed {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

// Deflate never makes more than 1032 bytes of one (RFC 1951: 258 bytes from two bits).
constexpr std::size_t growth_max = 1032;

using Decompressing = decltype(&libdeflate_deflate_decompress_ex);

Result<Bytes> decompress(Decompressing way, ByteView data, std::size_t size_bytes) {
  // Before memory is taken: a small file may not claim to hold gigabytes.
  if (size_bytes / growth_max > data.size()) {
    return Error{ErrorCode::broken_file, "", "the compressed part is too short for what it should hold"};
  }
  const std::unique_ptr<libdeflate_decompressor, Freed> decompressor(libdeflate_alloc_decompressor());
  if (!decompressor) return Error{ErrorCode::out_of_memory, "", "there is too little memory to unpack it"};
  // One byte more than wanted, so that there is an address to write to even where nothing is expected.
  Bytes result(size_bytes + 1);
  std::size_t used = 0, size = 0;
  const libdeflate_result outcome = way(decompressor.get(), data.data(), data.size(), result.data(), size_bytes, &used, &size);
  if (outcome == LIBDEFLATE_INSUFFICIENT_SPACE) {
    return Error{ErrorCode::too_large, "",
                 "the compressed part holds more than the " + std::to_string(size_bytes) + " bytes that are expected"};
  }
  if (outcome != LIBDEFLATE_SUCCESS || size != size_bytes || used != data.size()) {
    return Error{ErrorCode::broken_file, "", "the compressed part is damaged or cut short"};
  }
  result.resize(size_bytes);
  return result;
}

}  // namespace

Bytes compress_zlib(ByteView data, int level) {
  CHECK(level >= 1 && level <= 12);
  const std::unique_ptr<libdeflate_compressor, Freed> compressor(libdeflate_alloc_compressor(level));
  CHECK(compressor);
  Bytes result(libdeflate_zlib_compress_bound(compressor.get(), data.size()));
  const std::size_t size =
      libdeflate_zlib_compress(compressor.get(), data.data(), data.size(), result.data(), result.size());
  CHECK(size > 0);
  result.resize(size);
  return result;
}

std::uint32_t crc32(ByteView data) { return data.empty() ? 0 : libdeflate_crc32(0, data.data(), data.size()); }

std::uint32_t adler32(ByteView data) { return data.empty() ? 1 : libdeflate_adler32(1, data.data(), data.size()); }

Result<Bytes> decompress_zlib(ByteView data, std::size_t size_bytes) {
  return decompress(libdeflate_zlib_decompress_ex, data, size_bytes);
}

Result<Bytes> decompress_deflate(ByteView data, std::size_t size_bytes) {
  return decompress(libdeflate_deflate_decompress_ex, data, size_bytes);
}

}  // namespace storycard
