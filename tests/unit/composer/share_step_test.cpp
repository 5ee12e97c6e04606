#include <algorithm>

#include "composer/library.h"
#include "image/encode.h"
#include "screen.h"
#include "share/zip.h"
#include "toolkit/format.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

constexpr const char* sample_photo = "samples/amina.jpg";

void make_card(TestScreen& screen) {
  screen.write("story", "I came with seeds in my coat pocket.");
  REQUIRE(screen.choose_photo(sample_photo));
  screen.click("tab-share");
  screen.agree();
}

// What `storycard render --format all` would write, in one zip.
Bytes all_formats_of(const story::Story& story) {
  Library library;
  const auto photo = render::open_photo(read_file(std::string(STORYCARD_SOURCE_DIR) + "/assets/" + sample_photo));
  REQUIRE(photo);
  render::Cache cache(render::decode_photo);
  share::Zip zip;
  for (const toolkit::Format& format : toolkit::formats()) {
    render::Request request;
    request.story = story;
    request.photos = {*photo};
    request.format = format.id;
    for (bool whole = false; !whole;) {
      for (const std::string& name : library.take_needs()) REQUIRE_FALSE(library.add(name, asset(name)));
      if (!library.ready()) continue;
      const auto needed = render::needed_files(request, library.assets(), cache);
      REQUIRE(needed);
      library.want_files(*needed);
      whole = needed->empty();
    }
    const auto card = render::render(request, library.assets(), cache);
    REQUIRE(card);
    zip.add("itac-quote-" + std::string(format.id) + ".png", image::encode_png(card->bitmap));
  }
  return zip.finish();
}

}  // namespace

TEST_CASE("share: all formats come in one zip, each the card that render makes, byte for byte") {
  TestScreen screen(390, 844);
  make_card(screen);
  CHECK(screen.node("save-all").name == "Save 6 images");
  screen.take_count("");
  screen.click("save-all");
  CHECK(screen.take_count("save") == 1);
  CHECK(screen.composer.export_bytes() == all_formats_of(screen.composer.state().draft.story));
}

TEST_CASE("share: a format that is left out is not made; the last one comes as the picture itself; none cannot be saved") {
  for (const Point size : {Point{390, 844}, Point{844, 390}, Point{1280, 800}}) {
    TestScreen screen(size.x, size.y);
    make_card(screen);
    const std::string box = screen.has("tile-square") ? "tile-" : "save-";
    INFO(size.x);
    for (const char* format : {"square", "portrait", "tall", "story", "wide"}) {
      CHECK(screen.node(box + format).role == "checkbox");
      CHECK(screen.node(box + format).on);
      screen.click(box + format);
      CHECK_FALSE(screen.node(box + format).on);
    }
    CHECK(screen.node("save-all").name == "Save 1 image");
    screen.take_count("");
    screen.click("save-all");
    CHECK(screen.take_count("save") == 1);
    const Bytes& bytes = screen.composer.export_bytes();
    REQUIRE(bytes.size() > 8);
    CHECK(bytes[1] == 'P');  // "\x89PNG"
    screen.click(box + "link");
    CHECK(screen.node("save-all").disabled);
    screen.take_count("");
    screen.click("save-all");
    CHECK(screen.take_count("save") == 0);
  }
}

TEST_CASE("share: while pictures are made, how far it is stands where the buttons were; Cancel leaves nothing behind") {
  TestScreen screen(390, 844);
  make_card(screen);
  screen.take_count("");
  screen.composer.action({"save-all", "click", ""});
  for (int i = 0; i < 3; ++i) screen.composer.frame(screen.now_ms += 16);
  CHECK(screen.has("saving"));
  CHECK_FALSE(screen.has("save-all"));
  screen.composer.action({"saving-cancel", "click", ""});
  screen.settle();
  CHECK(screen.has("save-all"));
  CHECK(screen.take_count("save") == 0);
}

