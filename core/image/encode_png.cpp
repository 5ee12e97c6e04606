#include <string_view>

#include "base/check.h"
#include "base/deflate.h"
#include "image/alt_text_packet.h"
#include "image/encode.h"
#include "image/pixel_deflate.h"
#include "image/png_picture.h"

namespace storycard::image {
namespace {

using namespace std::string_view_literals;

// Up to this size every way is tried; beyond, time matters more than the last hundred bytes.
constexpr std::size_t small_pixels = 128 * 128;

void append_u32(Bytes& bytes, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

// Begins a chunk whose size is not known yet; what is appended until end_chunk() is its body.
std::size_t begin_chunk(Bytes& file, std::string_view type) {
  append_u32(file, 0);
  file.insert(file.end(), type.begin(), type.end());
  return file.size() - type.size();
}

void end_chunk(Bytes& file, std::size_t begin) {
  const std::size_t size = file.size() - begin - 4;
  CHECK(size < 0x8000'0000u);
  for (std::size_t i = 0; i < 4; ++i) file[begin - 4 + i] = static_cast<std::uint8_t>(size >> (24 - 8 * i));
  append_u32(file, crc32(ByteView(file).subspan(begin)));
}

void append_chunk(Bytes& file, std::string_view type, ByteView body) {
  const std::size_t begin = begin_chunk(file, type);
  file.insert(file.end(), body.begin(), body.end());
  end_chunk(file, begin);
}

void append_header(Bytes& file, PixelSize size, const PngPicture& picture) {
  Bytes header;
  append_u32(header, static_cast<std::uint32_t>(size.width));
  append_u32(header, static_cast<std::uint32_t>(size.height));
  header.push_back(picture.bits);
  header.push_back(static_cast<std::uint8_t>(picture.colors));
  header.insert(header.end(), {0, 0, 0});  // deflate, the five filters, no interlace
  append_chunk(file, "IHDR", header);
}

// PNG 3rd edition, 11.3.3.4: keyword, no compression, no language, no translated keyword, text.
void append_alt_text(Bytes& file, const std::string& text) {
  constexpr std::string_view head = "XML:com.adobe.xmp\0\0\0\0\0"sv;
  const std::string packet = alt_text_packet(text);
  const std::size_t begin = begin_chunk(file, "iTXt");
  file.insert(file.end(), head.begin(), head.end());
  file.insert(file.end(), packet.begin(), packet.end());
  end_chunk(file, begin);
}

// In a photo neighbours differ, and what a filter leaves is smaller; on flat ground and in letters it is only other.
bool mostly_flat(const PngRows& rows) {
  std::size_t same = 0;
  for (std::size_t at = 1; at < rows.bytes.size(); ++at) same += rows.bytes[at] == rows.bytes[at - 1] ? 1 : 0;
  return 2 * same >= rows.bytes.size();
}

void append_pixels(Bytes& file, const PngPicture& picture) {
  const bool filter = picture.bits == 8 && (picture.rows.pixel_bytes > 1 || !mostly_flat(picture.rows));
  const Bytes rows = filter ? png_filtered(picture.rows) : png_unfiltered(picture.rows);
  const std::size_t begin = begin_chunk(file, "IDAT");
  if (picture.rows.pixel_bytes > 1 && rows.size() > 4 * small_pixels) {
    file.reserve(rows.size() / 3);
    deflate_pixels(rows, picture.rows.row_bytes + 1, picture.rows.pixel_bytes, file);
  } else {
    constexpr int level = 6;
    const Bytes packed = compress_zlib(rows, level);
    file.insert(file.end(), packed.begin(), packed.end());
  }
  end_chunk(file, begin);
}

Bytes file_of(const Bitmap& bitmap, const PngPicture& picture, const PngOptions& options) {
  constexpr std::string_view signature = "\x89PNG\r\n\x1A\n"sv;
  Bytes file(signature.begin(), signature.end());
  append_header(file, bitmap.size, picture);
  const std::uint8_t perceptual[] = {0};
  append_chunk(file, "sRGB", perceptual);
  if (!picture.palette.empty()) append_chunk(file, "PLTE", picture.palette);
  if (!picture.alphas.empty()) append_chunk(file, "tRNS", picture.alphas);
  if (!options.alt_text.empty()) append_alt_text(file, options.alt_text);
  append_pixels(file, picture);
  append_chunk(file, "IEND", {});
  return file;
}

}  // namespace

Bytes encode_png(const Bitmap& bitmap, const PngOptions& options) {
  CHECK(!bitmap.empty());
  const PngPicture few = few_colors(bitmap);
  if (few.rows.bytes.empty()) return file_of(bitmap, true_color(bitmap), options);
  Bytes file = file_of(bitmap, few, options);
  if (bitmap.rgba.size() / 4 > small_pixels || few.colors == PngColors::grey) return file;
  Bytes other = file_of(bitmap, true_color(bitmap), options);
  return other.size() < file.size() ? other : file;
}

}  // namespace storycard::image
