#pragma once

#include <cstdint>
#include <map>

#include "base/bytes.h"
#include "base/units.h"

// Pixels that the graphics card is to hold. The composer only writes them down; the platform copies what changed.
namespace storycard::composer {

using TextureId = std::uint32_t;      // 0: none
enum class Filter { exact, scaled };  // drawn pixel for pixel, or smaller (with mipmaps); both linear

struct Texture {
  PixelSize size;
  Bytes rgba;  // straight alpha, rows top to bottom
  Filter filter = Filter::exact;
  std::int32_t dirty_top = 0, dirty_bottom = 0;  // rows that the platform has not copied yet
  std::uint32_t version = 0;                     // moves when size or filter do
  std::uint32_t picture = 0;                     // moves when the picture is another
};

class Textures {
 public:
  TextureId make(PixelSize size, Bytes rgba, Filter filter);
  // Another picture under the same id. Only rows that differ are touched.
  void replace(TextureId id, PixelSize size, Bytes rgba);
  void remove(TextureId id);
  Texture* find(TextureId id);
  void touch_rows(TextureId id, std::int32_t top, std::int32_t bottom);
  // After a lost context: everything is to be copied again.
  void touch_all();
  std::map<TextureId, Texture>& all() { return textures_; }
  const std::map<TextureId, Texture>& all() const { return textures_; }

 private:
  std::map<TextureId, Texture> textures_;
  TextureId next_ = 1;
};

}  // namespace storycard::composer
