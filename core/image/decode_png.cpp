// PNG's pixels (PNG 3rd edition): unpacked, unfiltered and turned upright a few rows at a time.
#include <algorithm>
#include <utility>

#include "base/check.h"
#include "image/decoders.h"
#include "image/inflate.h"
#include "image/orient.h"
#include "image/png_file.h"

namespace storycard::image {
namespace {

constexpr std::int32_t rows_at_once = 16;

struct Parts {
  PngLayout layout;
  ByteView palette, transparency;
  std::vector<ByteView> packed;  // the pixels
};

// The chunks were all checked by png_facts.
Parts parts_of(ByteView file) {
  Parts parts;
  for (std::size_t at = png_signature_bytes; holds(file, at, png_framing_bytes);) {
    const std::size_t length = u32_at(file, at, ByteOrder::big);
    const PngChunk chunk{file.subspan(at + 4, 4), file.subspan(at + 8, length)};
    if (chunk.is("IHDR")) parts.layout = layout_of_header(chunk.body);
    if (chunk.is("PLTE")) parts.palette = chunk.body;
    if (chunk.is("tRNS") && parts.packed.empty()) parts.transparency = chunk.body;
    if (chunk.is("IDAT")) parts.packed.push_back(chunk.body);
    if (chunk.is("IEND")) break;
    at += png_framing_bytes + length;
  }
  return parts;
}

// Rows of samples, unfiltered, one after the other.
class Rows {
 public:
  Rows(const PngLayout& layout, std::span<const ByteView> packed)
      : layout_(layout), inflater_(packed), row_(layout.row_bytes(layout.size.width) + 1), above_(row_.size()) {}

  void begin_pass() {
    pending_ = false;
    std::fill(above_.begin(), above_.end(), std::uint8_t(0));
  }

  // The next row of a picture or pass of that width; null where the pixels are damaged or too few.
  const std::uint8_t* next(std::int32_t width) {
    const std::size_t bytes = layout_.row_bytes(width);
    if (pending_) std::swap(row_, above_);
    pending_ = true;
    if (!inflater_.read(row_.data(), bytes + 1)) return nullptr;
    if (!unfilter(row_[0], row_.data() + 1, above_.data() + 1, bytes, layout_.filter_bytes())) return nullptr;
    return row_.data() + 1;
  }

 private:
  PngLayout layout_;
  Inflater inflater_;
  Bytes row_, above_;     // each with its filter's number in front
  bool pending_ = false;  // row_ holds a row that is now the one above
};

Error damaged() { return {ErrorCode::broken_file, "", "the PNG's pixels are damaged, or some are missing"}; }

Result<Bitmap> read_straight(const DecodeTask& task, const Parts& parts) {
  const PngLayout& layout = parts.layout;
  const PngPixels pixels(layout, parts.palette, parts.transparency);
  auto upright = make_bitmap(task.window.size());
  if (!upright) return upright;
  const Placing placing{layout.size, task.facts.orientation, task.window};
  const PixelBox view = placing.stored_window();
  Rows rows(layout, parts.packed);
  const std::size_t row_bytes = std::size_t(4) * std::size_t(layout.size.width);
  Bytes strip(row_bytes * std::size_t(rows_at_once));
  for (std::int32_t first = 0; first < layout.size.height; first += rows_at_once) {
    const std::int32_t count = std::min(rows_at_once, layout.size.height - first);
    const bool seen = first < view.bottom() && first + count > view.y;
    for (std::int32_t y = 0; y < count; ++y) {
      const std::uint8_t* const row = rows.next(layout.size.width);
      if (row == nullptr) return damaged();
      if (seen) pixels.to_rgba(row, layout.size.width, strip.data() + row_bytes * std::size_t(y));
    }
    if (!seen) continue;
    finish_pixels(strip.data(), std::size_t(layout.size.width) * std::size_t(count), task.colors);
    place_rows({strip.data(), first, count}, placing, *upright);
  }
  return upright;
}

struct Pass {
  std::int32_t x, y, step_x, step_y;
};
constexpr Pass adam7[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                          {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

// An interlaced picture is complete only after its last pass: it is put together whole, as stored.
Result<Bitmap> read_interlaced(const DecodeTask& task, const Parts& parts) {
  const auto [width, height] = parts.layout.size;
  const PngPixels pixels(parts.layout, parts.palette, parts.transparency);
  auto stored = make_bitmap(parts.layout.size);
  if (!stored) return stored;
  Rows rows(parts.layout, parts.packed);
  Bytes line(std::size_t(4) * std::size_t(width));
  for (const Pass& pass : adam7) {
    if (pass.x >= width || pass.y >= height) continue;
    const std::int32_t columns = (width - pass.x + pass.step_x - 1) / pass.step_x;
    rows.begin_pass();
    for (std::int32_t y = pass.y; y < height; y += pass.step_y) {
      const std::uint8_t* const row = rows.next(columns);
      if (row == nullptr) return damaged();
      pixels.to_rgba(row, columns, line.data());
      std::uint8_t* const to = stored->row(y);
      for (std::int32_t x = 0; x < columns; ++x) {
        std::copy_n(line.data() + 4 * std::size_t(x), 4, to + 4 * std::size_t(pass.x + x * pass.step_x));
      }
    }
  }
  return finish_stored(task, *std::move(stored));
}

}  // namespace

Result<Bitmap> decode_png(const DecodeTask& task) {
  const Parts parts = parts_of(task.file);
  CHECK(parts.layout.size == task.facts.stored);
  return parts.layout.interlaced ? read_interlaced(task, parts) : read_straight(task, parts);
}

}  // namespace storycard::image
