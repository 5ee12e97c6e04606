#pragma once

#include <map>

#include "composer/textures.h"

struct ImDrawData;

// The composer's textures in WebGL2.
namespace storycard::platform {

class GlTextures {
 public:
  // Copies what changed since the last call, and gives back what is gone.
  void update(composer::Textures& textures);
  // Draw data names textures as the composer does; WebGL knows them by its own names.
  void rename(ImDrawData& drawing) const;
  // The context is lost, and its objects with it.
  void forget() { held_.clear(); }

 private:
  struct Held {
    unsigned name = 0;
    std::uint32_t version = 0;
  };
  std::map<composer::TextureId, Held> held_;
};

}  // namespace storycard::platform