TEST_CASE("share: an edit while pictures are made begins them anew: a zip never mixes two cards") {
  TestScreen screen(390, 844);
  make_card(screen);
  screen.composer.action({"save-all", "click", ""});
  for (int i = 0; i < 3; ++i) screen.composer.frame(screen.now_ms += 16);
  REQUIRE(screen.has("saving"));
  screen.write("story", "I came with seeds.");
  TestScreen other(390, 844);
  make_card(other);
  other.write("story", "I came with seeds.");
  other.click("save-all");
  CHECK(screen.composer.export_bytes() == other.composer.export_bytes());
}

TEST_CASE("share: the caption is copied by the page; where it cannot, it stands in a field with all of it selected") {
  TestScreen screen(390, 844);
  make_card(screen);
  screen.take_count("");
  screen.click("copy-caption");
  CHECK(screen.take_count("copy") == 1);
  CHECK_FALSE(screen.has("caption"));
  screen.act("copy-caption", "not-copied");
  CHECK(screen.node("caption").value.find("seeds in my coat pocket") != std::string::npos);
  CHECK(screen.take_count("select") == 1);
  screen.act("copy-caption", "copied");
  CHECK_FALSE(screen.has("caption"));
}

TEST_CASE("share: an empty card can be neither saved nor captioned, and says why") {
  TestScreen screen(390, 844);
  screen.click("tab-share");
  for (const char* id : {"save-all", "save", "copy-caption"}) CHECK(screen.node(id).disabled);
}

TEST_CASE("share: a JPEG is the card's own pixels, encoded by the page, alone and in the zip; PNG is the choice at first") {
  TestScreen screen(390, 844);
  make_card(screen);
  CHECK(screen.node("file-png").on);
  screen.click("file-jpeg");
  screen.click("save");
  REQUIRE(screen.encodings.size() == 1);
  const PixelSize size = screen.encodings[0].size;
  CHECK(size == PixelSize{1080, 1080});
  const Bytes pixels = screen.composer.export_bytes();
  REQUIRE(pixels.size() == std::size_t(4) * 1080 * 1080);
  const Bytes jpeg = *image::encode_jpeg({size, pixels}, {});
  screen.take_count("");
  screen.composer.encoded(screen.encodings[0].job, jpeg);
  screen.settle();
  CHECK(screen.take_count("save") == 1);
  CHECK(screen.composer.export_bytes() == jpeg);

  screen.encodings.clear();
  screen.click("save-all");
  share::Zip zip;
  for (std::size_t i = 0; i < 6; ++i) {
    REQUIRE(screen.encodings.size() == i + 1);
    const Bytes file = *image::encode_jpeg({screen.encodings[i].size, screen.composer.export_bytes()}, {});
    zip.add("itac-quote-" + std::string(toolkit::formats()[i].id) + ".jpg", file);
    screen.composer.encoded(screen.encodings[i].job, file);
    screen.settle();
  }
  CHECK(screen.composer.export_bytes() == zip.finish());
}

TEST_CASE("share: a JPEG that cannot be made says so; one that comes after Cancel or an edit is nobody's") {
  TestScreen screen(390, 844);
  make_card(screen);
  screen.click("file-jpeg");
  screen.click("save");
  REQUIRE(screen.encodings.size() == 1);
  screen.click("saving-cancel");
  screen.take_count("");
  screen.composer.encoded(screen.encodings[0].job, Bytes(10, 1));
  screen.settle();
  CHECK(screen.take_count("save") == 0);
  screen.click("save");
  REQUIRE(screen.encodings.size() == 2);
  Modifiers control;
  control.control = true;
  screen.key("KeyZ", control);
  REQUIRE(screen.encodings.size() == 3);
  screen.composer.encoded(screen.encodings[1].job, Bytes(10, 1));
  screen.settle();
  CHECK(screen.take_count("save") == 0);
  screen.composer.encoded(screen.encodings[2].job, {});
  screen.settle();
  CHECK(screen.take_count("save") == 0);
  CHECK(screen.has("toast"));
  CHECK(screen.has("save"));
}
