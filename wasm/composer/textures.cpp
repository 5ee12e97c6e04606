#include "composer/textures.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"

namespace storycard::composer {

TextureId Textures::make(PixelSize size, Bytes rgba, Filter filter) {
  const TextureId id = next_++;
  textures_[id].filter = filter;
  replace(id, size, std::move(rgba));
  return id;
}

void Textures::replace(TextureId id, PixelSize size, Bytes rgba) {
  CHECK(rgba.size() == std::size_t(4) * std::size_t(size.width) * std::size_t(size.height));
  Texture* texture = find(id);
  CHECK(texture);
  const std::size_t row = std::size_t(4) * std::size_t(size.width);
  std::int32_t top = 0, bottom = size.height;
  if (texture->size == size) {
    const auto same = [&](std::int32_t y) {
      const auto at = row * static_cast<std::size_t>(y);
      return std::memcmp(rgba.data() + at, texture->rgba.data() + at, row) == 0;
    };
    while (top < bottom && same(top)) ++top;
    while (top < bottom && same(bottom - 1)) --bottom;
  } else {
    ++texture->version;
    texture->dirty_top = texture->dirty_bottom = 0;
  }
  texture->size = size;
  texture->rgba = std::move(rgba);
  if (top == bottom) return;
  ++texture->picture;
  touch_rows(id, top, bottom);
}

void Textures::remove(TextureId id) { textures_.erase(id); }

Texture* Textures::find(TextureId id) {
  const auto found = textures_.find(id);
  return found == textures_.end() ? nullptr : &found->second;
}

void Textures::touch_rows(TextureId id, std::int32_t top, std::int32_t bottom) {
  Texture* texture = find(id);
  CHECK(texture && top >= 0 && bottom <= texture->size.height);
  if (texture->dirty_top == texture->dirty_bottom) {
    texture->dirty_top = top;
    texture->dirty_bottom = bottom;
  } else {
    texture->dirty_top = std::min(texture->dirty_top, top);
    texture->dirty_bottom = std::max(texture->dirty_bottom, bottom);
  }
}

void Textures::touch_all() {
  for (auto& [id, texture] : textures_) {
    ++texture.version;
    touch_rows(id, 0, texture.size.height);
  }
}

}  // namespace storycard::composer
