#include "image/png_picture.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "image/premultiplied.h"

namespace storycard::image {
namespace {

constexpr std::size_t most_colors = 256;

std::uint32_t pixel_at(const std::uint8_t* rgba) {
  return std::uint32_t{rgba[0]} | std::uint32_t{rgba[1]} << 8 | std::uint32_t{rgba[2]} << 16 | std::uint32_t{rgba[3]} << 24;
}

std::uint8_t channel_of(std::uint32_t pixel, int channel) { return static_cast<std::uint8_t>(pixel >> (8 * channel)); }

// Numbers colours in the order in which they come; most pixels are like the one before them.
class ColorTable {
 public:
  // The colour's number, or most_colors where it is one too many.
  std::size_t number_of(std::uint32_t pixel) {
    if (pixel == last_pixel_ && !pixels_.empty()) return last_number_;
    std::size_t place = (pixel * 0x9E3779B1u) >> (32 - place_bits);
    while (numbers_[place] != 0 && pixels_[numbers_[place] - 1] != pixel) place = (place + 1) % numbers_.size();
    if (numbers_[place] == 0) {
      if (pixels_.size() == most_colors) return most_colors;
      pixels_.push_back(pixel);
      numbers_[place] = static_cast<std::uint16_t>(pixels_.size());
    }
    last_pixel_ = pixel;
    last_number_ = numbers_[place] - 1u;
    return last_number_;
  }

  const std::vector<std::uint32_t>& pixels() const { return pixels_; }

 private:
  static constexpr int place_bits = 10;
  std::array<std::uint16_t, 1 << place_bits> numbers_{};  // 0: free, else one more than the colour's number
  std::vector<std::uint32_t> pixels_;
  std::uint32_t last_pixel_ = 0;
  std::size_t last_number_ = 0;
};

bool all_grey(const Bitmap& bitmap) {
  for (std::size_t at = 0; at < bitmap.rgba.size(); at += 4) {
    const std::uint32_t pixel = pixel_at(bitmap.rgba.data() + at);
    if (((pixel ^ pixel >> 8) & 0xFFFF) != 0 || pixel >> 24 != 255) return false;
  }
  return true;
}

// Red, green and blue of a premultiplied pixel, straight.
std::array<std::uint8_t, 3> straight_color(std::uint32_t pixel) {
  const std::uint8_t alpha = channel_of(pixel, 3);
  std::array<std::uint8_t, 3> color{};
  for (int channel = 0; channel < 3 && alpha != 0; ++channel) {
    color[static_cast<std::size_t>(channel)] = straight(channel_of(pixel, channel), alpha);
  }
  return color;
}

int lightness(std::uint32_t pixel) {
  const auto [red, green, blue] = straight_color(pixel);
  return 2 * red + 5 * green + blue;
}

std::uint8_t palette_bits(std::size_t colors) { return colors <= 2 ? 1 : colors <= 4 ? 2 : colors <= 16 ? 4 : 8; }

// The fewest bits in which all of these greys are whole steps from black to white.
std::uint8_t grey_bits(const std::vector<std::uint32_t>& pixels) {
  for (const std::uint8_t bits : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{4}}) {
    const std::uint32_t step = 255u / ((1u << bits) - 1);
    if (std::all_of(pixels.begin(), pixels.end(), [&](std::uint32_t pixel) { return (pixel & 0xFF) % step == 0; })) return bits;
  }
  return 8;
}

// Several small numbers share a byte, the first of them in its high bits; a row begins with a byte of its own.
template <typename ValueOf>
PngRows packed_rows(const Bitmap& bitmap, std::uint8_t bits, ValueOf value_of) {
  const std::size_t width = static_cast<std::size_t>(bitmap.size.width);
  PngRows rows;
  rows.pixel_bytes = 1;
  rows.row_bytes = (width * bits + 7) / 8;
  rows.bytes.resize(rows.row_bytes * static_cast<std::size_t>(bitmap.size.height));
  for (std::int32_t y = 0; y < bitmap.size.height; ++y) {
    const std::uint8_t* from = bitmap.row(y);
    std::uint8_t* to = rows.bytes.data() + rows.row_bytes * static_cast<std::size_t>(y);
    for (std::size_t x = 0; x < width; ++x, from += 4) {
      const std::size_t bit = x * bits;
      to[bit / 8] = static_cast<std::uint8_t>(to[bit / 8] | value_of(pixel_at(from)) << (8 - bits - bit % 8));
    }
  }
  return rows;
}

PngPicture grey_picture(const Bitmap& bitmap, std::uint8_t bits) {
  const std::uint32_t step = 255u / ((1u << bits) - 1);
  PngPicture picture;
  picture.colors = PngColors::grey;
  picture.bits = bits;
  picture.rows = packed_rows(bitmap, bits, [&](std::uint32_t pixel) { return static_cast<int>((pixel & 0xFF) / step); });
  return picture;
}

PngPicture palette_picture(const Bitmap& bitmap, ColorTable& table) {
  // Opaque colours last, so that tRNS is short; neighbours in lightness are neighbours in number, so that photos in
  // two tones can be filtered.
  std::vector<std::uint32_t> sorted = table.pixels();
  std::sort(sorted.begin(), sorted.end(), [](std::uint32_t a, std::uint32_t b) {
    const bool a_opaque = a >> 24 == 255;
    const bool b_opaque = b >> 24 == 255;
    if (a_opaque != b_opaque) return b_opaque;
    const int a_light = lightness(a);
    const int b_light = lightness(b);
    return a_light != b_light ? a_light < b_light : a < b;
  });
  PngPicture picture;
  picture.colors = PngColors::palette;
  picture.bits = palette_bits(sorted.size());
  std::array<std::uint8_t, most_colors> place{};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    place[table.number_of(sorted[i])] = static_cast<std::uint8_t>(i);
    const auto color = straight_color(sorted[i]);
    picture.palette.insert(picture.palette.end(), color.begin(), color.end());
    if (sorted[i] >> 24 != 255) picture.alphas.push_back(channel_of(sorted[i], 3));
  }
  picture.rows = packed_rows(bitmap, picture.bits, [&](std::uint32_t pixel) { return place[table.number_of(pixel)]; });
  return picture;
}

