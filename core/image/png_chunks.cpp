// The chunks of a PNG (PNG 3rd edition, 5), checked before stb_image sees them: it does not check CRCs.
#include <algorithm>
#include <optional>
#include <string_view>

#include "base/deflate.h"
#include "image/byte_order.h"
#include "image/exif.h"
#include "image/photo_facts.h"

namespace storycard::image {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t signature_bytes = 8;
constexpr std::size_t framing_bytes = 12;  // length, type and CRC

struct Chunk {
  ByteView type;
  ByteView body;
};

bool is(const Chunk& chunk, std::string_view type) { return starts_with(chunk.type, type); }

// Upper case in the type's first letter: a decoder that does not know the chunk must give up.
bool critical(const Chunk& chunk) { return (chunk.type[0] & 0x20) == 0; }

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

std::optional<Error> note_header(const Chunk& chunk, PhotoFacts& facts) {
  const ByteView body = chunk.body;
  if (!is(chunk, "IHDR") || body.size() != 13)
    return broken_at(signature_bytes, "the PNG does not begin with its header");
  const std::uint32_t width = u32_at(body, 0, ByteOrder::big);
  const std::uint32_t height = u32_at(body, 4, ByteOrder::big);
  const std::uint32_t most = 0x7FFFFFFF;
  const bool sound = width > 0 && height > 0 && width <= most && height <= most && sound_depth(body[8], body[9]) &&
                     body[10] == 0 && body[11] == 0 && body[12] <= 1;
  if (!sound) return broken_at(signature_bytes + 8, "the PNG's header makes no sense");
  facts.stored = {static_cast<std::int32_t>(width), static_cast<std::int32_t>(height)};
  facts.decoded_bytes_per_pixel = body[8] == 16 ? 8 : 4;
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
std::string_view plain_text(const Chunk& chunk, std::size_t keyword_bytes) {
  std::string_view text = text_of(chunk.body).substr(std::min(keyword_bytes + 1, chunk.body.size()));
  if (is(chunk, "zTXt") || (is(chunk, "iTXt") && (text.size() < 2 || text[0] != 0))) return {};
  if (is(chunk, "tEXt")) return text;
  text.remove_prefix(2);
  for (int field = 0; field < 2; ++field) text.remove_prefix(std::min(text.find('\0'), text.size() - 1) + 1);
  return text;
}

void note_text(const Chunk& chunk, Receipt& receipt) {
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

void note_metadata(const Chunk& chunk, PhotoFacts& facts) {
  if (is(chunk, "eXIf")) {
    const ExifFacts found = read_exif(chunk.body);
    facts.orientation = found.orientation;
    facts.metadata.add(found.metadata);
  } else if (is(chunk, "tEXt") || is(chunk, "zTXt") || is(chunk, "iTXt")) {
    note_text(chunk, facts.metadata);
  } else if (is(chunk, "tIME")) {
    facts.metadata.add(MetadataKind::change_time, shown_time(chunk.body));
  } else if (is(chunk, "caBX")) {
    facts.metadata.add(MetadataKind::content_credentials);
  }
}

}  // namespace

Result<PhotoFacts> png_facts(ByteView file) {
  PhotoFacts facts;
  bool has_pixels = false;
  std::size_t at = signature_bytes;
  for (bool first = true;; first = false) {
    if (!holds(file, at, framing_bytes)) return broken_at(file.size(), "the PNG is cut short");
    const std::size_t length = u32_at(file, at, ByteOrder::big);
    if (length > file.size() - at - framing_bytes) return broken_at(file.size(), "the PNG is cut short");
    const Chunk chunk{file.subspan(at + 4, 4), file.subspan(at + 8, length)};
    const bool intact = crc32(file.subspan(at + 4, 4 + length)) == u32_at(file, at + 8 + length, ByteOrder::big);
    if (!intact && (critical(chunk) || is(chunk, "tRNS"))) return broken_at(at, "a part of the PNG is damaged");
    if (first) {
      if (auto error = note_header(chunk, facts)) return *error;
    }
    if (is(chunk, "IDAT")) has_pixels = true;
    if (intact) note_metadata(chunk, facts);
    at += framing_bytes + length;
    if (is(chunk, "IEND")) break;
  }
  if (!has_pixels) return broken_at(at, "the PNG has no pixels");
  if (at < file.size()) facts.metadata.add(MetadataKind::trailing_bytes, std::to_string(file.size() - at) + " bytes");
  return facts;
}

}  // namespace storycard::image
