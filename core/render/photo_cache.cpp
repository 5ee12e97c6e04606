#include "render/photo_cache.h"

#include <algorithm>
#include <cmath>

#include "render/covers.h"

namespace storycard::render {
namespace {

// Beyond this the oldest pictures go; the newest always stays.
constexpr std::size_t slot_bytes = 12u << 20;

// A decoded picture of up to this many pixels is kept whole, so that it can be moved about without decoding again.
constexpr std::int64_t whole_pixels = 8'000'000;

// Windows into larger ones begin and end on multiples of this, so that most moves stay inside one.
constexpr std::int32_t window_step = 512;

template <typename Entry>
void remember(std::list<Entry>& entries, Entry entry, std::size_t most_bytes) {
  entries.push_front(std::move(entry));
  std::size_t bytes = 0;
  for (auto kept = entries.begin(); kept != entries.end(); ++kept) {
    bytes += kept->pixels->rgba.size();
    if (bytes <= most_bytes || kept == entries.begin()) continue;
    entries.erase(kept, entries.end());
    return;
  }
}

float scale_of(const Transform& to_slot) { return std::sqrt(to_slot.a * to_slot.a + to_slot.b * to_slot.b); }

// How far from a slot's own px the decoded ones reach that can show in it.
float reach_of(const Transform& to_slot) { return resampling_reach(scale_of(to_slot)); }

// From px of the upright photo at some scale to the slot's with its margin, before it is turned.
Transform to_upright_slot(PixelSize picture, const SlotView& view) {
  if (view.fit == SlotView::Fit::cover) {
    Transform transform = image::cover_transform(picture, view.slot, view.crop);
    transform.e += static_cast<float>(view.margin.left);
    transform.f += static_cast<float>(view.margin.top);
    return transform;
  }
  const auto width = static_cast<float>(picture.width), height = static_cast<float>(picture.height);
  const auto across = static_cast<float>(view.slot.width), down = static_cast<float>(view.slot.height);
  const float scale = std::min(across / width, down / height);
  return {scale, 0, 0, scale, (across - width * scale) / 2, (down - height * scale) / 2};
}

// The least upright size, in eighths of the photo's, at which there is a pixel for each pixel of the slot.
PixelSize size_wanted(PixelSize upright, const SlotView& view) {
  const float scale = scale_of(to_upright_slot(upright, view));
  const int eighths = std::clamp(static_cast<int>(std::ceil(scale * 8)), 1, 8);
  return {(upright.width * eighths + 7) / 8, (upright.height * eighths + 7) / 8};
}

std::int32_t stepped_down(double value, std::int32_t most) {
  const double steps = std::floor(value / window_step);
  return static_cast<std::int32_t>(std::clamp(steps * window_step, 0.0, double(most)));
}

// The part of a picture that a slot shows, with all that resampling looks at.
PixelBox window_of(PixelSize picture, const SlotView& view) {
  const Transform t = to_upright_slot(picture, view);
  const double determinant = double(t.a) * double(t.d) - double(t.b) * double(t.c);
  double left = 0, right = 0, top = 0, bottom = 0;
  bool first = true;
  const PixelSize seen = view.turned ? view.slot : view.pixels();
  for (const double u : {0.0, double(seen.width)}) {
    for (const double v : {0.0, double(seen.height)}) {
      const double across = u - double(t.e), down = v - double(t.f);
      const double x = (double(t.d) * across - double(t.c) * down) / determinant;
      const double y = (double(t.a) * down - double(t.b) * across) / determinant;
      left = first ? x : std::min(left, x);
      right = first ? x : std::max(right, x);
      top = first ? y : std::min(top, y);
      bottom = first ? y : std::max(bottom, y);
      first = false;
    }
  }
  const double reach = double(reach_of(t)) + 1;
  const std::int32_t x = stepped_down(left - reach, picture.width);
  const std::int32_t y = stepped_down(top - reach, picture.height);
  return {x, y, stepped_down(right + reach + window_step, picture.width) - x,
          stepped_down(bottom + reach + window_step, picture.height) - y};
}

image::Bitmap cut(const image::Bitmap& pixels, const image::PhotoHeader& header, const image::DecodeOptions& options,
                  const SlotView& view) {
  const PixelSize picture = image::decoded_size(header, options.wanted);
  const Transform upright = to_upright_slot(picture, view);
  const Transform whole_to_slot = view.turned ? then(upright, view.turned->from_slot) : upright;
  Transform to_slot = whole_to_slot;
  const auto left = static_cast<float>(options.window.x), top = static_cast<float>(options.window.y);
  to_slot.e += to_slot.a * left + to_slot.c * top;
  to_slot.f += to_slot.b * left + to_slot.d * top;
  if (view.covers.empty()) {
    image::Bitmap slot = image::resample(pixels, to_slot, view.pixels());
    image::apply_look(view.look, view.duotone, slot);
    return slot;
  }
  const float reach = reach_of(to_slot);
  const float margin = margin_of_holes(header, picture, scale_of(to_slot));
  image::Bitmap shown = pixels;
  take_out(view.covers, margin, {picture, {-left, -top}}, shown);
  image::Bitmap slot = image::resample(shown, to_slot, view.pixels());
  image::apply_look(view.look, view.duotone, slot);
  lay_under(view.covers, view.cover_colors, {picture, whole_to_slot, margin + reach + 1}, slot);
  return slot;
}

// Moving pictures of more px than this many times the slot's are not worth it: the photo is shown much enlarged.
constexpr std::int64_t most_around = 4;

// Wide enough for all of the photo, wherever it is moved to.
SlotView::Margin margin_around(PixelSize photo, const Transform& to_slot, PixelSize slot) {
  const auto width = static_cast<float>(photo.width), height = static_cast<float>(photo.height);
  SlotView::Margin margin;
  for (const Point corner : {Point{0, 0}, Point{width, 0}, Point{0, height}, Point{width, height}}) {
    const Point at = apply(to_slot, corner);
    const auto reach = [](std::int32_t& side, float px) {
      side = std::max(side, static_cast<std::int32_t>(std::ceil(px)));
    };
    reach(margin.left, -at.x);
    reach(margin.top, -at.y);
    reach(margin.right, at.x - static_cast<float>(slot.width));
    reach(margin.bottom, at.y - static_cast<float>(slot.height));
  }
  return margin;
}

// `size` px of the picture, from `left` and `top` on, moved inside.
image::Bitmap part_of(const image::Bitmap& picture, float left, float top, PixelSize size) {
  const auto within = [](float at, std::int32_t most) {
    return std::clamp(static_cast<std::int32_t>(std::lround(at)), 0, most);
  };
  const std::int32_t x = within(left, picture.size.width - size.width),
                     y = within(top, picture.size.height - size.height);
  image::Bitmap part{size, {}};
  const std::size_t row_bytes = std::size_t(4) * std::size_t(size.width);
  part.rgba.reserve(row_bytes * std::size_t(size.height));
  for (std::int32_t row = 0; row < size.height; ++row) {
    const std::uint8_t* from = picture.row(y + row) + std::size_t(4) * std::size_t(x);
    part.rgba.insert(part.rgba.end(), from, from + row_bytes);
  }
  return part;
}

}  // namespace

image::DecodeOptions decoding_for(const image::PhotoHeader& header, const SlotView& view) {
  image::DecodeOptions options;
  // The very size it will have: what needs no smaller one is one and the same decoding.
  options.wanted = image::decoded_size(header, size_wanted(header.upright(), view));
  const PixelSize picture = options.wanted;
  if (std::int64_t{picture.width} * picture.height > whole_pixels) options.window = window_of(picture, view);
  return options;
}

Result<std::shared_ptr<const image::Bitmap>> PhotoCache::decoded(const PhotoFile& photo,
                                                                 const image::DecodeOptions& options) {
  for (auto entry = decoded_.begin(); entry != decoded_.end(); ++entry) {
    if (entry->photo != photo || !(entry->options == options)) continue;
    decoded_.splice(decoded_.begin(), decoded_, entry);
    return decoded_.front().pixels;
  }
  auto pixels = decode_(photo, options);
  if (!pixels) return pixels.error();
  add(photo, options, *std::move(pixels));
  return decoded_.front().pixels;
}

void PhotoCache::add(const PhotoFile& photo, const image::DecodeOptions& options, image::Bitmap pixels) {
  remember(decoded_, {photo, options, std::make_shared<const image::Bitmap>(std::move(pixels))}, most_bytes_);
}

Result<std::shared_ptr<const image::Bitmap>> PhotoCache::slot_pixels(const PhotoFile& photo, const SlotView& view) {
  for (auto entry = slots_.begin(); entry != slots_.end(); ++entry) {
    if (entry->photo != photo || !(entry->view == view)) continue;
    slots_.splice(slots_.begin(), slots_, entry);
    return slots_.front().pixels;
  }
  const image::DecodeOptions options = decoding_for(photo->header, view);
  const auto pixels = decoded(photo, options);
  if (!pixels) return pixels.error();
  auto slot = std::make_shared<const image::Bitmap>(cut(**pixels, photo->header, options, view));
  remember(slots_, {photo, view, std::move(slot)}, slot_bytes);
  return slots_.front().pixels;
}

Result<std::shared_ptr<const image::Bitmap>> PhotoCache::moving_pixels(const PhotoFile& photo, const SlotView& view) {
  if (view.turned || view.fit != SlotView::Fit::cover) return slot_pixels(photo, view);
  SlotView all = last_.value_or(view);
  all.crop.center = view.crop.center;
  const bool is_moved = last_ && all == view && !(*last_ == view);
  last_ = view;
  if (!is_moved) return slot_pixels(photo, view);  // it stays, is zoomed, or is the first of its kind
  all.crop.center = {0.5f, 0.5f};
  const PixelSize upright = photo->header.upright();
  const Transform resting = to_upright_slot(upright, all), now = to_upright_slot(upright, view);
  all.margin = margin_around(upright, resting, view.slot);
  const PixelSize size = all.pixels();
  if (std::int64_t{size.width} * size.height > most_around * view.slot.width * view.slot.height)
    return slot_pixels(photo, view);
  const auto pixels = slot_pixels(photo, all);
  if (!pixels) return pixels.error();
  const float left = static_cast<float>(all.margin.left) + resting.e - now.e;
  const float top = static_cast<float>(all.margin.top) + resting.f - now.f;
  return std::make_shared<const image::Bitmap>(part_of(**pixels, left, top, view.slot));
}

}  // namespace storycard::render
