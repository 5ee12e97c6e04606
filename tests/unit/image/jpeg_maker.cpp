#include "jpeg_maker.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

namespace jpeg_maker {
namespace {

using storycard::Bytes;
using storycard::PixelSize;

// Starts a file in memory of pixels with `components` numbers each; the settings come between start and rows.
struct Maker {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  unsigned char* memory = nullptr;
  unsigned long size = 0;

  Maker(PixelSize picture, int components, J_COLOR_SPACE colors) {
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = static_cast<JDIMENSION>(picture.width);
    info.image_height = static_cast<JDIMENSION>(picture.height);
    info.input_components = components;
    info.in_color_space = colors;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
  }

  Bytes rows_of(const unsigned char* pixel) {
    std::vector<unsigned char> row;
    for (JDIMENSION x = 0; x < info.image_width; ++x) row.insert(row.end(), pixel, pixel + info.input_components);
    while (info.next_scanline < info.image_height) {
      JSAMPROW rows = row.data();
      jpeg_write_scanlines(&info, &rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    Bytes file(memory, memory + size);
    std::free(memory);
    return file;
  }
};

}  // namespace

Bytes four_inks(PixelSize size, const unsigned char (&cmyk)[4], Inks inks) {
  Maker maker(size, 4, JCS_CMYK);
  const bool inverted = inks == Inks::adobe_inverted;
  maker.info.write_Adobe_marker = inverted ? TRUE : FALSE;
  jpeg_start_compress(&maker.info, TRUE);
  unsigned char pixel[4];
  for (int ink = 0; ink < 4; ++ink) pixel[ink] = static_cast<unsigned char>(inverted ? 255 - cmyk[ink] : cmyk[ink]);
  return maker.rows_of(pixel);
}

Bytes many_scans(PixelSize size, int scans) {
  Maker maker(size, 1, JCS_GRAYSCALE);
  // Each coefficient first without its lowest bit, then that bit.
  std::vector<jpeg_scan_info> script;
  for (int low = 1; low >= 0; --low) {
    for (int coefficient = 0; coefficient < 64; ++coefficient) {
      jpeg_scan_info scan{};
      scan.comps_in_scan = 1;
      scan.Ss = scan.Se = coefficient;
      scan.Ah = low == 1 ? 0 : 1;
      scan.Al = low;
      script.push_back(scan);
    }
  }
  maker.info.scan_info = script.data();
  maker.info.num_scans = scans;
  jpeg_start_compress(&maker.info, TRUE);
  const unsigned char grey = 128;
  return maker.rows_of(&grey);
}

Bytes one_scan_a_component(PixelSize size) {
  Maker maker(size, 3, JCS_RGB);
  std::vector<jpeg_scan_info> script(3);
  for (int component = 0; component < 3; ++component) {
    script[std::size_t(component)].comps_in_scan = 1;
    script[std::size_t(component)].component_index[0] = component;
    script[std::size_t(component)].Se = 63;
  }
  maker.info.scan_info = script.data();
  maker.info.num_scans = 3;
  jpeg_start_compress(&maker.info, TRUE);
  const unsigned char grey[3] = {128, 128, 128};
  return maker.rows_of(grey);
}

}  // namespace jpeg_maker
