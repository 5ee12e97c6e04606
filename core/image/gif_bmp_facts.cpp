// The structure of GIF (GIF89a, 1990) and BMP files. stb_image takes a file that is cut short for a whole one, so that
// is found here.
#include <optional>
#include <string_view>

#include "image/byte_order.h"
#include "image/exif.h"
#include "image/photo_facts.h"

namespace storycard::image {
namespace {

constexpr ByteOrder little = ByteOrder::little;

// A GIF's colour table of 2, 4 ... 256 colours, as the low bits of `flags` say; 0 bytes where there is none.
std::size_t color_table_bytes(std::uint8_t flags) {
  return (flags & 0x80) == 0 ? 0 : std::size_t(3) << ((flags & 7) + 1);
}

// The place after a chain of sub-blocks; nothing where the chain is cut short.
std::optional<std::size_t> after_sub_blocks(ByteView file, std::size_t at) {
  while (at < file.size() && file[at] != 0) at += 1 + std::size_t(file[at]);
  if (at >= file.size()) return std::nullopt;
  return at + 1;
}

std::string_view first_sub_block(ByteView file, std::size_t at) {
  if (!holds(file, at, 1) || !holds(file, at + 1, file[at])) return {};
  return text_of(file.subspan(at + 1, file[at]));
}

}  // namespace

Result<PhotoFacts> gif_facts(ByteView file) {
  const auto cut_short = [&file] { return broken_at(file.size(), "the GIF is cut short"); };
  PhotoFacts facts;
  if (!holds(file, 0, 13)) return cut_short();
  facts.stored = {u16_at(file, 6, little), u16_at(file, 8, little)};
  facts.decoded_bytes_per_pixel = 13;  // what is shown, what was shown before, what was touched, and ours
  bool has_image = false;
  std::size_t at = 13 + color_table_bytes(file[10]);
  while (at < file.size()) {
    std::size_t chain = at + 2;
    if (file[at] == 0x21) {  // an extension: its label, then sub-blocks
      if (!holds(file, at, 2)) break;
      if (file[at + 1] == 0xFE) facts.metadata.add(MetadataKind::comments, first_sub_block(file, chain));
      if (holds(file, at, 14) && file[at + 1] == 0xFF && starts_with(file.subspan(at + 3), "XMP Data")) {
        // The packet stands there as it is, without sub-blocks; its end is made to look like some.
        if (const auto end = after_sub_blocks(file, chain))
          note_xmp(file.subspan(at + 14, *end - at - 14), facts.metadata);
      }
    } else if (file[at] == 0x2C) {  // an image: its place and flags, the code size, then sub-blocks
      if (!holds(file, at, 11)) break;
      chain = at + 10 + color_table_bytes(file[at + 9]) + 1;
    } else {
      break;
    }
    const auto end = after_sub_blocks(file, chain);
    if (!end) break;
    if (file[at] == 0x2C) has_image = true;
    at = *end;
  }
  if (has_image) return facts;  // later frames are not shown, so their damage does no harm
  if (at < file.size() && file[at] == 0x3B) return broken_at(at, "the GIF has no picture");
  return cut_short();
}

Result<PhotoFacts> bmp_facts(ByteView file) {
  if (!holds(file, 0, 26)) return broken_at(file.size(), "the BMP is cut short");
  const std::size_t pixels_at = u32_at(file, 10, little);
  const std::size_t header_bytes = u32_at(file, 14, little);
  std::int64_t width = 0;
  std::int64_t height = 0;
  std::size_t bits = 0;
  if (header_bytes == 12) {
    width = u16_at(file, 18, little);
    height = u16_at(file, 20, little);
    bits = u16_at(file, 24, little);
  } else {
    const bool known = header_bytes == 40 || header_bytes == 56 || header_bytes == 108 || header_bytes == 124;
    if (!known) return Error{ErrorCode::unknown_format, "", "this is a BMP of a rare kind"};
    if (!holds(file, 14, header_bytes)) return broken_at(file.size(), "the BMP is cut short");
    width = static_cast<std::int32_t>(u32_at(file, 18, little));
    height = static_cast<std::int32_t>(u32_at(file, 22, little));
    bits = u16_at(file, 28, little);
    const std::uint32_t compression = u32_at(file, 30, little);
    if (compression != 0 && compression != 3) return Error{ErrorCode::unknown_format, "", "this is a compressed BMP"};
  }
  if (height < 0) height = -height;  // rows from the top down
  const std::int64_t most = 0x7FFFFFFF;
  if (width <= 0 || height <= 0 || height > most || bits == 0 || bits > 32) {
    return broken_at(14, "the BMP's header makes no sense");
  }
  const std::uint64_t row_bytes = (std::uint64_t(width) * bits + 31) / 32 * 4;
  const std::uint64_t rest = pixels_at <= file.size() ? file.size() - pixels_at : 0;
  if (row_bytes > rest / std::uint64_t(height)) return broken_at(file.size(), "the BMP is cut short");
  PhotoFacts facts;
  facts.decoded_bytes_per_pixel = 8;
  facts.stored = {static_cast<std::int32_t>(width), static_cast<std::int32_t>(height)};
  return facts;
}

}  // namespace storycard::image
