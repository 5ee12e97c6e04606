#include "raster/coverage.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "raster/rasterize.h"

// Of stb_truetype only the rasteriser is used; glyph outlines come from HarfBuzz. Its vertex is ours, in float.
#define stbtt_vertex ::storycard::raster::OutlineVertex
#define stbtt_vertex_type float
#define STBTT_assert(condition) (static_cast<void>(0))  // it asserts on rounding errors in the last bit of a float
// It uses some of its memory unasked: a null must not get there.
#define STBTT_malloc(size, user) (static_cast<void>(user), ::operator new(size))
#define STBTT_free(memory, user) (static_cast<void>(user), ::operator delete(memory))
#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION

#include "stb_truetype.h"

static_assert(STBTT_vmove == storycard::raster::OutlineVertex::move);
static_assert(STBTT_vline == storycard::raster::OutlineVertex::line);

namespace storycard::raster {

Mask Coverer::cover(const Path& path, const PixelBounds& clip) {
  const PixelBounds box = intersection(pixels_around(path), clip);
  if (box.empty()) return {};
  flatten(path, box, outline_);
  if (outline_.empty()) return {};

  // One pixel more on the right: an edge on the border stays inside stb's rows, where it is quick.
  stbtt__bitmap bitmap{};
  bitmap.w = box.width() + 1;
  bitmap.h = box.height();
  bitmap.stride = bitmap.w;
  alpha_.resize(static_cast<std::size_t>(bitmap.w) * static_cast<std::size_t>(bitmap.h));
  bitmap.pixels = alpha_.data();
  stbtt_Rasterize(&bitmap, 1, outline_.data(), static_cast<int>(outline_.size()), 1, 1, 0, 0, 0, 0, 0, nullptr);
  return {box, alpha_.data(), static_cast<std::size_t>(bitmap.stride)};
}

Coverage coverage_of(const Path& path, const Rect& bounds) {
  Coverer coverer;
  const Mask mask = coverer.cover(path, pixels_around(bounds));
  if (mask.box.empty()) return {};
  const auto width = static_cast<std::size_t>(mask.box.width());
  Coverage coverage{mask.box.left, mask.box.top, {mask.box.width(), mask.box.height()}, {}};
  coverage.alpha.reserve(width * static_cast<std::size_t>(mask.box.height()));
  for (std::int32_t y = mask.box.top; y < mask.box.bottom; ++y) {
    coverage.alpha.insert(coverage.alpha.end(), mask.row(y), mask.row(y) + width);
  }
  return coverage;
}

}  // namespace storycard::raster