// Nothing (no rows) where a pixel is not opaque: asking on the way is faster than asking before.
PngRows rgb_rows(const Bitmap& bitmap) {
  PngRows rows;
  rows.pixel_bytes = 3;
  rows.row_bytes = 3 * static_cast<std::size_t>(bitmap.size.width);
  // Four bytes at a time, the fourth of them for the next pixel to overwrite.
  rows.bytes.resize(bitmap.rgba.size() / 4 * 3 + 1);
  std::uint8_t* to = rows.bytes.data();
  const std::uint8_t* const end = bitmap.rgba.data() + bitmap.rgba.size();
  std::uint32_t all = 0xFFFF'FFFF;
  for (const std::uint8_t* from = bitmap.rgba.data(); from != end; from += 4, to += 3) {
    all &= pixel_at(from);
    std::memcpy(to, from, 4);
  }
  if (all >> 24 != 255) return {};
  rows.bytes.pop_back();
  return rows;
}

PngRows rgba_rows(const Bitmap& bitmap) {
  PngRows rows;
  rows.pixel_bytes = 4;
  rows.row_bytes = 4 * static_cast<std::size_t>(bitmap.size.width);
  rows.bytes = straight_rgba(bitmap);
  return rows;
}

}  // namespace

PngPicture true_color(const Bitmap& bitmap) {
  PngPicture picture;
  picture.rows = rgb_rows(bitmap);
  if (!picture.rows.bytes.empty()) return picture;
  picture.colors = PngColors::rgba;
  picture.rows = rgba_rows(bitmap);
  return picture;
}

PngPicture few_colors(const Bitmap& bitmap) {
  ColorTable table;
  bool few = true;
  for (std::size_t at = 0; few && at < bitmap.rgba.size(); at += 4) {
    few = table.number_of(pixel_at(bitmap.rgba.data() + at)) != most_colors;
  }
  if (!few) return {};
  const std::uint8_t bits = palette_bits(table.pixels().size());
  if (all_grey(bitmap) && grey_bits(table.pixels()) <= bits) return grey_picture(bitmap, grey_bits(table.pixels()));
  return palette_picture(bitmap, table);
}

}  // namespace storycard::image
