#include "render/render.h"

#include "support/files.h"
#include "unit/text/ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;

namespace {

// The campaign's frames in fonts whose letters are squares.
Assets ems_assets() {
  Assets assets;
  assets.packs.push_back(*tests::campaign_pack());
  assets.library = text::ems_library();
  return assets;
}

Request said(const char* words) {
  Request request;
  request.story.story = words;
  return request;
}

}  // namespace

TEST_CASE("render: the picture has the format's pixels times the scale") {
  Cache cache(decode_photo);
  Request request = said("abc de");
  request.format = "link";
  request.scale = 0.5f;
  const auto card = render::render(request, ems_assets(), cache);
  REQUIRE(card);
  CHECK(card->bitmap.size == PixelSize{600, 315});
  CHECK(card->report.size == PixelSize{1200, 630});
}

TEST_CASE("render: the layout is the same at every scale") {
  Cache cache(decode_photo);
  Request request = said("abc de fgh ijk lmn abc de");
  const std::string whole = write_json(*compose::to_json(*layout(request, ems_assets(), cache)).find("texts"));
  request.scale = 0.25f;
  CHECK(write_json(*compose::to_json(*layout(request, ems_assets(), cache)).find("texts")) == whole);
}

TEST_CASE("render: frame, theme and format that are not there name what there is") {
  Cache cache(decode_photo);
  Request request = said("abc");
  request.frame = "itac/nope";
  const Assets assets = ems_assets();
  CHECK(render::render(request, assets, cache).error().detail.find("itac/quote") != std::string::npos);
  request.frame = "";
  request.format = "round";
  CHECK(render::render(request, assets, cache).error().where == "/format");
  request.format = "";
  request.theme = "rose";
  CHECK(render::render(request, assets, cache).error().detail.find("marigold") != std::string::npos);
}

TEST_CASE("render: a scale outside its bounds, or none at all, is refused before memory is taken") {
  Cache cache(decode_photo);
  for (const float scale : {0.0f, -1.0f, 0.01f, 5.0f, 1e30f}) {
    Request request = said("abc");
    request.scale = scale;
    CHECK(render::render(request, ems_assets(), cache).error().code == ErrorCode::out_of_range);
  }
}

TEST_CASE("render: a theme that the frame does not wear leaves it in its first") {
  Cache cache(decode_photo);
  Request request = said("abc");
  request.frame = "itac/quote";
  request.story.theme = "marigold";
  CHECK(layout(request, ems_assets(), cache)->theme == "night");
  request.story.theme = "fig";
  CHECK(layout(request, ems_assets(), cache)->theme == "fig");
}

TEST_CASE("render: words are drawn, and their contrast is measured on what lies under them") {
  Cache cache(decode_photo);
  const auto with = render::render(said("abc de"), ems_assets(), cache);
  REQUIRE(with);
  REQUIRE(with->report.texts.front().contrast);
  CHECK(*with->report.texts.front().contrast > 9);  // ink on marigold
  const auto other = render::render(said("abc d"), ems_assets(), cache);
  CHECK_FALSE(with->bitmap == other->bitmap);
}

TEST_CASE("render: needed fonts are asked for until they are there") {
  Assets assets = ems_assets();
  assets.library = text::empty_library();
  Cache cache(decode_photo);
  const auto needed = needed_files(said("abc"), assets, cache);
  REQUIRE(needed);
  CHECK_FALSE(needed->empty());
  for (const std::string& file : *needed) REQUIRE_FALSE(assets.library.add(file, text::font_file(file)));
  CHECK(needed_files(said("abc"), assets, cache)->empty());
}

TEST_CASE("render: a broken photo is an error that names its file") {
  Cache cache(decode_photo);
  Request request = said("abc");
  request.story.photos.emplace_back();
  request.story.photos[0].file = "mine.jpg";
  request.photos.push_back(
      std::make_shared<const Photo>(Photo{{image::FileKind::jpeg, {40, 30}, 1, {}}, Bytes{0xFF, 0xD8, 0xFF}}));
  CHECK(render::render(request, ems_assets(), cache).error().where == "mine.jpg");
}

TEST_CASE("render: a frame that a pack took over from another wears the pack's first theme, as its report says") {
  Assets assets = ems_assets();
  const auto riverbend = toolkit::read_pack(
      [](const std::string& name) -> Result<std::string> { return tests::source_text("assets/examples/riverbend/" + name); }, assets.packs);
  REQUIRE(riverbend);
  assets.packs.push_back(*riverbend);
  Cache cache(decode_photo);
  Request request = said("abc");
  request.story.frame = "riverbend/voice";
  request.scale = 0.1f;
  const auto card = render::render(request, assets, cache);
  REQUIRE(card);
  CHECK(card->report.theme == "quay");
  request.theme = "quay";
  CHECK(render::render(request, assets, cache)->bitmap.rgba == card->bitmap.rgba);
  request.theme = "marigold";  // that it was drawn for
  CHECK_FALSE(render::render(request, assets, cache)->bitmap.rgba == card->bitmap.rgba);
}

TEST_CASE("render: what a cache holds from other words, frames, themes, formats and scales changes no pixel and no report") {
  const Assets assets = ems_assets();
  Cache used(decode_photo);
  const auto variant = [](int i) {
    const char* const words[] = {"abc de", "abc dee", "abc de fgh ijk lmn abc de", "a"};
    const char* const frames[] = {"itac/voice", "itac/quote", "itac/half"};
    const char* const formats[] = {"square", "story", "link", "wide"};
    Request request = said(words[i % 4]);
    request.frame = frames[i % 3];
    request.format = formats[i / 2 % 4];
    request.scale = i % 5 == 0 ? 0.5f : 0.25f;
    return request;
  };
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 24; ++i) {
      Cache fresh(decode_photo);
      const auto alone = render::render(variant(i), assets, fresh);
      const auto again = render::render(variant(i), assets, used);
      REQUIRE(alone);
      CHECK(again->bitmap == alone->bitmap);
      CHECK(write_json(compose::to_json(again->report)) == write_json(compose::to_json(alone->report)));
    }
  }
}
