#include "toolkit/format.h"

#include <cmath>

namespace storycard::toolkit {
namespace {

constexpr Rect whole{0, 0, 1, 1};
// One safe zone for Instagram and Facebook stories, Reel covers and TikTok: 13 % at the top, 18 % at the bottom.
constexpr Rect stories_safe{0, 0.13f, 1, 0.69f};

constexpr Format all_formats[] = {
    {"square", "Square", {1080, 1080}, whole},  {"portrait", "Portrait", {1080, 1350}, whole},
    {"tall", "Tall", {1080, 1440}, whole},      {"story", "Stories", {1080, 1920}, stories_safe},
    {"wide", "Wide", {1600, 900}, whole},       {"link", "Link", {1200, 630}, whole},
};

}  // namespace

std::string_view name_of(Shape shape) {
  constexpr std::string_view names[shape_count] = {"wide", "square", "tall", "stories"};
  return names[static_cast<std::size_t>(shape)];
}

Shape Format::shape() const {
  const float ratio = static_cast<float>(size.width) / static_cast<float>(size.height);
  if (ratio >= 1.4f) return Shape::wide;
  if (ratio <= 0.62f) return Shape::stories;
  return ratio < 0.95f ? Shape::tall : Shape::square;
}

float Format::unit() const {
  return std::sqrt(static_cast<float>(size.width) * static_cast<float>(size.height)) / 100;
}

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view id) {
  for (const Format& format : all_formats) {
    if (format.id == id) return &format;
  }
  return nullptr;
}

}  // namespace storycard::toolkit
