// JPEGs of every common kind against djpeg -dct int (libjpeg-turbo's own program), with its SIMD and without: the same bytes
// at full size and at every eighth.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "image/decode.h"

#include <jpeglib.h>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

std::string place(const std::string& name) { return std::string(STORYCARD_SCRATCH) + "/" + name; }

Bytes read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

void run(const std::string& command) {
  CAPTURE(command);
  REQUIRE(std::system(command.c_str()) == 0);
}

// Edges, soft parts and noise: what makes upsampling and rounding show.
Bytes drawing(PixelSize size, int channels) {
  Bytes pixels;
  std::uint32_t noise = 1;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      for (int c = 0; c < channels; ++c) {
        noise = noise * 1664525u + 1013904223u;
        const int soft = (x * (3 + c) + y * (5 - c)) / 2 & 255;
        const int edge = (x / 7 + y / 11 + c) % 3 == 0 ? 200 : 30;
        pixels.push_back(static_cast<std::uint8_t>((y / 16 % 3 == 0   ? soft
                                                    : y / 16 % 3 == 1 ? edge
                                                                      : int(noise >> 24))));
      }
    }
  }
  return pixels;
}

std::string netpbm(PixelSize size, int channels) {
  const std::string path =
      place("in_" + std::to_string(size.width) + "x" + std::to_string(size.height) + (channels == 1 ? ".pgm" : ".ppm"));
  std::ofstream out(path, std::ios::binary);
  out << (channels == 1 ? "P5\n" : "P6\n") << size.width << ' ' << size.height << "\n255\n";
  const Bytes pixels = drawing(size, channels);
  out.write(reinterpret_cast<const char*>(pixels.data()), static_cast<std::streamsize>(pixels.size()));
  return path;
}

// The samples of a PPM or PGM as RGBA.
Bytes rgba_of_netpbm(const Bytes& file) {
  const bool grey = file.size() > 1 && file[1] == '5';
  std::size_t at = 0;
  for (int lines = 0; lines < 3 && at < file.size(); ++at) lines += file[at] == '\n';
  Bytes rgba;
  while (at < file.size()) {
    for (int c = 0; c < 3; ++c) rgba.push_back(file[at + (grey ? 0 : std::size_t(c))]);
    rgba.push_back(255);
    at += grey ? 1 : 3;
  }
  return rgba;
}

// cjpeg writes no inks: this does, with Adobe's marker and its inverted values.
void write_inks(const std::string& path, PixelSize size, J_COLOR_SPACE stored, int sampling) {
  std::FILE* const out = std::fopen(path.c_str(), "wb");
  REQUIRE(out != nullptr);
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  jpeg_stdio_dest(&info, out);
  info.image_width = JDIMENSION(size.width);
  info.image_height = JDIMENSION(size.height);
  info.input_components = 4;
  info.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&info);
  jpeg_set_colorspace(&info, stored);
  info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = sampling;
  info.comp_info[3].h_samp_factor = info.comp_info[3].v_samp_factor = sampling;
  jpeg_set_quality(&info, 85, TRUE);
  jpeg_start_compress(&info, TRUE);
  Bytes pixels = drawing(size, 4);
  for (int y = 0; y < size.height; ++y) {
    JSAMPROW row = pixels.data() + std::size_t(4) * std::size_t(size.width) * std::size_t(y);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::fclose(out);
}

void check_against_djpeg(const std::string& jpeg) {
  CAPTURE(jpeg);
  const Bytes file = read(jpeg);
  const auto header = read_photo_header(file);
  REQUIRE(header);
  for (int eighths = 1; eighths <= 8; ++eighths) {
    CAPTURE(eighths);
    const PixelSize stored = header->stored;
    const PixelSize wanted{(stored.width * eighths + 7) / 8, (stored.height * eighths + 7) / 8};
    const auto photo = decode_photo(file, {.wanted = eighths == 8 ? PixelSize{} : wanted});
    REQUIRE(photo);
    REQUIRE(photo->upright.size == wanted);
    for (const char* simd : {"", "JSIMD_FORCENONE=1 "}) {
      run(std::string(simd) + "djpeg -dct int -scale " + std::to_string(eighths) + "/8 -outfile " + place("out.pnm") +
          " " + jpeg);
      CHECK(photo->upright.rgba == rgba_of_netpbm(read(place("out.pnm"))));
    }
  }
}

constexpr PixelSize sizes[] = {{64, 48}, {97, 61}, {40, 129}};

}  // namespace

TEST_CASE("djpeg: baseline and progressive JPEGs of every sampling and odd sizes") {
  int number = 0;
  for (const PixelSize size : sizes) {
    const std::string picture = netpbm(size, 3);
    for (const char* options : {"-sample 1x1", "-sample 2x1", "-sample 2x2", "-sample 1x2", "-sample 2x2 -progressive",
                                "-sample 2x1 -progressive", "-sample 1x1 -progressive", "-sample 2x2 -restart 1",
                                "-sample 2x1 -restart 3B -optimize", "-sample 2x2 -quality 20", "-rgb", "-grayscale",
                                "-grayscale -progressive", "-sample 4x1", "-sample 1x4,1x1,1x1"}) {
      const std::string jpeg = place("c" + std::to_string(number++) + ".jpg");
      run(std::string("cjpeg ") + options + " -outfile " + jpeg + " " + picture);
      check_against_djpeg(jpeg);
    }
    const std::string grey = place("g" + std::to_string(number++) + ".jpg");
    run("cjpeg -outfile " + grey + " " + netpbm(size, 1));
    check_against_djpeg(grey);
  }
}

TEST_CASE("djpeg: four inks, with Adobe's marker, as CMYK and as YCCK") {
  int number = 0;
  for (const PixelSize size : sizes) {
    for (const J_COLOR_SPACE stored : {JCS_CMYK, JCS_YCCK}) {
      for (const int sampling : {1, 2}) {
        const std::string jpeg = place("inks" + std::to_string(number++) + ".jpg");
        write_inks(jpeg, size, stored, sampling);
        check_against_djpeg(jpeg);
      }
    }
  }
}
