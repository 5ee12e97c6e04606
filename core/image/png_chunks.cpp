// The chunks of a PNG (PNG 3rd edition, 5), checked before any pixel is unpacked.
#include <algorithm>
#include <optional>
#include <string_view>

#include "base/deflate.h"
#include "image/byte_order.h"
#include "image/exif.h"
#include "image/photo_facts.h"
#include "image/png_file.h"

namespace storycard::image {
namespace {

using namespace std::string_view_literals;

// Upper case in the type's first letter: a decoder that does not know the chunk must give up.
bool critical(const PngChunk& chunk) { return (chunk.type[0] & 0x20) == 0; }

bool sound_depth(unsigned depth, unsigned color_type) {
  switch (color_type) {
    case 0: return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case 3: return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:
    case 4:
    case 6: return depth == 8 || depth == 16;
    default: return false;
  }
}

std::optional<Error> note_header(const PngChunk& chunk, PhotoFacts& facts) {
  const ByteView body = chunk.body;
  if (!chunk.is("IHDR") || body.size() != 13)
    return broken_at(png_signature_bytes, "the PNG does not begin with its header");
  const std::uint32_t width = u32_at(body, 0, ByteOrder::big);
  const std::uint32_t height = u32_at(body, 4, ByteOrder::big);
  const std::uint32_t most = 0x7FFFFFFF;
  const bool sound = width > 0 && height > 0 && width <= most && height <= most && sound_depth(body[8], body[9]) &&
                     body[10] == 0 && body[11] == 0 && body[12] <= 1;
  if (!sound) return broken_at(png_signature_bytes + 8, "the PNG's header makes no sense");
  facts.stored = {static_cast<std::int32_t>(width), static_cast<std::int32_t>(height)};
  facts.decoded_bytes_per_pixel = body[12] == 1 ? 8 : 4;  // an interlaced one is put together before it is turned
  facts.grey = body[9] == 0 || body[9] == 4;
  return std::nullopt;
}

struct KnownKeyword {
  std::string_view keyword;
  MetadataKind kind;
};

constexpr KnownKeyword known_keywords[] = {
    {"Author", MetadataKind::author},       {"Copyright", MetadataKind::copyright},
    {"Software", MetadataKind::software},   {"Creation Time", MetadataKind::capture_time},
    {"Source", MetadataKind::camera_model},
};

// A text chunk's text, where it is not compressed: after its keyword, and in iTXt after four more fields.
std::string_view plain_text(const PngChunk& chunk, std::size_t keyword_bytes) {
  std::string_view text = text_of(chunk.body).substr(std::min(keyword_bytes + 1, chunk.body.size()));
  if (chunk.is("zTXt") || (chunk.is("iTXt") && (text.size() < 2 || text[0] != 0))) return {};
  if (chunk.is("tEXt")) return text;
  text.remove_prefix(2);
  for (int field = 0; field < 2; ++field) text.remove_prefix(std::min(text.find('\0'), text.size() - 1) + 1);
  return text;
}

void note_text(const PngChunk& chunk, Receipt& receipt) {
  const std::string_view keyword = text_of(chunk.body).substr(0, text_of(chunk.body).find('\0'));
  const std::string_view text = plain_text(chunk, keyword.size());
  if (keyword == "XML:com.adobe.xmp") {
    note_xmp({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, receipt);
  } else if (keyword == "Raw profile type exif" || keyword == "Raw profile type APP1") {
    receipt.add(MetadataKind::exif);
  } else if (keyword == "Raw profile type xmp") {
    receipt.add(MetadataKind::xmp);
  } else if (keyword == "Raw profile type iptc") {
    receipt.add(MetadataKind::iptc);
  } else {
    MetadataKind kind = MetadataKind::comments;
    for (const KnownKeyword& known : known_keywords) {
      if (known.keyword == keyword) kind = known.kind;
    }
    receipt.add(kind, text);
  }
}

std::string shown_time(ByteView body) {
  if (body.size() != 7) return "";
  const auto two = [&](std::size_t at) { return std::to_string(100 + body[at] % 100).substr(1); };
  return std::to_string(u16_at(body, 0, ByteOrder::big)) + "-" + two(2) + "-" + two(3) + " " + two(4) + ":" + two(5) +
         ":" + two(6) + " UTC";
}

// What the colours are: cICP's numbers (ITU-T H.273), or else an ICC profile, packed, behind its name and method.
void note_colors(const PngChunk& chunk, PhotoFacts& facts, bool& has_numbers) {
  if (chunk.is("cICP") && chunk.body.size() == 4) {
    has_numbers = true;
    facts.display_p3 = chunk.body[0] == 12 && chunk.body[1] == 13 && chunk.body[2] == 0 && chunk.body[3] == 1;
  } else if (chunk.is("iCCP")) {
    const std::size_t name = text_of(chunk.body).find('\0');
    if (name == std::string_view::npos || !holds(chunk.body, name, 2)) return;
    facts.profile = {chunk.body.subspan(name + 2)};
    facts.profile_packed = true;
  }
  if (has_numbers) facts.profile.clear();
}

void note_metadata(const PngChunk& chunk, PhotoFacts& facts) {
  if (chunk.is("eXIf")) {
    const ExifFacts found = read_exif(chunk.body);
    facts.orientation = found.orientation;
    facts.metadata.add(found.metadata);
  } else if (chunk.is("tEXt") || chunk.is("zTXt") || chunk.is("iTXt")) {
    note_text(chunk, facts.metadata);
  } else if (chunk.is("tIME")) {
    facts.metadata.add(MetadataKind::change_time, shown_time(chunk.body));
  } else if (chunk.is("caBX")) {
    facts.metadata.add(MetadataKind::content_credentials);
  }
}

}  // namespace

PngLayout layout_of_header(ByteView body) {
  return {{static_cast<std::int32_t>(u32_at(body, 0, ByteOrder::big)),
           static_cast<std::int32_t>(u32_at(body, 4, ByteOrder::big))},
          body[8],
          body[9],
          body[12] == 1};
}

Result<PhotoFacts> png_facts(ByteView file) {
  PhotoFacts facts;
  bool has_pixels = false;
  bool has_palette = false;
  bool has_numbers = false;
  std::size_t at = png_signature_bytes;
  for (bool first = true;; first = false) {
    if (!holds(file, at, png_framing_bytes)) return broken_at(file.size(), "the PNG is cut short");
    const std::size_t length = u32_at(file, at, ByteOrder::big);
    if (length > file.size() - at - png_framing_bytes) return broken_at(file.size(), "the PNG is cut short");
    const PngChunk chunk{file.subspan(at + 4, 4), file.subspan(at + 8, length)};
    const bool intact = crc32(file.subspan(at + 4, 4 + length)) == u32_at(file, at + 8 + length, ByteOrder::big);
    if (!intact && (critical(chunk) || chunk.is("tRNS"))) return broken_at(at, "a part of the PNG is damaged");
    if (first) {
      if (auto error = note_header(chunk, facts)) return *error;
    } else if (chunk.is("IHDR")) {
      return broken_at(at, "the PNG has a second header");
    }
    if (chunk.is("IDAT")) has_pixels = true;
    if (chunk.is("PLTE") && !has_pixels) has_palette = !chunk.body.empty();
    if (intact && !has_pixels) note_colors(chunk, facts, has_numbers);
    if (intact) note_metadata(chunk, facts);
    at += png_framing_bytes + length;
    if (chunk.is("IEND")) break;
  }
  if (!has_pixels) return broken_at(at, "the PNG has no pixels");
  if (!has_palette && file[png_signature_bytes + 17] == 3) return broken_at(at, "the PNG has no palette");
  if (at < file.size()) facts.metadata.add(MetadataKind::trailing_bytes, std::to_string(file.size() - at) + " bytes");
  return facts;
}

}  // namespace storycard::image
