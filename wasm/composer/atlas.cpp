#include "composer/atlas.h"

#include <algorithm>
#include <array>

namespace storycard::composer {
namespace {

constexpr std::int32_t white_side = 4;
constexpr std::int32_t gap = 1;  // between slots, so that a smooth filter never sees the neighbour

// Clear white, not clear black: a smooth filter would mix black into the edges. In blocks, which are copied: these are
// megabytes, and the first screen waits for them.
void fill_blank(Bytes& rgba, PixelSize size) {
  std::array<std::uint8_t, 4096> block;
  for (std::size_t at = 0; at < block.size(); ++at) block[at] = at % 4 == 3 ? 0 : 255;
  const std::size_t bytes = std::size_t(4) * std::size_t(size.width) * std::size_t(size.height);
  while (rgba.size() < bytes) rgba.insert(rgba.end(), block.data(), block.data() + std::min(block.size(), bytes - rgba.size()));
}

// With room for a square: it grows without being copied, and what is not written to takes no memory.
Bytes blank(PixelSize size) {
  Bytes rgba;
  rgba.reserve(std::size_t(4) * std::size_t(size.width) * std::size_t(size.width));
  fill_blank(rgba, size);
  return rgba;
}

}  // namespace

Atlas::Atlas(Textures& textures, float device_scale) : textures_(textures) { fit(device_scale); }

void Atlas::fit(float device_scale) {
  const std::int32_t side = device_scale > 1.5f ? 2048 : 1024;
  size_ = {side, side / 8};
  if (texture_ == 0)
    texture_ = textures_.make(size_, blank(size_), Filter::exact);
  else
    textures_.replace(texture_, size_, blank(size_));
  begin();
}

bool Atlas::grow() {
  if (size_.height >= size_.width) return false;
  size_.height += size_.width / 8;
  Bytes rgba = std::move(textures_.find(texture_)->rgba);
  fill_blank(rgba, size_);
  textures_.replace(texture_, size_, std::move(rgba));
  return grown_ = true;
}

bool Atlas::reserve(PixelSize size, Slot& slot) {
  const std::int32_t width = size.width + gap, height = size.height + gap;
  Shelf* best = nullptr;
  for (Shelf& shelf : shelves_) {
    // A shelf much higher than the mask would waste its room.
    const bool suits = shelf.height >= height && shelf.height <= height + height / 4 + 4 && shelf.used + width <= size_.width;
    if (suits && (!best || shelf.height < best->height)) best = &shelf;
  }
  if (!best) {
    const std::int32_t top = shelves_.empty() ? 0 : shelves_.back().top + shelves_.back().height;
    while (top + height > size_.height || width > size_.width) {
      if (width > size_.width || !grow()) {
        full_ = true;
        return false;
      }
    }
    shelves_.push_back({top, height, 0});
    best = &shelves_.back();
  }
  slot.x = static_cast<std::int16_t>(best->used);
  slot.y = static_cast<std::int16_t>(best->top);
  slot.width = static_cast<std::int16_t>(size.width);
  slot.height = static_cast<std::int16_t>(size.height);
  best->used += width;
  return true;
}

Slot Atlas::add(const raster::Coverage& coverage) {
  Bytes rgba(coverage.alpha.size() * 4, 255);
  for (std::size_t i = 0; i < coverage.alpha.size(); ++i) rgba[4 * i + 3] = coverage.alpha[i];
  Slot slot = add(coverage.size, rgba);
  slot.left = static_cast<std::int16_t>(coverage.x);
  slot.top = static_cast<std::int16_t>(coverage.y);
  return slot;
}

Slot Atlas::add(PixelSize size, const Bytes& rgba) {
  Slot slot;
  if (size.width <= 0 || size.height <= 0 || !reserve(size, slot)) return {};
  Texture* texture = textures_.find(texture_);
  const std::size_t row_bytes = std::size_t(4) * std::size_t(size.width);
  for (std::int32_t y = 0; y < size.height; ++y) {
    const std::size_t to = 4 * (std::size_t(slot.y + y) * std::size_t(size_.width) + std::size_t(slot.x));
    std::copy_n(rgba.begin() + static_cast<std::ptrdiff_t>(row_bytes * std::size_t(y)), row_bytes,
                texture->rgba.begin() + static_cast<std::ptrdiff_t>(to));
  }
  textures_.touch_rows(texture_, slot.y, slot.y + size.height);
  return slot;
}

void Atlas::clear() {
  Bytes& rgba = textures_.find(texture_)->rgba;
  rgba = {};  // not two of them at once
  rgba = blank(size_);
  textures_.touch_rows(texture_, 0, size_.height);
  begin();
}

void Atlas::begin() {
  shelves_.clear();
  full_ = false;
  add({white_side, white_side}, Bytes(std::size_t(4) * white_side * white_side, 255));
}

}  // namespace storycard::composer
