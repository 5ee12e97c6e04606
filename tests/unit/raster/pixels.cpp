#include "pixels.h"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

namespace storycard {

std::ostream& operator<<(std::ostream& stream, Color color) {
  return stream << '(' << int{color.red} << ' ' << int{color.green} << ' ' << int{color.blue} << ' ' << int{color.alpha}
                << ')';
}

namespace raster {

image::Bitmap drawn(PixelSize size, Color ground, std::vector<paint::Command> commands) {
  paint::DisplayList list;
  list.size = size;
  list.ground = ground;
  list.commands = std::move(commands);
  return rasterize(list);
}

Color pixel(const image::Bitmap& bitmap, std::int32_t x, std::int32_t y) {
  REQUIRE(x >= 0);
  REQUIRE(x < bitmap.size.width);
  REQUIRE(y >= 0);
  REQUIRE(y < bitmap.size.height);
  const std::uint8_t* bytes = bitmap.row(y) + 4 * static_cast<std::size_t>(x);
  return {bytes[0], bytes[1], bytes[2], bytes[3]};
}

int darkness(const image::Bitmap& bitmap, std::int32_t x, std::int32_t y) { return 255 - pixel(bitmap, x, y).red; }

std::shared_ptr<const font::Face> boxes_face() {
  std::ifstream stream(STORYCARD_SOURCE_DIR "/tests/fixtures/fonts/ems.ttf", std::ios::binary);
  REQUIRE(stream.good());
  auto face = font::Face::open(std::make_shared<const Bytes>(std::istreambuf_iterator<char>(stream),
                                                             std::istreambuf_iterator<char>()),
                               "Ems");
  REQUIRE(face);
  return *face;
}

}  // namespace raster
}  // namespace storycard
