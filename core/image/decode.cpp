#include "image/decode.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/limits.h"
#include "image/decoders.h"
#include "image/inflate.h"
#include "image/orient.h"
#include "image/premultiplied.h"

namespace storycard::image {

Result<Bitmap> make_bitmap(PixelSize size) {
  const std::size_t bytes = std::size_t(4) * std::size_t(size.width) * std::size_t(size.height);
  // A vector that cannot have its memory ends the program, so ask first. Volatile, or the pair is optimised away.
  void* volatile probe = std::malloc(bytes);
  if (probe == nullptr) return Error{ErrorCode::out_of_memory, "", "there is not enough memory for the photo"};
  std::free(probe);
  return Bitmap{size, Bytes(bytes)};
}

namespace {

Bytes joined(std::span<const ByteView> pieces) {
  Bytes all;
  for (const ByteView piece : pieces) all.insert(all.end(), piece.begin(), piece.end());
  return all;
}

std::optional<ToSrgb> colors_of(const PhotoFacts& facts) {
  if (facts.display_p3) return to_srgb_from_display_p3();
  if (facts.profile.empty()) return std::nullopt;
  return to_srgb(facts.profile_packed ? Inflater(facts.profile).read_up_to(limits::icc_bytes) : joined(facts.profile),
                 facts.grey);
}

Result<Bitmap> decode(FileKind kind, const DecodeTask& task, std::int32_t eighths) {
  switch (kind) {
    case FileKind::jpeg: return decode_jpeg(task, eighths);
    case FileKind::png: return decode_png(task);
    case FileKind::webp: return decode_webp(task);
    default: return decode_with_stb(task);
  }
}

}  // namespace

void finish_pixels(std::uint8_t* rgba, std::size_t count, const ToSrgb* colors) {
  if (colors != nullptr) colors->convert(rgba, count);
  for (std::size_t index = 0; index < count; ++index, rgba += 4) {
    if (rgba[3] == 255) continue;
    for (int channel = 0; channel < 3; ++channel) rgba[channel] = scaled_by_alpha(rgba[channel], rgba[3]);
  }
}

Result<Bitmap> finish_stored(const DecodeTask& task, Bitmap stored) {
  constexpr std::int32_t rows_at_once = 16;
  const Placing placing{stored.size, task.facts.orientation, task.window};
  const bool as_is = placing.orientation == 1 && task.window == box_of(stored.size);
  const PixelBox view = placing.stored_window();
  auto upright = as_is ? Result<Bitmap>(Bitmap{}) : make_bitmap(task.window.size());
  if (!upright) return upright;
  for (std::int32_t first = view.y; first < view.bottom(); first += rows_at_once) {
    const std::int32_t count = std::min(rows_at_once, view.bottom() - first);
    finish_pixels(stored.row(first), std::size_t(stored.size.width) * std::size_t(count), task.colors);
    if (!as_is) place_rows({stored.row(first), first, count}, placing, *upright);
  }
  return as_is ? std::move(stored) : std::move(*upright);
}

Result<DecodedPhoto> decode_photo(ByteView file, const DecodeOptions& options) {
  const FileKind kind = kind_of(file);
  const auto facts = facts_within_limits(file, kind);
  if (!facts) return facts.error();
  const PhotoHeader header = header_of(kind, *facts);
  const PixelSize whole = decoded_size(header, options.wanted);
  const PixelBox window = options.window.empty() ? box_of(whole) : options.window;
  CHECK(window.x >= 0 && window.y >= 0 && window.right() <= whole.width && window.bottom() <= whole.height);
  const std::optional<ToSrgb> colors = colors_of(*facts);
  const DecodeTask task{file, *facts, colors ? &*colors : nullptr, window};
  auto pixels = decode(kind, task, jpeg_eighths(header, options.wanted));
  if (!pixels) return pixels.error();
  return DecodedPhoto{*std::move(pixels), whole, facts->metadata.names()};
}

}  // namespace storycard::image
