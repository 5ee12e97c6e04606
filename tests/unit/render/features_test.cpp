// All that a composition can hold, drawn: the same bytes on every machine. STORYCARD_PICTURES=folder keeps the picture
// for eyes.
#include <cstdlib>
#include <fstream>

#include "base/deflate.h"
#include "image/encode.h"
#include "paint/build.h"
#include "raster/rasterize.h"
#include "render/photo_cache.h"
#include "render/scrims.h"
#include "unit/image/photo_files.h"

#include "plain_face.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;
using compose::PlacedArt;
using toolkit::Blend;

namespace {

constexpr Color ink{42, 16, 51, 255}, marigold{255, 184, 28, 255}, papaya{242, 88, 62, 255}, leaf{11, 110, 84, 255},
    rice{255, 249, 241, 255};

// Soft hills, and a disc that is half transparent around it for a logo.
image::Bitmap picture(PixelSize size, bool see_through) {
  image::Bitmap bitmap = image::Bitmap::filled(size, {0, 0, 0, 0});
  for (std::int32_t y = 0; y < size.height; ++y) {
    for (std::int32_t x = 0; x < size.width; ++x) {
      std::uint8_t* pixel = bitmap.row(y) + 4 * x;
      const std::int32_t across = 2 * x - size.width, down = 2 * y - size.height;
      const bool disc = across * across + down * down < size.height * size.height;
      const std::uint8_t alpha = see_through && !disc ? 60 : 255;
      pixel[0] = static_cast<std::uint8_t>(std::min<std::int32_t>(alpha, x * 255 / size.width));
      pixel[1] = static_cast<std::uint8_t>(std::min<std::int32_t>(alpha, (x / 8 + y / 8) % 2 * 90 + 60));
      pixel[2] = static_cast<std::uint8_t>(std::min<std::int32_t>(alpha, y * 255 / size.height));
      pixel[3] = alpha;
    }
  }
  return bitmap;
}

PhotoFile file_of(PixelSize size) { return std::make_shared<const Photo>(Photo{{image::FileKind::png, size, 1, {}}, {}}); }

PlacedArt art(Path path, Paint fill) { return {std::move(path), std::move(fill), {}, {}}; }

compose::PlacedText words() {
  text::PlacedRun run{};
  run.face = &tests::plain_face();
  run.font_size = Px{20};
  text::PlacedLine line{};
  line.x = Px{310};
  line.baseline = Px{470};
  line.width = Px{160};
  line.runs.push_back(run);
  compose::PlacedText text{0, {}, rice};
  text.layout.lines.push_back(line);
  return text;
}

void add_blends(std::vector<compose::PlacedItem>& items) {
  float x = 20;
  for (const Blend blend : {Blend::normal, Blend::multiply, Blend::screen, Blend::overlay, Blend::soft_light}) {
    items.push_back(compose::BeginGroup{{}, 0.85f, blend});
    items.push_back(art(ellipse_path({x, 300, 60, 60}), papaya));
    items.push_back(art(ellipse_path({x + 26, 320, 50, 50}), leaf));
    items.push_back(compose::EndGroup{});
    x += 92;
  }
}

std::vector<compose::PlacedItem> everything() {
  std::vector<compose::PlacedItem> items;
  items.push_back(art(rectangle_path({0, 280, 500, 110}), LinearGradient{{0, 0}, {500, 0}, {{0, ink}, {0.5f, marigold}, {1, rice}}}));
  PlacedArt plate = art(rounded_rectangle_path({24, 24, 130, 90}, 14), rice);
  plate.shadow = compose::SoftShadow{{42, 16, 51, 120}, 22, 8};
  plate.stroke = compose::Stroke{LinearGradient{{24, 24}, {154, 114}, {{0, papaya}, {1, leaf}}}, 5};
  items.push_back(plate);
  PlacedArt ring{ellipse_path({44, 150, 90, 90}), {}, compose::Stroke{leaf, 11}, compose::SoftShadow{{0, 0, 0, 150}, 12, 6}};
  items.push_back(ring);
  compose::PlacedPhoto photo{0, {190, 30, 120, 90}, toolkit::Outline::Kind::rectangle, 0, {}};
  photo.turn_degrees = -8;
  items.push_back(photo);
  photo.box = {340, 30, 120, 90};
  photo.radius = 20;
  photo.turn_degrees = 30;
  items.push_back(photo);
  photo = {0, {190, 160, 120, 80}, toolkit::Outline::Kind::ellipse, 0, {}};
  photo.turn_degrees = 65;
  items.push_back(photo);
  Path cut;
  cut.move_to({340, 250});
  cut.line_to({400, 160});
  cut.line_to({460, 250});
  cut.close();
  photo = {0, {340, 160, 120, 90}, toolkit::Outline::Kind::path, 0, cut};
  photo.turn_degrees = 12;
  items.push_back(photo);
  add_blends(items);
  compose::PlacedLinks links{toolkit::LinksLayer::Along::row, {30, 410, 200, 60}, 4, 24, 38, 7, 0, {papaya, marigold, leaf}, rice, false};
  links.turn_degrees = -10;
  items.push_back(links);
  items.push_back(compose::BeginGroup{ellipse_path({300, 400, 180, 90})});
  for (int i = 0; i < 12; ++i) items.push_back(art(rectangle_path({300.5f + 15 * float(i), 400, 8, 90}), i % 2 == 0 ? papaya : leaf));
  items.push_back(compose::EndGroup{});
  PlacedArt scrim = art(rectangle_path({290, 440, 200, 50}), ink);
  scrim.as_needed = true;
  items.push_back(scrim);
  compose::PlacedPicture logo{compose::PlacedPicture::From::story_logo, {}, 0, {20, 500, 90, 50}, compose::PlacedPicture::Fit::contain};
  items.push_back(logo);
  logo.box.x = 140;
  logo.fit = compose::PlacedPicture::Fit::cover;
  items.push_back(logo);
  logo.box.x = 270;
  logo.turn_degrees = 20;
  items.push_back(logo);
  items.push_back(words());
  return items;
}

image::Bitmap drawn(float scale) {
  compose::Composition composition{{500, 570}, {232, 226, 214, 255}, everything(), {}};
  composition.report.texts.emplace_back();
  const PhotoFile photo = file_of({300, 260}), logo = file_of({80, 60});
  PhotoCache cache([&](const PhotoFile& file, const image::DecodeOptions&) { return picture(file->header.stored, file == logo); }, 32u << 20);
  story::Cover cover;
  cover.box = {0.35f, 0.3f, 0.25f, 0.25f};
  const auto of_photo = [&](const paint::PhotoSlot& slot) {
    SlotView view{slot.size, {}, {cover}, {papaya}};
    view.turned = slot.turned;
    return *cache.slot_pixels(photo, view);
  };
  const auto of_picture = [&](const paint::PictureSlot& slot) {
    SlotView view{slot.size, {}, {}, {}};
    view.turned = slot.turned;
    if (slot.picture.fit == compose::PlacedPicture::Fit::contain) view.fit = SlotView::Fit::contain;
    return *cache.slot_pixels(logo, view);
  };
  paint::CardPaint card = paint::build(composition, scale, {of_photo, of_picture});
  settle_scrims(composition, scale, card);
  return raster::rasterize(card.ground);
}

}  // namespace

TEST_CASE("features: a card with all that frames can place has the same bytes on every machine") {
  const image::Bitmap card = drawn(1);
  if (const char* folder = std::getenv("STORYCARD_PICTURES")) {
    const Bytes png = image::encode_png(card);
    std::ofstream(std::string(folder) + "/features.png", std::ios::binary).write(reinterpret_cast<const char*>(png.data()), std::ptrdiff_t(png.size()));
    const Bytes large = image::encode_png(drawn(2));
    std::ofstream(std::string(folder) + "/features-2.png", std::ios::binary).write(reinterpret_cast<const char*>(large.data()), std::ptrdiff_t(large.size()));
  }
  CHECK(opaque(card));
  CHECK(crc32(card.rgba) == 0x5ef3207fu);
  CHECK(crc32(drawn(0.37f).rgba) == 0xfe8b951du);
}
