#include "check/sheet.h"

#include "base/limits.h"
#include "unit/check/packs.h"
#include "unit/text/ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::check;

namespace {

const char* const red_card = R"([{"fill": "#FF0000"}, {"text": "story", "color": "words", "size": 3}])";

render::Assets assets_with(toolkit::Pack pack) {
  render::Assets assets;
  assets.library = text::ems_library();
  assets.packs.push_back(std::move(pack));
  return assets;
}

// Of pixels that are red.
std::size_t red(const image::Bitmap& bitmap) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4) {
    count += bitmap.rgba[i] == 255 && bitmap.rgba[i + 1] == 0 && bitmap.rgba[i + 2] == 0;
  }
  return count;
}

}  // namespace

TEST_CASE("sheet: a row for each frame in each theme, with six formats and three stories in it") {
  const render::Assets assets = assets_with(read_tiny(tiny_pack(red_card)));
  render::Cache cache(render::decode_photo);
  const Sheets one(assets.packs[0], "day");
  const Sheets both(assets.packs[0], "");
  REQUIRE(one.count() == 1);
  REQUIRE(both.count() == 1);
  const auto first = one.draw(0, assets, cache);
  const auto second = both.draw(0, assets, cache);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(opaque(*first));
  CHECK(first->size.width == second->size.width);
  CHECK(second->size.height > first->size.height);
  // 18 cards of 40,000 px, less their letters.
  CHECK(red(*first) > 18 * 30'000);
  CHECK(red(*first) < 18 * 40'100);
  CHECK(red(*second) == 2 * red(*first));  // black words in one, grey ones in the other
}

TEST_CASE("sheet: a format that a frame is not offered for stays empty") {
  const render::Assets all = assets_with(read_tiny(tiny_pack(red_card)));
  const render::Assets some =
      assets_with(read_tiny(tiny_pack(red_card, "[\"story\"]", R"(, "formats": ["square", "link"])")));
  render::Cache cache(render::decode_photo);
  const auto whole = Sheets(all.packs[0], "day").draw(0, all, cache);
  const auto part = Sheets(some.packs[0], "day").draw(0, some, cache);
  CHECK(part->size == whole->size);
  CHECK(red(*part) < red(*whole) / 2);
}

TEST_CASE("sheet: many frames come on several sheets, none larger than its bounds") {
  toolkit::Pack pack = read_tiny(tiny_pack(red_card));
  for (int i = 0; i < 99; ++i) pack.frames.push_back(pack.frames[0]);
  const render::Assets assets = assets_with(std::move(pack));
  render::Cache cache(render::decode_photo);
  const Sheets sheets(assets.packs[0], "");
  CHECK(sheets.count() > 5);
  std::size_t cards = 0;
  for (const std::size_t i : {std::size_t{0}, sheets.count() - 1}) {
    const auto sheet = sheets.draw(i, assets, cache);
    REQUIRE(sheet);
    CHECK(sheet->size.width <= limits::card_side);
    CHECK(sheet->size.height <= limits::card_side);
    CHECK(sheet->rgba.size() <= 4 * limits::sheet_pixels);
    cards += red(*sheet) / (18 * 30'000);
  }
  CHECK(cards > 0);
}

TEST_CASE("sheet: asks for the fonts of its labels and of its cards") {
  render::Assets assets = assets_with(read_tiny(tiny_pack(red_card)));
  assets.library = text::empty_library();
  render::Cache cache(render::decode_photo);
  const Sheets sheets(assets.packs[0], "");
  const auto needed = sheets.needed_files(assets, cache);
  CHECK(needed.count("joining.ttf") == 1);  // no label is Arabic
  for (const std::string& file : needed) REQUIRE_FALSE(assets.library.add(file, text::font_file(file)));
  CHECK(sheets.needed_files(assets, cache).empty());
}
