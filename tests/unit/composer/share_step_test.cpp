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

void make_card(TestScreen& screen, std::string_view story = "I came with seeds in my coat pocket.") {
  screen.write("story", story);
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
  CHECK(screen.exported() == all_formats_of(screen.composer.state().draft.story));
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
    const Bytes bytes = screen.exported();
    REQUIRE(bytes.size() > 8);
    CHECK(bytes[1] == 'P');  // "\x89PNG"
    screen.click(box + "link");
    CHECK(screen.node("save-all").disabled);
    screen.take_count("");
    screen.click("save-all");
    CHECK(screen.take_count("save") == 0);
  }
}

TEST_CASE("share: the files of the card are asked for once it rests, the one that is shown first, and nothing anew until it changes") {
  TestScreen screen(390, 844);
  screen.write("story", "I came with seeds in my coat pocket.");
  REQUIRE(screen.choose_photo(sample_photo));
  screen.take_count("");
  screen.click("tab-frame");
  screen.click("format-story");
  CHECK(screen.take_count("make") == 0);
  screen.makes_files = false;
  screen.click("tab-share");
  CHECK(screen.take_count("make") == 1);
  const auto files = screen.unmade();
  REQUIRE(files.size() == 7);
  CHECK(files[0] == "itac-quote-story.png");
  CHECK(files[6].rfind("itac-quote.zip ", 0) == 0);
  CHECK(write_json(screen.order).find("amina") == std::string::npos);  // what the person's file is called stays here
  screen.answer_making();
  screen.settle();
  CHECK(screen.take_count("make") == 0);
  screen.click("tab-story");
  screen.click("tab-share");
  CHECK(screen.take_count("make") == 0);
  screen.click("tile-wide");  // another zip, and no picture
  CHECK(screen.take_count("make") == 1);
  CHECK(screen.unmade().size() == 1);
  screen.answer_making();
  screen.key("KeyZ", {.shift = false, .control = true});
  CHECK(screen.unmade().empty());  // another format is shown: nothing that a file shows
  screen.key("KeyZ", {.shift = false, .control = true});
  CHECK(screen.unmade().size() == 6);  // of the card without its photo
}

TEST_CASE("share: what is ready is given in the frame of the press; what is not is shown after 300 ms, and Cancel leaves nothing behind") {
  TestScreen screen(390, 844);
  screen.makes_files = false;
  make_card(screen);
  screen.take_count("");
  screen.composer.action({"save-all", "click", ""});
  screen.composer.frame(screen.now_ms += 16);
  CHECK(screen.has("save-all"));
  screen.settle();
  CHECK(screen.node("saving").role == "progressbar");
  CHECK_FALSE(screen.has("save-all"));
  CHECK(screen.take_count("announce") == 1);
  screen.click("saving-cancel");
  CHECK(screen.has("save-all"));
  screen.answer_making();
  screen.settle();
  CHECK(screen.take_count("save") == 0);

  screen.composer.action({"save-all", "click", ""});
  screen.composer.frame(screen.now_ms += 16);
  CHECK(screen.composer.take_effects_json().find(R"("do":"save")") != std::string::npos);
}

TEST_CASE("share: an edit while pictures are made begins them anew: a zip never mixes two cards") {
  TestScreen screen(390, 844);
  screen.makes_files = false;
  make_card(screen, "Bread every Friday. Call me on +44 7700 900123.");
  screen.click("save-all");
  REQUIRE(screen.has("saving"));
  const double before = *screen.order.find("job")->as_number();
  screen.take_count("");
  screen.click("advice-phone-number-out");
  CHECK(screen.take_count("stop-making") == 1);
  CHECK(*screen.order.find("job")->as_number() > before);
  screen.act("page", "made", std::to_string(static_cast<long>(before)) + " itac-quote-square.png");  // too late: nobody's
  CHECK(screen.unmade().size() == 7);
  screen.answer_making();
  screen.settle();
  CHECK(screen.take_count("save") == 1);
  CHECK(screen.given.name == "itac-quote.zip");
  TestScreen other(390, 844);
  make_card(other, "Bread every Friday. Call me on.");
  other.click("save-all");
  CHECK(screen.exported() == other.exported());
}

TEST_CASE("share: a picture that is still being made is not given away once an answer is taken back") {
  TestScreen screen(390, 844);
  screen.makes_files = false;
  make_card(screen);
  screen.click("save-all");
  REQUIRE(screen.has("saving"));
  screen.take_count("");
  screen.click("agree-mine");
  CHECK_FALSE(screen.has("saving"));
  screen.answer_making();
  screen.settle();
  CHECK(screen.take_count("save") == 0);
}

