#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"

namespace storycard::image {

// The light of a code value, of 32767, by twice the code: odd numbers are where the next code becomes the nearer one.
std::int16_t light_at_half_code(std::size_t half);  // 0 to 510

// sRGB bytes to light and back, so that filters average light as an eye does and not code values.
// Linear pixels are RGBA of 15 bits (0 to 32767 = 1), premultiplied. Building one costs some 20 microseconds.
class LinearLight {
 public:
  static constexpr std::int32_t one = 32767;

  LinearLight();

  void read_row(const std::uint8_t* rgba, std::int32_t count, std::int16_t* linear) const;
  void write_row(const std::int16_t* linear, std::int32_t count, std::uint8_t* rgba) const;

 private:
  Bytes code_of_;  // by linear value, one + 1 of them
};

}  // namespace storycard::image
