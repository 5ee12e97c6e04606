#include "check/sample_photos.h"

#include <algorithm>

#include "image/encode.h"
#include "raster/rasterize.h"

namespace storycard::check {
namespace {

render::PhotoFile photo_of(const image::Bitmap& bitmap) {
  auto photo = render::open_photo(image::encode_png(bitmap));
  CHECK(photo);  // a PNG of our own
  return *photo;
}

constexpr Color white{255, 255, 255, 255};
constexpr Color black{0, 0, 0, 255};

// Fields so large that enlarging leaves most of each in its own colour.
image::Bitmap fields() {
  constexpr std::int32_t side = 192, field = 24;
  image::Bitmap bitmap = image::Bitmap::filled({side, side}, white);
  for (std::int32_t y = 0; y < side; ++y) {
    for (std::int32_t x = 0; x < side; ++x) {
      if ((x / field + y / field) % 2 == 0) continue;
      std::uint8_t* pixel = bitmap.row(y) + 4 * x;
      pixel[0] = pixel[1] = pixel[2] = 0;
    }
  }
  return bitmap;
}

struct Palette {
  Color wall, light, hair, skin, coat;
};

constexpr Palette palettes[] = {
    {{201, 155, 108, 255}, {255, 233, 190, 255}, {38, 24, 28, 255}, {141, 85, 54, 255}, {15, 98, 92, 255}},
    {{92, 124, 158, 255}, {222, 238, 250, 255}, {86, 52, 30, 255}, {232, 184, 148, 255}, {176, 66, 52, 255}},
    {{126, 146, 104, 255}, {245, 244, 206, 255}, {24, 20, 24, 255}, {198, 140, 96, 255}, {90, 48, 112, 255}},
    {{190, 120, 112, 255}, {255, 222, 210, 255}, {60, 44, 60, 255}, {96, 58, 40, 255}, {242, 190, 70, 255}},
};

void fill(std::vector<paint::Command>& commands, Path path, Paint paint) {
  commands.push_back(paint::FillPath{std::move(path), std::move(paint)});
}

Color faded(Color color) { return {color.red, color.green, color.blue, 0}; }

// A wall with light from a window, and somebody in front of it: head a third of the way down, as in most portraits.
image::Bitmap portrait(const Palette& colors) {
  paint::DisplayList list{{720, 900}, colors.wall, {}};
  auto& commands = list.commands;
  fill(commands, rectangle_path({0, 0, 720, 900}),
       LinearGradient{{0, 0}, {720, 900}, {{0, colors.light}, {0.7f, faded(colors.light)}, {1, faded(colors.light)}}});
  for (const float x : {40.0f, 150.0f})
    fill(commands, rounded_rectangle_path({x, 70, 90, 260}, 8), Color{255, 255, 255, 120});
  fill(commands, ellipse_path({236, 150, 248, 300}), colors.hair);
  fill(commands, rounded_rectangle_path({306, 380, 108, 190}, 50), colors.skin);
  fill(commands, rounded_rectangle_path({116, 500, 488, 520}, 190), colors.coat);
  fill(commands, ellipse_path({296, 455, 128, 120}), colors.skin);
  fill(commands, ellipse_path({262, 190, 196, 268}), colors.skin);
  fill(commands, rounded_rectangle_path({240, 160, 240, 110}, 55), colors.hair);
  fill(commands, rectangle_path({0, 0, 720, 900}),
       LinearGradient{{0, 520}, {0, 900}, {{0, faded(black)}, {1, Color{0, 0, 0, 70}}}});
  return raster::rasterize(list);
}

// A mark of linked rings, and bars for the letters of a name: what a partner's logo looks like from afar.
image::Bitmap logo(PixelSize size, Color color) {
  image::Bitmap bitmap = image::Bitmap::filled(size, {255, 255, 255, 0});
  const auto width = static_cast<float>(size.width);
  const auto height = static_cast<float>(size.height);
  const float side = std::min(width, height);
  std::vector<paint::Command> commands;
  const Path ring = ellipse_path({0.1f * side, 0.1f * side, 0.8f * side, 0.8f * side});
  fill(commands, stroked(ring, 0.16f * side, LineCap::butt), color);
  for (float at = 1.15f; at * side + 0.3f * side < std::max(width, height); at += 0.42f) {
    const Rect bar = width > height ? Rect{at * side, 0.25f * side, 0.26f * side, 0.5f * side}
                                    : Rect{0.15f * side, at * side, 0.7f * side, 0.26f * side};
    fill(commands, rounded_rectangle_path(bar, 0.06f * side), color);
  }
  raster::draw(commands, bitmap);
  return bitmap;
}

std::vector<render::PhotoFile> logos() {
  return {photo_of(logo({360, 90}, {20, 86, 140, 255})), photo_of(logo({120, 120}, {176, 66, 52, 255})),
          photo_of(logo({90, 150}, {11, 110, 84, 255}))};
}

}  // namespace

SamplePhotos hostile_photos() { return {std::vector<render::PhotoFile>(limits::photos, photo_of(fields())), logos()}; }

SamplePhotos painted_photos() {
  std::vector<render::PhotoFile> known;
  for (const Palette& palette : palettes) known.push_back(photo_of(portrait(palette)));
  SamplePhotos photos{{}, logos()};
  for (std::size_t i = 0; i < limits::photos; ++i) photos.photos.push_back(known[i % known.size()]);
  return photos;
}

}  // namespace storycard::check
