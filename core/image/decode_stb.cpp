#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/check.h"
#include "base/limits.h"
#include "image/decoders.h"
#include "image/orient.h"

namespace {

// No single block that stb_image asks for within our limits is larger.
constexpr std::size_t largest_block_bytes = 192u << 20;

void* allocated(std::size_t bytes) { return bytes <= largest_block_bytes ? std::malloc(bytes) : nullptr; }
void* reallocated(void* block, std::size_t bytes) {
  return bytes <= largest_block_bytes ? std::realloc(block, bytes) : nullptr;
}

}  // namespace

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_GIF
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STBI_NO_FAILURE_STRINGS
#define STBI_MAX_DIMENSIONS 16384
#define STBI_MALLOC(bytes) allocated(bytes)
#define STBI_REALLOC(block, bytes) reallocated(block, bytes)
#define STBI_FREE(block) std::free(block)
#include <stb_image.h>

namespace storycard::image {
namespace {

static_assert(STBI_MAX_DIMENSIONS == limits::photo_side);

struct FreeBlock {
  void operator()(stbi_uc* block) const { std::free(block); }
};

}  // namespace

Result<Bitmap> decode_with_stb(const DecodeTask& task) {
  constexpr std::int32_t rows_at_once = 16;
  int width = 0;
  int height = 0;
  int channels = 0;
  const std::unique_ptr<stbi_uc, FreeBlock> pixels(
      stbi_load_from_memory(task.file.data(), static_cast<int>(task.file.size()), &width, &height, &channels, 4));
  if (pixels == nullptr) return Error{ErrorCode::broken_file, "", "the picture is damaged"};
  CHECK((PixelSize{width, height} == task.facts.stored));
  auto upright = make_bitmap(task.window.size());
  if (!upright) return upright.error();
  const Placing placing{task.facts.stored, task.facts.orientation, task.window};
  const std::size_t row_bytes = std::size_t(4) * std::size_t(width);
  for (std::int32_t y = 0; y < height; y += rows_at_once) {
    const StoredRows rows{pixels.get() + row_bytes * std::size_t(y), y, std::min(rows_at_once, height - y)};
    finish_pixels(pixels.get() + row_bytes * std::size_t(y), std::size_t(width) * std::size_t(rows.count), task.colors);
    place_rows(rows, placing, *upright);
  }
  return upright;
}

}  // namespace storycard::image
