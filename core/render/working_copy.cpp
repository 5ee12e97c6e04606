#include "render/working_copy.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "image/encode.h"
#include "image/resample.h"
#include "render/covers.h"

namespace storycard::render {
namespace {

PixelSize working_size(PixelSize upright) {
  const double pixels = double(upright.width) * double(upright.height);
  if (pixels <= double(limits::working_copy_pixels)) return upright;
  const double scale = std::sqrt(double(limits::working_copy_pixels) / pixels);
  const auto scaled = [&](std::int32_t side) { return std::max(1, static_cast<std::int32_t>(double(side) * scale)); };
  return {scaled(upright.width), scaled(upright.height)};
}

// A soft edge would be taken off again by each further copy: whatever px a cover's margin touches is wholly gone.
void harden_holes(const std::vector<story::Cover>& covers, image::Bitmap& pixels) {
  image::Bitmap kept = image::Bitmap::filled(pixels.size, {255, 255, 255, 255});
  take_out(covers, resampling_reach(1), {pixels.size, {}}, kept);
  for (std::size_t at = 0; at < kept.rgba.size(); at += 4) {
    if (kept.rgba[at + 3] != 255) std::fill_n(pixels.rgba.begin() + std::ptrdiff_t(at), 4, std::uint8_t(0));
  }
}

}  // namespace

Result<WorkingCopy> make_working_copy(ByteView file, const std::vector<story::Cover>& covers) {
  const auto header = image::read_photo_header(file);
  if (!header) return header.error();
  const PixelSize size = working_size(header->upright());
  auto decoded = image::decode_photo(file, {size, {}});
  if (!decoded) return decoded.error();
  image::Bitmap pixels = std::move(decoded->upright);
  const float across = static_cast<float>(size.width) / static_cast<float>(pixels.size.width);
  const float down = static_cast<float>(size.height) / static_cast<float>(pixels.size.height);
  if (!covers.empty()) {
    take_out(covers, margin_of_holes(*header, pixels.size, std::min(across, down)), {pixels.size, {}}, pixels);
  }
  if (pixels.size != size) pixels = image::resample(pixels, {across, 0, 0, down, 0, 0}, size);
  if (!covers.empty()) harden_holes(covers, pixels);
  return WorkingCopy{image::encode_png(pixels), size};
}

}  // namespace storycard::render
