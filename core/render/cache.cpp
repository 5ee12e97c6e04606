#include "render/layers.h"

namespace storycard::render {

Cache::Cache(Decode decode, std::size_t photo_bytes)
    : layers_(std::make_unique<Layers>(std::move(decode), photo_bytes)) {}
Cache::~Cache() = default;
Cache::Cache(Cache&&) noexcept = default;
Cache& Cache::operator=(Cache&&) noexcept = default;

void Cache::add(const PhotoFile& photo, const image::DecodeOptions& options, image::Bitmap pixels) {
  layers_->photos.add(photo, options, std::move(pixels));
}

}  // namespace storycard::render
