#include "composer/atlas.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

raster::Coverage mask(std::int32_t width, std::int32_t height, std::uint8_t alpha) {
  raster::Coverage made;
  made.size = {width, height};
  made.alpha.assign(std::size_t(width) * std::size_t(height), alpha);
  return made;
}

std::uint8_t alpha_at(Textures& textures, const Atlas& atlas, std::int32_t x, std::int32_t y) {
  return textures.find(atlas.texture())->rgba[4 * (std::size_t(y) * std::size_t(atlas.size().width) + std::size_t(x)) + 3];
}

bool overlap(const Slot& a, const Slot& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

}  // namespace

TEST_CASE("atlas: slots of many sizes never share a px, nor touch") {
  Textures textures;
  Atlas atlas(textures, 1);
  std::vector<Slot> slots;
  for (int i = 0; i < 400; ++i) slots.push_back(atlas.add(mask(3 + i * 7 % 29, 3 + i * 5 % 23, 200)));
  REQUIRE_FALSE(atlas.full());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    for (std::size_t j = i + 1; j < slots.size(); ++j) CHECK_FALSE(overlap(slots[i], slots[j]));
    const Slot& slot = slots[i];
    CHECK(alpha_at(textures, atlas, slot.x, slot.y) == 200);
    CHECK(alpha_at(textures, atlas, slot.x + slot.width, slot.y) == 0);
    CHECK(alpha_at(textures, atlas, slot.x, slot.y + slot.height) == 0);
  }
}

TEST_CASE("atlas: shapes are filled with white that nothing ever overwrites") {
  Textures textures;
  Atlas atlas(textures, 1);
  const auto white = static_cast<std::int32_t>(atlas.white());
  for (int i = 0; i < 5000 && !atlas.full(); ++i) atlas.add(mask(40, 40, 1));
  CHECK(atlas.full());
  CHECK(alpha_at(textures, atlas, white, white) == 255);
  atlas.clear();
  CHECK_FALSE(atlas.full());
  CHECK(alpha_at(textures, atlas, white, white) == 255);
}

TEST_CASE("atlas: what does not fit is no slot, and says so") {
  Textures textures;
  Atlas atlas(textures, 1);
  CHECK(atlas.add(mask(5000, 2, 9)).empty());
  CHECK(atlas.full());
}

TEST_CASE("atlas: only rows that changed are to be copied to the graphics card") {
  Textures textures;
  Atlas atlas(textures, 1);
  Texture& texture = *textures.find(atlas.texture());
  texture.dirty_top = texture.dirty_bottom = 0;
  const Slot slot = atlas.add(mask(5, 7, 9));
  CHECK(texture.dirty_top == slot.y);
  CHECK(texture.dirty_bottom == slot.y + 7);
}

TEST_CASE("atlas: it begins flat and grows as far as it is wide; slots stay, and whoever draws is told once") {
  Textures textures;
  Atlas atlas(textures, 2);
  CHECK(atlas.size() == PixelSize{2048, 256});
  CHECK_FALSE(atlas.take_grown());
  const Slot first = atlas.add(mask(40, 40, 77));
  while (!atlas.take_grown()) atlas.add(mask(40, 40, 1));
  CHECK(atlas.size() == PixelSize{2048, 512});
  CHECK_FALSE(atlas.take_grown());
  CHECK(alpha_at(textures, atlas, first.x, first.y) == 77);
  CHECK(alpha_at(textures, atlas, 0, 511) == 0);
  const Texture& texture = *textures.find(atlas.texture());
  CHECK(texture.size == atlas.size());
  CHECK(texture.dirty_bottom == 512);
  while (!atlas.full()) atlas.add(mask(40, 40, 1));
  CHECK(atlas.size() == PixelSize{2048, 2048});
  CHECK(alpha_at(textures, atlas, first.x, first.y) == 77);
}
