// The C functions of photo.wasm: a photo's file in, what it tells and its pixels out. It holds nothing but decoders and
// what keeps a photo's working copy, and lives for one job; wasm/PROTOCOL.md is the contract.
#include <string>

#include "given_text.h"
#include "image/decode.h"
#include "image/encode.h"
#include "photo_header.h"
#include "render/working_copy.h"
#include "story/read_photo.h"

namespace storycard::wasm {
namespace {

struct Last {
  std::string text;
  Bytes bytes;
  PixelSize size;
};

// The one static: what the last call made, until the next one.
Last& last() {
  static Last only;
  return only;
}

const char* give(const Json& json) {
  last().text = write_json(json);
  given_text_size() = static_cast<std::uint32_t>(last().text.size());
  return last().text.data();
}

JsonObject error_json(const Error& error) {
  return JsonObject{{"code", name_of(error.code)}, {"message", sentence(error)}};
}

// True where the window lies in the picture of that size, as decode_photo demands.
bool within(PixelBox window, PixelSize picture) {
  return window.x >= 0 && window.y >= 0 && window.width >= 0 && window.height >= 0 &&
         window.x <= picture.width - window.width && window.y <= picture.height - window.height;
}

Result<image::Bitmap> decode(ByteView file, const image::DecodeOptions& options) {
  const auto header = image::read_photo_header(file);
  if (!header) return header.error();
  if (options.wanted.width < 0 || options.wanted.height < 0 ||
      !within(options.window, image::decoded_size(*header, options.wanted))) {
    return Error{ErrorCode::out_of_range, "/window", "the window is not within the photo"};
  }
  auto decoded = image::decode_photo(file, options);
  if (!decoded) return decoded.error();
  return std::move(decoded->upright);
}

// True where so many bytes are the pixels of a picture of that size.
bool is_picture(std::size_t bytes, PixelSize size) {
  return size.width > 0 && size.height > 0 && bytes % 4 == 0 && bytes / 4 / static_cast<std::size_t>(size.width) == std::size_t(size.height) &&
         bytes / 4 % static_cast<std::size_t>(size.width) == 0;
}

// A list as a story's photo has it.
Result<std::vector<story::Cover>> read_covers(std::string_view text) {
  const auto list = read_json(text);
  if (!list) return list.error();
  const Json document = JsonObject{{"photos", JsonArray{JsonObject{{"covers", *list}}}}};
  JsonReader read(document, "");
  auto photos = story::read_photos(read);
  if (read.error()) return *read.error();
  return std::move(photos.at(0).covers);
}

JsonObject no_picture() {
  return error_json({ErrorCode::out_of_range, "/size", "the pixels are not those of a picture of that size"});
}

}  // namespace
}  // namespace storycard::wasm

using namespace storycard;
using namespace storycard::wasm;

extern "C" {

const char* ph_open(const std::uint8_t* file, std::size_t size) {
  const ByteView bytes{file, size};
  const auto header = image::read_photo_header(bytes);
  if (header) return give(to_json(*header));
  JsonObject error = error_json(header.error());
  error.emplace_back("kind", image::name_of(image::kind_of(bytes)));
  return give(error);
}

const char* ph_decode(const std::uint8_t* file, std::size_t size, std::int32_t wanted_width, std::int32_t wanted_height,
                      std::int32_t x, std::int32_t y, std::int32_t width, std::int32_t height) {
  auto pixels = decode({file, size}, {{wanted_width, wanted_height}, {x, y, width, height}});
  if (!pixels) return give(error_json(pixels.error()));
  last().size = pixels->size;
  last().bytes = std::move(pixels->rgba);
  return give(JsonObject{{"size", JsonArray{last().size.width, last().size.height}}});
}

const char* ph_png(const std::uint8_t* straight_rgba, std::size_t size, std::int32_t width, std::int32_t height) {
  if (!is_picture(size, {width, height})) return give(no_picture());
  image::Bitmap bitmap{{width, height}, Bytes(straight_rgba, straight_rgba + size)};
  for (std::size_t i = 0; i < size; i += 4) {
    const unsigned alpha = bitmap.rgba[i + 3];
    if (alpha == 255) continue;
    for (std::size_t c = i; c < i + 3; ++c) {
      bitmap.rgba[c] = static_cast<std::uint8_t>((bitmap.rgba[c] * alpha + 127) / 255);
    }
  }
  last().size = bitmap.size;
  last().bytes = image::encode_png(bitmap);
  return give(JsonObject{{"size", JsonArray{width, height}}});
}

const char* ph_copy(const std::uint8_t* file, std::size_t size, const char* covers, std::size_t covers_size) {
  const auto hidden = read_covers({covers, covers_size});
  if (!hidden) return give(error_json(hidden.error()));
  auto copy = render::make_working_copy({file, size}, *hidden);
  if (!copy) return give(error_json(copy.error()));
  last().size = copy->size;
  last().bytes = std::move(copy->png);
  return give(JsonObject{{"size", JsonArray{last().size.width, last().size.height}}});
}

const std::uint8_t* ph_bytes() { return last().bytes.data(); }
std::size_t ph_size() { return last().bytes.size(); }

}  // extern "C"