TEST_CASE("share: where the system shares files, that is the main button: the shown picture with the caption; saving stands beside it") {
  TestScreen screen(390, 844, R"({"canShare":true})");
  make_card(screen);
  CHECK(screen.node("share").name == "Share my card: Square");
  for (const char* id : {"save-all", "save", "copy-caption", "show-pictures"}) CHECK(screen.has(id));
  screen.take_count("");
  screen.click("share");
  CHECK(screen.take_count("share") == 1);
  CHECK(screen.given.files == std::vector<std::string>{"itac-quote-square.png"});
  CHECK(screen.given.text.find("seeds in my coat pocket") != std::string::npos);
  screen.click("tile-square");
  screen.click("tile-wide");
  screen.click("share");
  CHECK(screen.given.files.size() == 4);  // the shown one was left out: those that were not
}

TEST_CASE("share: who closes the share sheet hears nothing; a press that came too early may be made again; what cannot share saves") {
  TestScreen screen(390, 844, R"({"canShare":true})");
  make_card(screen);
  screen.act("share", "not-shared", "cancelled");
  CHECK_FALSE(screen.has("toast"));
  screen.act("share", "shared");
  CHECK_FALSE(screen.has("toast"));
  screen.composer.action({"share", "not-shared", "late"});
  screen.composer.frame(screen.now_ms += 16);
  CHECK(screen.node("toast").name == "Your picture is ready: press Share again");
  CHECK(screen.has("share"));
  screen.composer.action({"share", "not-shared", "failed"});
  screen.composer.frame(screen.now_ms += 16);
  CHECK(screen.has("toast"));
  CHECK_FALSE(screen.has("share"));
  CHECK(screen.has("save-all"));
}

TEST_CASE("share: in another app's browser pictures are shown to be pressed long, with the card's words; nothing is downloaded") {
  for (const char* settings : {R"({"keepsByHand":true})", R"({"keepsByHand":true,"view":"simple"})"}) {
    TestScreen screen(390, 844, settings);
    screen.makes_files = false;
    make_card(screen);
    screen.take_count("");
    screen.click("save");
    CHECK(screen.node("keep-making").role == "progressbar");
    screen.answer_making();
    screen.settle();
    CHECK(screen.take_count("save") == 0);
    const Node* picture = nullptr;
    for (const Node& node : screen.composer.nodes()) {
      if (node.id == "kept-square") picture = &node;
    }
    REQUIRE(picture);
    CHECK(picture->file == "1 itac-quote-square.png");
    CHECK(picture->name.find("seeds in my coat pocket") != std::string::npos);
    CHECK_FALSE(screen.has("keep-making"));
    screen.click("keep-close");
    CHECK_FALSE(screen.has("kept-square"));
    screen.click("save-all");
    screen.answer_making();
    screen.settle();
    CHECK(screen.has("kept-link"));
  }
}

TEST_CASE("share: a picture is copied as a PNG whatever the files are; the button is there where the clipboard takes pictures") {
  TestScreen screen(390, 844, R"({"canCopyPictures":true})");
  make_card(screen);
  screen.click("file-jpeg");
  screen.take_count("");
  screen.click("copy-picture");
  CHECK(screen.take_count("copy-picture") == 1);
  CHECK(screen.given.files == std::vector<std::string>{"itac-quote-square.png"});
  screen.composer.action({"copy-picture", "not-copied", ""});
  screen.composer.frame(screen.now_ms += 16);
  CHECK(screen.has("toast"));
  TestScreen other(390, 844);
  make_card(other);
  CHECK_FALSE(other.has("copy-picture"));
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

TEST_CASE("share: JPEGs are made where they were chosen, alone and in the zip; PNG is the choice at first") {
  TestScreen screen(390, 844);
  make_card(screen);
  CHECK(screen.node("file-png").on);
  screen.click("file-jpeg");
  screen.click("save");
  CHECK(screen.given.name == "itac-quote-square.jpg");
  const Bytes jpeg = screen.exported();
  REQUIRE(jpeg.size() > 3);
  CHECK(jpeg[0] == 0xFF);
  CHECK(jpeg[1] == 0xD8);
  screen.click("save-all");
  CHECK(screen.given.name == "itac-quote.zip");
  CHECK(screen.given.files[0].find(".png") == std::string::npos);
}

TEST_CASE("share: a picture that cannot be made says so and is not tried again until it is wanted") {
  TestScreen screen(390, 844);
  screen.makes_files = false;
  make_card(screen);
  const auto job = [&] { return std::to_string(static_cast<long>(*screen.order.find("job")->as_number())); };
  screen.take_count("");
  screen.act("page", "not-made", job() + " out-of-memory");
  CHECK(screen.take_count("make") == 0);
  CHECK_FALSE(screen.has("toast"));
  screen.click("save");
  CHECK(screen.take_count("make") == 1);
  screen.composer.action({"page", "not-made", job() + " unreachable"});
  screen.composer.frame(screen.now_ms += 16);
  CHECK(screen.node("toast").name.find("connection") != std::string::npos);
  CHECK(screen.has("save"));
}
