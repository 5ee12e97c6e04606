#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "image/alt_text_packet.h"
#include "image/encode.h"
#include "image/jpeg_errors.h"

#include <jerror.h>

namespace storycard::image {
namespace {

// All that the guarded step shares; plain, so that longjmp skips no destructor.
struct Writer {
  jpeg_compress_struct info;
  JpegErrors errors;
  const Bitmap* bitmap;
  int quality;
  const std::string* marker;  // the body of an APP1 segment; empty: none
  std::uint8_t* line;
  unsigned char* file;  // libjpeg's own memory, freed by us
  unsigned long file_bytes;
};

// XMP specification, part 3, 1.1.3: a name that ends in a zero, then the packet.
std::string alt_text_marker(const std::string& alt_text) {
  constexpr std::string_view name("http://ns.adobe.com/xap/1.0/\0", 29);
  return alt_text.empty() ? std::string() : std::string(name) + alt_text_packet(alt_text);
}

// A premultiplied pixel over white.
void lay_on_white(const std::uint8_t* rgba, std::int32_t count, std::uint8_t* rgbx) {
  for (std::int32_t x = 0; x < count; ++x, rgba += 4, rgbx += 4) {
    const int white = 255 - rgba[3];
    for (int channel = 0; channel < 3; ++channel) {
      rgbx[channel] = static_cast<std::uint8_t>(std::min(255, rgba[channel] + white));
    }
    rgbx[3] = 255;
  }
}

void write(Writer& writer) {
  jpeg_compress_struct& info = writer.info;
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &writer.file, &writer.file_bytes);
  info.image_width = static_cast<JDIMENSION>(writer.bitmap->size.width);
  info.image_height = static_cast<JDIMENSION>(writer.bitmap->size.height);
  info.input_components = 4;
  info.in_color_space = JCS_EXT_RGBX;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, writer.quality, TRUE);
  info.dct_method = JDCT_ISLOW;
  info.optimize_coding = TRUE;
  // Colours at full size: halved, red and blue letters fray.
  for (int component = 0; component < info.num_components; ++component) {
    info.comp_info[component].h_samp_factor = 1;
    info.comp_info[component].v_samp_factor = 1;
  }
  jpeg_start_compress(&info, TRUE);
  if (!writer.marker->empty()) {
    jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(writer.marker->data()),
                      static_cast<unsigned>(writer.marker->size()));
  }
  while (info.next_scanline < info.image_height) {
    const auto y = static_cast<std::int32_t>(info.next_scanline);
    lay_on_white(writer.bitmap->row(y), writer.bitmap->size.width, writer.line);
    JSAMPROW row = writer.line;
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
}

}  // namespace

Result<Bytes> encode_jpeg(const Bitmap& bitmap, const JpegOptions& options) {
  CHECK(!bitmap.empty());
  if (bitmap.size.width > JPEG_MAX_DIMENSION || bitmap.size.height > JPEG_MAX_DIMENSION) {
    return Error{ErrorCode::too_large, "",
                 "a JPEG has at most " + std::to_string(JPEG_MAX_DIMENSION) + " pixels a side"};
  }
  const std::string marker = alt_text_marker(options.alt_text);
  Bytes line(std::size_t(4) * std::size_t(bitmap.size.width));
  Writer writer{};
  writer.bitmap = &bitmap;
  writer.quality = std::clamp(options.quality, 1, 100);
  writer.marker = &marker;
  writer.line = line.data();
  writer.info.err = watch(writer.errors);
  const bool written = run_guarded(writer.errors, writer, write);
  jpeg_destroy_compress(&writer.info);
  Bytes file;
  if (written) file.assign(writer.file, writer.file + writer.file_bytes);
  std::free(writer.file);
  if (!written) return Error{ErrorCode::out_of_memory, "", "there is not enough memory for the JPEG"};
  return file;
}

}  // namespace storycard::image
