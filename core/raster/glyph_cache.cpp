#include "raster/glyph_cache.h"

#include <cmath>
#include <cstring>

#include "base/check.h"

namespace storycard::raster {
namespace {

constexpr std::size_t generation_bytes = 2u << 20;
constexpr std::size_t key_bytes = 128;  // what an entry takes besides its pixels, about

// Larger ones, of a hostile font or a huge size, are drawn where they show, and are not kept.
constexpr std::int64_t most_kept_pixels = 512 * 512;

Path outline_at(const font::Face& face, font::GlyphId glyph, Px size, Point origin) {
  const float scale = size.value / static_cast<float>(face.units_per_em().value);
  // A font's y goes up, a card's goes down.
  return transformed(face.outline(glyph), {scale, 0, 0, -scale, origin.x, origin.y});
}

PixelBounds moved(const PixelBounds& box, const GlyphPlace& by) {
  return {box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y};
}

}  // namespace

GlyphPlace place_of(Point origin) {
  const auto split = [](float value, std::int32_t& whole, std::uint8_t& rest) {
    const double in_64ths = std::floor(double(value) * 64 + 0.5);
    const double floor = std::floor(in_64ths / 64);
    whole = static_cast<std::int32_t>(std::min(std::max(floor, -1e6), 1e6));
    rest = static_cast<std::uint8_t>(std::min(std::max(in_64ths - floor * 64, 0.0), 63.0));
  };
  GlyphPlace place;
  split(origin.x, place.x, place.x_64ths);
  split(origin.y, place.y, place.y_64ths);
  return place;
}

std::size_t GlyphCache::Hash::operator()(const Key& key) const {
  std::uint32_t size = 0;
  std::memcpy(&size, &key.size, sizeof size);
  std::uint64_t mixed = reinterpret_cast<std::uintptr_t>(key.file.get());
  for (const std::uint64_t part : {std::uint64_t{key.glyph}, std::uint64_t{size},
                                   std::uint64_t{key.x_64ths} << 6 | key.y_64ths}) {
    mixed = (mixed ^ part) * 0x9E3779B97F4A7C15u;
    mixed ^= mixed >> 29;
  }
  return static_cast<std::size_t>(mixed);
}

GlyphCache::Glyph GlyphCache::drawn(const font::Face& face, const Key& key) {
  const Path outline = outline_at(face, key.glyph, {key.size},
                                  {static_cast<float>(key.x_64ths) / 64, static_cast<float>(key.y_64ths) / 64});
  Glyph glyph{pixels_around(outline), {}};
  if (glyph.box.empty() || std::int64_t{glyph.box.width()} * glyph.box.height() > most_kept_pixels) return glyph;
  const Mask mask = coverer_.cover(outline, glyph.box);
  glyph.box = mask.box;
  for (std::int32_t y = mask.box.top; y < mask.box.bottom; ++y) {
    glyph.alpha.insert(glyph.alpha.end(), mask.row(y), mask.row(y) + mask.box.width());
  }
  return glyph;
}

const GlyphCache::Glyph& GlyphCache::found(const font::Face& face, const Key& key) {
  if (const auto known = young_.find(key); known != young_.end()) return known->second;
  Glyph glyph;
  if (const auto known = old_.find(key); known != old_.end()) {
    glyph = std::move(known->second);
    old_.erase(known);
  } else {
    glyph = drawn(face, key);
  }
  if (young_bytes_ > generation_bytes) {
    old_ = std::move(young_);
    young_.clear();
    young_bytes_ = 0;
  }
  young_bytes_ += key_bytes + glyph.alpha.size();
  return young_.emplace(key, std::move(glyph)).first->second;
}

PixelBounds GlyphCache::box(const font::Face& face, font::GlyphId glyph, Px size, const GlyphPlace& place) {
  CHECK(std::isfinite(size.value) && size.value > 0);
  return moved(found(face, {face.file(), glyph, size.value, place.x_64ths, place.y_64ths}).box, place);
}

Mask GlyphCache::mask(const font::Face& face, font::GlyphId glyph, Px size, const GlyphPlace& place,
                      const PixelBounds& clip) {
  CHECK(std::isfinite(size.value) && size.value > 0);
  const Glyph& known = found(face, {face.file(), glyph, size.value, place.x_64ths, place.y_64ths});
  if (known.box.empty()) return {};
  if (known.alpha.empty()) {
    const Point origin{static_cast<float>(place.x) + static_cast<float>(place.x_64ths) / 64,
                       static_cast<float>(place.y) + static_cast<float>(place.y_64ths) / 64};
    return coverer_.cover(outline_at(face, glyph, size, origin), clip);
  }
  const PixelBounds whole = moved(known.box, place);
  const PixelBounds box = intersection(whole, clip);
  if (box.empty()) return {};
  const auto stride = static_cast<std::size_t>(whole.width());
  const std::size_t first = stride * static_cast<std::size_t>(box.top - whole.top) +
                            static_cast<std::size_t>(box.left - whole.left);
  return {box, known.alpha.data() + first, stride};
}

}  // namespace storycard::raster
