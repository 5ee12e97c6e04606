#include "render/photo_cache.h"

#include <algorithm>
#include <cmath>

#include "render/covers.h"

namespace storycard::render {
namespace {

constexpr std::size_t most_decoded = 4;
constexpr std::size_t most_slots = 24;

template <typename Entry>
void remember(std::list<Entry>& entries, Entry entry, std::size_t most) {
  entries.push_front(std::move(entry));
  if (entries.size() > most) entries.pop_back();
}

// The least M of M/8 at which the decoded photo still has a pixel for each pixel of the slot.
int eighths_needed(PixelSize upright, PixelSize slot, const image::Crop& crop) {
  const Transform to_slot = image::cover_transform(upright, slot, crop);
  const float scale = std::sqrt(to_slot.a * to_slot.a + to_slot.b * to_slot.b);
  return std::clamp(static_cast<int>(std::ceil(scale * 8)), 1, 8);
}

// Rounded up as image/decode.h promises to give no less.
PixelSize eighths_of(PixelSize upright, int eighths) {
  return {(upright.width * eighths + 7) / 8, (upright.height * eighths + 7) / 8};
}

Result<std::shared_ptr<const image::DecodedPhoto>> decoded(PhotoCache& cache, const PhotoFile& file, PixelSize upright,
                                                           int eighths) {
  std::list<DecodedEntry>& entries = cache.entries().decoded;
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    if (entry->file != file || entry->eighths != eighths) continue;
    entries.splice(entries.begin(), entries, entry);
    return entries.front().photo;
  }
  auto photo = image::decode_photo(*file, eighths_of(upright, eighths));
  if (!photo) return photo.error();
  auto shared = std::make_shared<const image::DecodedPhoto>(std::move(*photo));
  remember(entries, DecodedEntry{file, eighths, shared}, most_decoded);
  return Result<std::shared_ptr<const image::DecodedPhoto>>(std::move(shared));
}

// Resampling looks this many slot pixels around each one, at most; a cover is wider by as much.
constexpr float resampling_radius = 3;

image::Bitmap cut(const image::Bitmap& upright, const SlotView& view) {
  const Transform to_slot = image::cover_transform(upright.size, view.slot, view.crop);
  if (view.covers.empty()) return image::resample(upright, to_slot, view.slot);
  const float scale = std::sqrt(to_slot.a * to_slot.a + to_slot.b * to_slot.b);
  image::Bitmap covered = upright;
  burn_in(view.covers, view.cover_colors, resampling_radius / std::min(scale, 1.0f) + 1, covered);
  return image::resample(covered, to_slot, view.slot);
}

}  // namespace

PhotoCache::PhotoCache() : entries_(std::make_unique<Entries>()) {}
PhotoCache::~PhotoCache() = default;
PhotoCache::PhotoCache(PhotoCache&&) noexcept = default;
PhotoCache& PhotoCache::operator=(PhotoCache&&) noexcept = default;

Result<SlotPixels> slot_pixels(PhotoCache& cache, const PhotoFile& file, const SlotView& view) {
  std::list<SlotEntry>& slots = cache.entries().slots;
  for (auto entry = slots.begin(); entry != slots.end(); ++entry) {
    if (entry->file != file || !(entry->view == view)) continue;
    slots.splice(slots.begin(), slots, entry);
    return slots.front().pixels;
  }
  const auto header = image::read_photo_header(*file);
  if (!header) return header.error();
  const auto photo = decoded(cache, file, header->upright(), eighths_needed(header->upright(), view.slot, view.crop));
  if (!photo) return photo.error();
  SlotPixels pixels{std::make_shared<const image::Bitmap>(cut((*photo)->upright, view)), (*photo)->removed_metadata};
  remember(slots, SlotEntry{file, view, pixels}, most_slots);
  return pixels;
}

}  // namespace storycard::render
