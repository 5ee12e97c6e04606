#include <webp/decode.h>

#include "image/decoders.h"

namespace storycard::image {
namespace {

Error error_of(VP8StatusCode status, ByteView file) {
  switch (status) {
    case VP8_STATUS_OUT_OF_MEMORY: return {ErrorCode::out_of_memory, "", "there is not enough memory for the photo"};
    case VP8_STATUS_NOT_ENOUGH_DATA: return broken_at(file.size(), "the WebP is cut short");
    case VP8_STATUS_UNSUPPORTED_FEATURE: return {ErrorCode::unknown_format, "", "this is a WebP of a rare kind"};
    default: return {ErrorCode::broken_file, "", "the WebP is damaged"};
  }
}

}  // namespace

Result<Bitmap> decode_webp(const DecodeTask& task) {
  const WebpFrame& frame = task.facts.webp;
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return error_of(VP8_STATUS_INVALID_PARAM, task.file);
  auto stored = make_bitmap(task.facts.stored);  // transparent around a frame that is smaller
  if (!stored) return stored;
  const std::size_t row_bytes = std::size_t(4) * std::size_t(task.facts.stored.width);
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = stored->row(frame.box.y) + 4 * std::size_t(frame.box.x);
  config.output.u.RGBA.stride = static_cast<int>(row_bytes);
  config.output.u.RGBA.size =
      row_bytes * std::size_t(frame.box.height - 1) + std::size_t(4) * std::size_t(frame.box.width);
  const VP8StatusCode status = WebPDecode(frame.chunks.data(), frame.chunks.size(), &config);
  if (status != VP8_STATUS_OK) return error_of(status, task.file);
  return finish_stored(task, *std::move(stored));
}

}  // namespace storycard::image
