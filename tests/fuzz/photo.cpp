#include "photo.h"

#include "base/limits.h"
#include "entrance.h"
#include "image/exif.h"

namespace storycard::fuzz {
namespace {

// Larger ones are slow, and take the same way.
constexpr std::int64_t pixels_max = 1 << 16;

void check_receipt(const image::PhotoHeader& header) {
  for (const image::ReceiptEntry& entry : header.receipt) CHECK(entry.value.size() <= limits::receipt_text_bytes + 4);
}

bool is_part(const image::Bitmap& part, const image::Bitmap& whole, PixelBox window) {
  for (std::int32_t y = 0; y < window.height; ++y) {
    const std::uint8_t* row = whole.row(window.y + y) + 4 * window.x;
    if (!std::equal(part.row(y), part.row(y) + 4 * window.width, row)) return false;
  }
  return part.size == window.size();
}

}  // namespace

void open_photo(ByteView file, image::FileKind kind) {
  if (image::kind_of(file) != kind) return;
  const auto header = image::read_photo_header(file);
  if (!header) {
    check_error(header.error());
    CHECK(!image::decode_photo(file, {}));
    return;
  }
  CHECK(header->kind == kind && header->orientation >= 1 && header->orientation <= 8);
  const PixelSize stored = header->stored;
  CHECK(stored.width > 0 && stored.height > 0 && stored.width <= limits::photo_side &&
        stored.height <= limits::photo_side);
  CHECK(std::int64_t(stored.width) * stored.height <= limits::photo_pixels);
  check_receipt(*header);
  if (std::int64_t(stored.width) * stored.height > pixels_max) return;

  const image::DecodeOptions wanted{.wanted = {stored.width / 3, stored.height / 3}, .window = {}};
  const auto whole = image::decode_photo(file, wanted);
  if (!whole) {
    check_error(whole.error());
    return;
  }
  CHECK(whole->whole == image::decoded_size(*header, wanted.wanted) && whole->upright.size == whole->whole);
  CHECK(whole->upright.rgba.size() ==
        std::size_t(4) * std::size_t(whole->whole.width) * std::size_t(whole->whole.height));
  const PixelBox window{whole->whole.width / 4, whole->whole.height / 4, (whole->whole.width + 1) / 2,
                        (whole->whole.height + 1) / 2};
  const auto part = image::decode_photo(file, {.wanted = wanted.wanted, .window = window});
  CHECK(part);
  CHECK(is_part(part->upright, whole->upright, window));
}

}  // namespace storycard::fuzz
