#include "photo_header.h"

#include <algorithm>
#include <iterator>

#include "base/json_reader.h"
#include "base/limits.h"

namespace storycard::wasm {
namespace {

constexpr std::string_view kinds[] = {
    "gps-position",  "place",     "people",        "camera-serial",       "camera-model",     "lens",
    "capture-time",  "change-time", "author",      "copyright",           "comments",         "keywords",
    "unique-number", "software",  "maker-notes",   "thumbnail",           "exif",             "xmp",
    "iptc",          "content-credentials",        "further-pictures",    "trailing-bytes"};
static_assert(std::size(kinds) == static_cast<std::size_t>(image::MetadataKind::trailing_bytes) + 1);

// The kinds of file that core decodes, and no others.
constexpr image::FileKind file_kinds[] = {image::FileKind::jpeg, image::FileKind::png, image::FileKind::gif,
                                          image::FileKind::bmp, image::FileKind::webp};

}  // namespace

std::string_view id_of(image::MetadataKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

Json to_json(const image::PhotoHeader& header) {
  JsonArray receipt;
  for (const image::ReceiptEntry& entry : header.receipt) {
    receipt.emplace_back(JsonObject{{"kind", std::string(id_of(entry.kind))}, {"value", entry.value}});
  }
  const PixelSize upright = header.upright();
  return JsonObject{{"kind", image::name_of(header.kind)},
                    {"size", JsonArray{upright.width, upright.height}},
                    {"receipt", std::move(receipt)}};
}

Result<GivenHeader> read_header_json(std::string_view text) {
  const auto json = read_json(text);
  if (!json) return json.error();
  if (json->as_object() == nullptr) return Error{ErrorCode::wrong_type, "", "expected a photo's header"};
  JsonReader read(*json, "");
  read.require("kind");
  read.require("size");
  GivenHeader given;
  image::PhotoHeader& header = given.header;
  header.kind = file_kinds[read.choice("kind", {"jpeg", "png", "gif", "bmp", "webp"}, 0)];
  constexpr image::FileKind originals[] = {image::FileKind::heic, image::FileKind::avif, image::FileKind::unknown};
  given.original =
      read.has("original") ? originals[read.choice("original", {"heic", "avif", "unknown"}, 2)] : header.kind;
  const auto size = read.numbers("size", 2, {1, limits::photo_side});
  if (size) header.stored = {static_cast<std::int32_t>((*size)[0]), static_cast<std::int32_t>((*size)[1])};
  if (const JsonArray* receipt = read.array("receipt", std::size(kinds) * limits::receipt_values)) {
    for (std::size_t i = 0; i < receipt->size() && !read.error(); ++i) {
      const std::string where = pointer_to("/receipt", i);
      JsonReader entry((*receipt)[i], where);
      const auto kind = std::find(std::begin(kinds), std::end(kinds), entry.text("kind"));
      if (kind == std::end(kinds)) entry.fail(ErrorCode::unknown_value, where, "no such kind of metadata");
      const auto index = std::min<std::size_t>(static_cast<std::size_t>(kind - kinds), std::size(kinds) - 1);
      header.receipt.push_back({static_cast<image::MetadataKind>(index), image::shown_text(entry.text("value"))});
      read.fail(entry.error());
    }
  }
  if (read.error()) return *read.error();
  return given;
}

}  // namespace storycard::wasm
