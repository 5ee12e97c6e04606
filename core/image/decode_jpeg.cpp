#include <algorithm>

#include "base/check.h"
#include "image/decoders.h"
#include "image/jpeg_errors.h"
#include "image/orient.h"

#include <jerror.h>

namespace storycard::image {
namespace {

constexpr std::int32_t rows_at_once = 16;

// Each scan costs a pass over the whole picture however few bytes it has; real progressive files have some ten.
constexpr int most_scans = 64;
constexpr int message_too_many_scans = -1;
constexpr int message_other_size = -2;

// All that the guarded steps share; plain, so that longjmp skips no destructor.
struct Reader {
  jpeg_decompress_struct info;
  jpeg_progress_mgr progress;
  JpegErrors errors;
  ByteView file;
  PixelSize stored;
  std::int32_t eighths;
  Placing placing;  // of the photo as decoded
  const ToSrgb* colors;
  Bitmap* upright;
  std::uint8_t* strip;  // rows_at_once rows of the output
};

void count_scans(j_common_ptr info) {
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > most_scans) give_up(info, message_too_many_scans);
}

bool four_inks(const jpeg_decompress_struct& info) { return info.out_color_space == JCS_CMYK; }

void read_header(Reader& reader) {
  jpeg_decompress_struct& info = reader.info;
  jpeg_create_decompress(&info);
  reader.progress.progress_monitor = count_scans;
  info.progress = &reader.progress;
  jpeg_mem_src(&info, reader.file.data(), static_cast<unsigned long>(reader.file.size()));
  jpeg_read_header(&info, TRUE);
  // The limits were checked against our own walk's numbers: never go on with others.
  const bool same =
      info.image_width == JDIMENSION(reader.stored.width) && info.image_height == JDIMENSION(reader.stored.height);
  if (!same) give_up(reinterpret_cast<j_common_ptr>(&info), message_other_size);
  const bool inks = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
  info.out_color_space = inks ? JCS_CMYK : JCS_EXT_RGBA;
  info.dct_method = JDCT_ISLOW;
  info.do_fancy_upsampling = TRUE;
  info.do_block_smoothing = FALSE;  // it guesses at scans that a whole file has
  info.scale_denom = 8;
  info.scale_num = static_cast<unsigned>(reader.eighths);
  jpeg_calc_output_dimensions(&info);
  // libjpeg rounds as we do; our bitmap was measured for this size.
  const bool scaled_so = info.output_width == JDIMENSION(reader.placing.stored.width) &&
                         info.output_height == JDIMENSION(reader.placing.stored.height);
  if (!scaled_so) give_up(reinterpret_cast<j_common_ptr>(&info), message_other_size);
}

std::uint8_t product(unsigned light, unsigned black) {
  return static_cast<std::uint8_t>((light * black + 127u) / 255u);
}

// Adobe's programs store inks inverted (0 is full ink), and say so with their marker.
void inks_to_rgba(std::uint8_t* pixel, std::size_t count, unsigned inversion) {
  for (std::size_t index = 0; index < count; ++index, pixel += 4) {
    const unsigned black = pixel[3] ^ inversion;
    for (int channel = 0; channel < 3; ++channel) pixel[channel] = product(pixel[channel] ^ inversion, black);
    pixel[3] = 255;
  }
}

// Up to `most` rows of the output, into the places that `rows` names.
std::int32_t read_rows(jpeg_decompress_struct& info, JSAMPROW* rows, std::int32_t most) {
  std::int32_t count = 0;
  while (count < most && info.output_scanline < info.output_height) {
    count += static_cast<std::int32_t>(jpeg_read_scanlines(&info, rows + count, static_cast<JDIMENSION>(most - count)));
  }
  return count;
}

void read_pixels(Reader& reader) {
  jpeg_decompress_struct& info = reader.info;
  jpeg_start_decompress(&info);
  const Placing& placing = reader.placing;
  const PixelBox view = placing.stored_window();
  const std::size_t row_bytes = std::size_t(4) * info.output_width;
  // Whole rows that stay where they are go straight into the bitmap.
  const bool as_is = placing.orientation == 1 && view.width == placing.stored.width;
  JSAMPROW rows[rows_at_once];
  while (info.output_scanline < info.output_height) {
    const auto first = static_cast<std::int32_t>(info.output_scanline);
    std::int32_t most = rows_at_once;
    if (first < view.y) most = std::min(most, view.y - first);
    if (first < view.bottom()) most = std::min(most, view.bottom() - first);
    const bool seen = first >= view.y && first < view.bottom();
    std::uint8_t* const to = as_is && seen ? reader.upright->row(first - view.y) : reader.strip;
    for (std::int32_t row = 0; row < most; ++row) rows[row] = to + std::size_t(row) * row_bytes;
    const std::int32_t count = read_rows(info, rows, most);
    if (!seen) continue;
    const std::size_t pixels = std::size_t(count) * info.output_width;
    if (four_inks(info)) {
      inks_to_rgba(to, pixels, info.saw_Adobe_marker ? 0u : 255u);
    } else if (reader.colors != nullptr) {
      reader.colors->convert(to, pixels);
    }
    if (to == reader.strip) place_rows({to, first, count}, placing, *reader.upright);
  }
  jpeg_finish_decompress(&info);
}

Error error_of(const Reader& reader) {
  const jpeg_source_mgr* source = reader.info.src;
  const std::size_t left = source != nullptr ? source->bytes_in_buffer : reader.file.size();
  const std::size_t at = left <= reader.file.size() ? reader.file.size() - left : reader.file.size();
  switch (reader.errors.base.msg_code) {
    case JWRN_JPEG_EOF:
    case JERR_INPUT_EOF: return broken_at(reader.file.size(), "the JPEG is cut short");
    case JWRN_HIT_MARKER: return broken_at(at, "a part of the JPEG's picture is missing");
    case JERR_OUT_OF_MEMORY: return {ErrorCode::out_of_memory, "", "there is not enough memory for the photo"};
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_FRACT_SAMPLE_NOTIMPL: return {ErrorCode::unknown_format, "", "this is a JPEG of a rare kind"};
    case message_too_many_scans:
      return {ErrorCode::too_large, "", "the JPEG comes in more than " + std::to_string(most_scans) + " scans"};
    default: return broken_at(at, "the JPEG is damaged");
  }
}

Result<Bitmap> decode(Reader& reader) {
  if (!run_guarded(reader.errors, reader, read_header)) return error_of(reader);
  auto upright = make_bitmap(reader.placing.window.size());
  if (!upright) return upright;
  Bytes strip(std::size_t(4) * reader.info.output_width * std::size_t(rows_at_once));
  reader.upright = &*upright;
  reader.strip = strip.data();
  if (!run_guarded(reader.errors, reader, read_pixels)) return error_of(reader);
  return upright;
}

}  // namespace

Result<Bitmap> decode_jpeg(const DecodeTask& task, std::int32_t eighths) {
  Reader reader{};
  reader.file = task.file;
  reader.stored = task.facts.stored;
  reader.eighths = eighths;
  reader.placing = {jpeg_scaled(task.facts.stored, eighths), task.facts.orientation, task.window};
  reader.colors = task.colors;
  reader.info.err = watch(reader.errors);
  auto bitmap = decode(reader);
  jpeg_destroy_decompress(&reader.info);
  return bitmap;
}

}  // namespace storycard::image
