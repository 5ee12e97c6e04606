#include "pictures.h"

#include "photo_header.h"

namespace storycard::desktop {

Result<composer::PhotoId> Pictures::open(Bytes file) {
  auto photo = render::open_photo(std::move(file));
  if (!photo) return photo.error();
  files_[next_] = std::move(*photo);
  return next_++;
}

render::PhotoFile Pictures::find(composer::PhotoId id) const {
  const auto found = files_.find(id);
  return found != files_.end() ? found->second : nullptr;
}

std::string Pictures::header_json(composer::PhotoId id) const {
  const render::PhotoFile file = find(id);
  return file ? write_json(wasm::to_json(file->header)) : "{}";
}

}  // namespace storycard::desktop
