#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace storycard::image {

// From a photo's own RGB (or grey) to sRGB: its curves to light, a matrix, sRGB's curve back, in integers. What lies
// outside sRGB is cut off channel by channel.
class ToSrgb {
 public:
  // Of RGBA pixels whose alpha is not yet multiplied in; alpha stays.
  void convert(std::uint8_t* rgba, std::size_t count) const;

 private:
  friend std::optional<ToSrgb> to_srgb_from(const struct RgbSpace& space);
  std::array<std::array<std::int32_t, 256>, 3> light_;  // by code value: 0 to LinearLight::one
  std::array<std::int32_t, 9> matrix_;                  // by rows, 1 = 1 << 14
  Bytes code_of_;                                       // by light
};

// A photo's colours as light: what each code value of R, G and B emits (0 to 1), and the colour of each at full, in XYZ
// under D50, as ICC has it.
struct RgbSpace {
  std::array<std::array<double, 256>, 3> light;
  std::array<std::array<double, 3>, 3> primaries;  // [R, G, B][X, Y, Z]
};

// Nothing where the space is sRGB itself, as near as 8 bits can tell, or no possible one.
std::optional<ToSrgb> to_srgb_from(const RgbSpace& space);

// Of an ICC profile (ICC.1:2022) of the kind "matrix and curves", or of grey and a curve. Nothing where no conversion is
// needed, or the profile is of another kind or damaged: such a photo counts as sRGB. `grey` tells whether the photo is.
std::optional<ToSrgb> to_srgb(ByteView icc_profile, bool grey);

// Display P3 with sRGB's curve: what a PNG's cICP chunk names by 12, 13.
std::optional<ToSrgb> to_srgb_from_display_p3();

}  // namespace storycard::image
