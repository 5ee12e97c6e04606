// Apart from the cache, so that a shell which has photos decoded elsewhere links no decoder.
#include "render/cache.h"

namespace storycard::render {

Result<PhotoFile> open_photo(Bytes file) {
  auto header = image::read_photo_header(file);
  if (!header) return header.error();
  return PhotoFile(std::make_shared<const Photo>(Photo{std::move(*header), std::move(file)}));
}

Result<image::Bitmap> decode_photo(const PhotoFile& photo, const image::DecodeOptions& options) {
  auto decoded = image::decode_photo(photo->bytes, options);
  if (!decoded) return decoded.error();
  return std::move(decoded->upright);
}

}  // namespace storycard::render
