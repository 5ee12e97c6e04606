#pragma once

#include <map>
#include <string>

#include "composer/photos.h"
#include "render/cache.h"

namespace storycard::desktop {

// The pictures of this session by their numbers: photos and logos that were chosen, and those of drafts.
class Pictures {
 public:
  // Errors: those of render::open_photo
  Result<composer::PhotoId> open(Bytes file);
  render::PhotoFile find(composer::PhotoId id) const;
  std::string header_json(composer::PhotoId id) const;
  void forget(composer::PhotoId id) { files_.erase(id); }

 private:
  std::map<composer::PhotoId, render::PhotoFile> files_;
  composer::PhotoId next_ = 1;
};

}  // namespace storycard::desktop
