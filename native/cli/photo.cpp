#include "photo.h"

#include "base/json.h"
#include "base/limits.h"
#include "files.h"
#include "image/decode.h"

namespace storycard::cli {
namespace {

std::string as_json(const image::PhotoHeader& header) {
  JsonArray receipt;
  for (const image::ReceiptEntry& entry : header.receipt) {
    receipt.push_back(JsonObject{{"kind", image::name_of(entry.kind)}, {"value", entry.value}});
  }
  const PixelSize upright = header.upright();
  const JsonObject photo{{"kind", image::name_of(header.kind)},
                         {"size", JsonArray{upright.width, upright.height}},
                         {"receipt", std::move(receipt)}};
  return write_json(photo, 2) + "\n";
}

std::string as_lines(const image::PhotoHeader& header) {
  const PixelSize upright = header.upright();
  std::string text = std::string("kind: ") + image::name_of(header.kind) + "\n";
  text += "size: " + std::to_string(upright.width) + " x " + std::to_string(upright.height) + "\n";
  for (const image::ReceiptEntry& entry : header.receipt) {
    text += image::name_of(entry.kind);
    text += entry.value.empty() ? "\n" : ": " + entry.value + "\n";
  }
  return text;
}

}  // namespace

Result<std::string> describe_photo(const std::string& file, bool json) {
  const auto bytes = read_file(file, limits::photo_bytes);
  if (!bytes) return bytes.error();
  const auto header = image::read_photo_header(*bytes);
  if (!header) return Error{header.error().code, file, header.error().detail};
  return json ? as_json(*header) : as_lines(*header);
}

}  // namespace storycard::cli
