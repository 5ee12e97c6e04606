// write_pictures DIR: for each kind of PNG and JPEG a file, and beside it <name>.rgba with the pixels that went in:
// width and height as 32-bit numbers, lowest byte first, then straight RGBA.
#include <cstdio>
#include <string>

#include "base/check.h"
#include "image/bitmap.h"
#include "image/encode.h"

namespace {

using namespace storycard;
using image::Bitmap;

const std::string alt_text = "A card: “Hello & أهلًا <b>”";

void write(const std::string& path, ByteView bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  CHECK(file != nullptr);
  CHECK(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size());
  CHECK(std::fclose(file) == 0);
}

void write_pixels(const std::string& path, const Bitmap& bitmap) {
  Bytes bytes;
  for (const std::int32_t side : {bitmap.size.width, bitmap.size.height}) {
    for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<std::uint8_t>(side >> shift));
  }
  const Bytes pixels = image::straight_rgba(bitmap);
  bytes.insert(bytes.end(), pixels.begin(), pixels.end());
  write(path, bytes);
}

// `value_of(x, y, channel)` for each opaque pixel; every pixel of a noisy picture differs from its neighbours.
template <typename ValueOf>
Bitmap made(PixelSize size, ValueOf value_of) {
  Bitmap bitmap = Bitmap::filled(size, {0, 0, 0, 255});
  for (std::int32_t y = 0; y < size.height; ++y) {
    for (std::int32_t x = 0; x < size.width; ++x) {
      for (std::int32_t i = 0; i < 3; ++i) bitmap.row(y)[4 * x + i] = static_cast<std::uint8_t>(value_of(x, y, i));
    }
  }
  return bitmap;
}

Bitmap colors(PixelSize size, std::int32_t count) {
  return made(size, [&](std::int32_t x, std::int32_t y, std::int32_t i) { return i == 0 ? (x / 3 + y / 5) % count : 7 * i; });
}

Bitmap grey(PixelSize size, std::int32_t step) {
  return made(size, [&](std::int32_t x, std::int32_t y, std::int32_t) { return (x * x + 3 * y) % (255 / step + 1) * step; });
}

Bitmap photo(PixelSize size) {
  return made(size, [](std::int32_t x, std::int32_t y, std::int32_t i) { return 40 + x / (i + 2) + y / (4 - i) + (x * 7 + y * 13 + i) % 5; });
}

// `clear`: in how many steps alpha falls.
Bitmap faded(Bitmap bitmap, std::int32_t steps) {
  for (std::int32_t y = 0; y < bitmap.size.height; ++y) {
    for (std::int32_t x = 0; x < bitmap.size.width; ++x) {
      std::uint8_t* pixel = bitmap.row(y) + 4 * x;
      const std::int32_t alpha = 255 * (y % (steps + 1)) / steps;
      for (std::int32_t i = 0; i < 3; ++i) pixel[i] = static_cast<std::uint8_t>((pixel[i] * alpha + 127) / 255);
      pixel[3] = static_cast<std::uint8_t>(alpha);
    }
  }
  return bitmap;
}

}  // namespace

int main(int count, char** words) {
  CHECK(count == 2);
  const std::string folder = std::string(words[1]) + "/";
  const PixelSize size{203, 157};  // no multiple of anything
  const struct {
    std::string name;
    Bitmap bitmap;
  } pictures[] = {
      {"rgb", photo(size)},
      {"rgb-large", photo({1500, 700})},
      {"rgb-one-pixel", photo({1, 1})},
      {"rgb-narrow", photo({1, 20'000})},
      {"rgb-low", photo({20'000, 1})},
      {"rgb-flat", made({1080, 1080}, [](std::int32_t x, std::int32_t y, std::int32_t i) { return y < 300 ? (x + y + i) % 257 : 9; })},
      {"rgba", faded(photo(size), 255)},
      {"rgba-few-pixels", faded(photo({3, 2}), 3)},
      {"palette-1", colors(size, 2)},
      {"palette-2", colors(size, 4)},
      {"palette-4", colors(size, 16)},
      {"palette-8", colors(size, 256)},
      {"palette-alpha-4", faded(colors(size, 2), 4)},
      {"palette-alpha-8", faded(colors(size, 8), 20)},
      {"grey-1", grey(size, 255)},
      {"grey-2", grey(size, 85)},
      {"grey-4", grey(size, 17)},
      {"grey-8", grey(size, 1)},
  };
  for (const auto& [name, bitmap] : pictures) {
    write_pixels(folder + name + ".rgba", bitmap);
    write(folder + name + ".png", image::encode_png(bitmap));
    write(folder + name + "-alt.png", image::encode_png(bitmap, {alt_text}));
    write_pixels(folder + name + "-alt.rgba", bitmap);
    for (const int quality : {1, 50, 90, 100}) {
      const auto jpeg = image::encode_jpeg(bitmap, {quality, ""});
      CHECK(jpeg);
      write(folder + name + "-" + std::to_string(quality) + ".jpg", *jpeg);
    }
    const auto jpeg = image::encode_jpeg(bitmap, {90, alt_text});
    CHECK(jpeg);
    write(folder + name + "-alt.jpg", *jpeg);
  }
  return 0;
}
