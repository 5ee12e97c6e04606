#pragma once

#include <span>
#include <string_view>

#include "base/geometry.h"

namespace storycard::toolkit {

// The classes of shape that frames are laid out for; a class is not a format id.
enum class Shape { wide, square, tall, stories };
inline constexpr std::size_t shape_count = 4;
std::string_view name_of(Shape shape);

// A picture size that platforms take. `safe` is what their own controls leave free, as fractions of the picture.
struct Format {
  std::string_view id;
  std::string_view name;  // English; user interfaces translate by id
  PixelSize size;
  Rect safe;
  Shape shape() const;
  // The unit of frames: sqrt(width * height) / 100, in px.
  float unit() const;
};

// All formats, in the order in which they are offered. Checked against the platforms on formats_checked_on.
std::span<const Format> formats();
inline constexpr std::string_view formats_checked_on = "2026-11-22";

// Null for an id that is not known.
const Format* find_format(std::string_view id);

}  // namespace storycard::toolkit
