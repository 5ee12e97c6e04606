#include "entrance.h"
#include "photo.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  storycard::fuzz::open_photo({bytes, size}, storycard::image::FileKind::webp);
  return 0;
}
