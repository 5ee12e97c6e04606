#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/units.h"
#include "image/byte_order.h"

namespace storycard::image {

// A PNG's chunks, one after the other (PNG 3rd edition, 5).
struct PngChunk {
  ByteView type;
  ByteView body;
  bool is(std::string_view name) const { return starts_with(type, name); }
};
constexpr std::size_t png_signature_bytes = 8;
constexpr std::size_t png_framing_bytes = 12;  // length, type and CRC

// How a PNG lays out its pixels: from its header.
struct PngLayout {
  PixelSize size;
  unsigned depth = 8;       // bits of a sample: 1, 2, 4, 8 or 16
  unsigned color_type = 2;  // 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA
  bool interlaced = false;

  unsigned samples() const { return color_type == 2 ? 3 : color_type == 4 ? 2 : color_type == 6 ? 4 : 1; }
  std::size_t row_bytes(std::int32_t width) const { return (std::size_t(width) * samples() * depth + 7) / 8; }
  std::size_t filter_bytes() const { return samples() * depth <= 8 ? 1 : samples() * depth / 8; }  // of one whole pixel
};

// Of a header's 13 bytes, which png_facts found sound.
PngLayout layout_of_header(ByteView header);

// Turns a row of samples into straight RGBA of 8 bits. Of 16 bits the upper 8 are taken.
class PngPixels {
 public:
  PngPixels(const PngLayout& layout, ByteView palette, ByteView transparency);
  void to_rgba(const std::uint8_t* row, std::int32_t count, std::uint8_t* rgba) const;

 private:
  void few_bits(const std::uint8_t* row, std::int32_t count, std::uint8_t* rgba) const;
  void eight_bits(const std::uint8_t* row, std::int32_t count, std::uint8_t* rgba) const;
  void sixteen_bits(const std::uint8_t* row, std::int32_t count, std::uint8_t* rgba) const;

  PngLayout layout_;
  std::array<std::uint8_t, 4 * 256> colors_;  // of a palette's numbers, or of grey samples of up to 8 bits
  bool has_key_ = false;
  std::array<unsigned, 3> key_{};  // the colour that is transparent
};

// Takes the filter off a row; `above` is the row before it, or zeros. False where there is no such filter.
bool unfilter(unsigned filter, std::uint8_t* row, const std::uint8_t* above, std::size_t bytes,
              std::size_t pixel_bytes);

}  // namespace storycard::image
