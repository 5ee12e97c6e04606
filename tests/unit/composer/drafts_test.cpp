#include <algorithm>

#include "composer/covers.h"
#include "render/working_copy.h"
#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

const std::string photo = std::string(STORYCARD_SOURCE_DIR) + "/assets/samples/amina.jpg";

Json kept_of(const TestScreen& screen) {
  auto json = read_json(screen.composer.draft_json());
  REQUIRE(json);
  return *json;
}

// As the page gives a kept draft back: each picture is its working copy by now.
std::string given_back(TestScreen& screen, const Json& kept, const Bytes& file) {
  Json given = kept;
  JsonArray pictures;
  for (const Json& picture : *kept.find("photos")->as_array()) {
    const Json& covers = *picture.find("covers");
    const auto story = story::read(JsonObject{{"storycard", 1}, {"photos", JsonArray{JsonObject{{"covers", covers}}}}}, story::Text::optional);
    REQUIRE(story);
    const auto copy = render::make_working_copy(file, story->photos.at(0).covers);
    REQUIRE(copy);
    pictures.push_back(screen.picture_of(copy->png, covers));
  }
  given.set("photos", std::move(pictures));
  return write_json(given);
}

const story::Photo& photo_of(const TestScreen& screen) { return screen.composer.state().draft.story.photos.at(0); }

std::string told(std::string_view device, std::string_view store = "ok", std::string_view drafts = "[]") {
  return R"({"device":")" + std::string(device) + R"(","store":")" + std::string(store) + R"(","drafts":)" + std::string(drafts) + "}";
}

constexpr const char* two_drafts =
    R"([{"id":"b","words":"I came with seeds.","saved":"now","photos":1,"open":true},{"id":"a","words":"واليوم يناديني","saved":"5 minutes ago","photos":0,"open":false}])";

void tell(TestScreen& screen, const std::string& json) {
  REQUIRE(screen.composer.tell_drafts(json));
  screen.settle();
}

bool is_pressed(const TestScreen& screen, std::string_view id) {
  const std::vector<Node>& nodes = screen.composer.nodes();
  return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id && node.pressed == Flag::yes; });
}

// Brought back with the one cover that it was kept with.
void bring_back_covered(TestScreen& screen) {
  TestScreen before(390, 844);
  before.write("story", "I came with seeds.");
  REQUIRE(before.choose_photo("samples/amina.jpg"));
  before.click("tab-photo");
  before.click("cover-add");
  REQUIRE(screen.composer.restore(given_back(screen, kept_of(before), read_file(photo))));
  screen.settle();
  screen.click("tab-photo");
}

}  // namespace

TEST_CASE("drafts: what is kept comes back as it was, and there is nothing to undo") {
  TestScreen before(390, 844), after(390, 844);
  before.write("story", "I came with seeds.");
  before.write("name", "Amina Yusuf");
  before.click("name-shown-initials");
  REQUIRE(before.choose_photo("samples/amina.jpg"));
  const Json kept = kept_of(before);
  CHECK(kept.find("words") != nullptr);
  CHECK(*kept.find("words")->as_string() == "I came with seeds.");
  CHECK_FALSE(*kept.find("empty")->as_bool());
  REQUIRE(after.composer.restore(given_back(after, kept, read_file(photo))));
  after.settle();
  const State &was = before.composer.state(), &now = after.composer.state();
  CHECK(story::write(now.draft.story) == story::write(was.draft.story));
  CHECK(now.draft.name == was.draft.name);
  CHECK(now.draft.photos.size() == 1);
  CHECK_FALSE(can_undo(now));
  CHECK(*kept_of(after).find("story") == *kept.find("story"));
}

TEST_CASE("drafts: an empty card is not worth keeping, and a frame alone does not make it so") {
  TestScreen screen(390, 844);
  CHECK(*kept_of(screen).find("empty")->as_bool());
  screen.click("tab-frame");
  screen.click("frame-itac/half");
  CHECK(*kept_of(screen).find("empty")->as_bool());
  screen.click("tab-story");
  screen.write("place", "Leeds");
  CHECK_FALSE(*kept_of(screen).find("empty")->as_bool());
}

TEST_CASE("drafts: the draft has another number whenever it is another, also after one came back") {
  TestScreen screen(390, 844);
  const auto first = screen.composer.draft_revision();
  screen.write("story", "I came with seeds.");
  const auto second = screen.composer.draft_revision();
  CHECK(second != first);
  CHECK(screen.composer.restore(R"({"story":{"storycard":1}})"));
  CHECK(screen.composer.draft_revision() != second);
  CHECK(screen.composer.draft_revision() != first);
  CHECK(screen.composer.state().draft == Draft{});
}

TEST_CASE("drafts: a cover that came back is painted in: it is not moved, reshaped or removed, and the composer says so") {
  TestScreen screen(390, 844);
  bring_back_covered(screen);
  REQUIRE(photo_of(screen).covers.size() == 1);
  CHECK(burnt_covers(screen.composer.state(), 0) == 1);
  const story::Cover before = photo_of(screen).covers[0];
  CHECK(screen.has("covers-burnt"));
  CHECK_FALSE(screen.has("cover-remove"));
  screen.click("cover-adjust");
  CHECK_FALSE(screen.has("cover-width"));
  screen.act("cover-0", "focus", "visible");
  for (const char* key : {"ArrowLeft", "Minus", "Delete"}) screen.key(key, {});
  screen.click("cover-box");
  CHECK(photo_of(screen).covers.at(0) == before);

  SUBCASE("its look is free") {
    screen.click("cover-look-sky");
    CHECK(photo_of(screen).covers.at(0).color == "sky");
  }
  SUBCASE("others can be added, and these be removed again") {
    screen.act("cover-0", "blur");
    screen.click("cover-add");
    REQUIRE(photo_of(screen).covers.size() == 2);
    CHECK(screen.has("cover-remove"));
    screen.click("cover-remove");
    CHECK(photo_of(screen).covers.size() == 1);
    CHECK_FALSE(screen.has("cover-remove"));
  }
  SUBCASE("another photo has none of them") {
    REQUIRE(screen.choose_photo("samples/taras.jpg"));
    CHECK(burnt_covers(screen.composer.state(), 0) == 0);
    screen.click("cover-add");
    CHECK(screen.has("cover-remove"));
  }
}

TEST_CASE("drafts: a drag on a painted cover moves the photo under it") {
  TestScreen screen(390, 844);
  bring_back_covered(screen);
  const story::Cover before = photo_of(screen).covers.at(0);
  const Point middle = screen.node("cover-0").rect.center();
  screen.drag(middle, {middle.x + 30, middle.y + 30});
  CHECK(photo_of(screen).covers.at(0) == before);
  CHECK(photo_of(screen).framing.center.has_value());
}

TEST_CASE("drafts: covers that are painted in are covers of the story, whatever it says of them") {
  TestScreen screen(390, 844);
  const char* const burnt = R"([{"kind":"solid","color":"ink","shape":"rect","box":[0.1,0.1,0.2,0.2]}])";
  const auto covers = read_json(burnt);
  REQUIRE(covers);
  const Json given = JsonObject{{"story", JsonObject{{"storycard", 1}, {"story", "I came."}, {"photos", JsonArray{JsonObject{{"file", "a.jpg"}}}}}},
                                {"photos", JsonArray{screen.picture_of(read_file(photo), *covers)}}};
  REQUIRE(screen.composer.restore(write_json(given)));
  REQUIRE(photo_of(screen).covers.size() == 1);
  CHECK(photo_of(screen).covers[0].box == Rect{0.1f, 0.1f, 0.2f, 0.2f});
  CHECK(burnt_covers(screen.composer.state(), 0) == 1);
}

TEST_CASE("drafts: a picture that could not be had leaves the story, and the words stay") {
  TestScreen screen(390, 844);
  REQUIRE(screen.composer.restore(
      R"({"story":{"storycard":1,"story":"I came.","photos":[{"file":"a.jpg"}],"logos":[{"file":"b.png"}],
          "event":{"title":"Live","speakers":[{"name":"Ana","photo":0}]}},"photos":[null]})"));
  const story::Story& story = screen.composer.state().draft.story;
  CHECK(story.photos.empty());
  CHECK(story.logos.empty());
  CHECK(story.story == "I came.");
  REQUIRE(story.event);
  CHECK_FALSE(story.event->speakers.at(0).photo.has_value());
  screen.settle();
}

TEST_CASE("drafts: what is none is refused, and the draft that is there stays") {
  TestScreen screen(390, 844);
  screen.write("story", "I came with seeds.");
  const Draft before = screen.composer.state().draft;
  std::string many = R"({"story":{"storycard":1},"photos":[)";
  for (int i = 0; i < 20; ++i) many += "null,";
  many += "null]}";
  for (const std::string& bad : {std::string("{"), std::string("[]"), std::string("{}"), std::string(R"({"story":[]})"), std::string(R"({"story":{"storycard":2}})"),
                                 std::string(R"({"story":{"storycard":1,"story":7}})"), std::string(R"({"story":{"storycard":1},"photos":[7]})"),
                                 std::string(R"({"story":{"storycard":1},"photos":[{"id":1}]})"), std::string(R"({"story":{"storycard":1},"name":{"shown":"x"}})"),
                                 std::string(R"({"story":{"storycard":1},"photos":[{"id":1,"header":{"kind":"png","size":[9,9],"receipt":[]},"covers":7}]})"), many}) {
    INFO(bad);
    CHECK_FALSE(screen.composer.restore(bad));
  }
  CHECK(screen.composer.state().draft == before);
  CHECK(can_undo(screen.composer.state()));
  CHECK_FALSE(screen.composer.tell_drafts("{"));
  CHECK_FALSE(screen.composer.tell_drafts(R"({"device":"mine"})"));
  CHECK_FALSE(screen.composer.tell_drafts(R"({"drafts":[{"photos":-1}]})"));
}

TEST_CASE("whose device: it is asked once something is written, and no more once it is answered") {
  TestScreen screen(390, 844);
  CHECK_FALSE(screen.has("device-ask"));
  tell(screen, told("unasked"));
  CHECK_FALSE(screen.has("device-ask"));
  screen.write("story", "I came with seeds.");
  REQUIRE(screen.has("device-ask"));
  SUBCASE("mine") {
    screen.click("device-ask-own");
    CHECK(screen.asked_drafts.what == "own");
    tell(screen, told("own"));
    CHECK_FALSE(screen.has("device-ask"));
  }
  SUBCASE("shared: it says that nothing is kept") {
    screen.click("device-ask-shared");
    CHECK(screen.asked_drafts.what == "shared");
    tell(screen, told("shared"));
    CHECK_FALSE(screen.has("device-ask"));
    screen.click("more");
    screen.click("more-drafts");
    CHECK(screen.has("drafts-news"));
  }
  SUBCASE("the answer can be another later") {
    tell(screen, told("own"));
    screen.click("more");
    CHECK(is_pressed(screen, "device-own"));
    CHECK_FALSE(is_pressed(screen, "device-shared"));
    screen.click("device-shared");
    CHECK(screen.asked_drafts.what == "shared");
  }
}

TEST_CASE("drafts: that they are not kept is said once something is written, calmly, and why") {
  for (const char* store : {"none", "full", "failed"}) {
    INFO(store);
    TestScreen screen(390, 844);
    tell(screen, told("unasked", store));
    CHECK_FALSE(screen.has("drafts-news"));
    screen.write("story", "I came with seeds.");
    CHECK(screen.has("drafts-news"));
    CHECK_FALSE(screen.has("device-ask"));
  }
}

TEST_CASE("drafts: the list opens and deletes, one or all, and asks before anything goes") {
  TestScreen screen(390, 844);
  tell(screen, told("own", "ok", two_drafts));
  screen.click("more");
  screen.click("more-drafts");
  CHECK(screen.asked_drafts.what == "list");
  REQUIRE(screen.has("draft-a"));
  SUBCASE("open") {
    screen.click("draft-a");
    CHECK(screen.asked_drafts.what == "open");
    CHECK(screen.asked_drafts.draft == "a");
    CHECK_FALSE(screen.has("drafts-title"));
  }
  SUBCASE("the one that is open is only gone back to") {
    screen.click("draft-b");
    CHECK(screen.asked_drafts.what == "list");
    CHECK_FALSE(screen.has("drafts-title"));
  }
  SUBCASE("delete one") {
    screen.click("draft-a-delete");
    CHECK(screen.asked_drafts.what == "list");
    CHECK(screen.take_focus() == "draft-a-delete-no");
    screen.click("draft-a-delete-yes");
    CHECK(screen.asked_drafts.what == "delete");
    CHECK(screen.asked_drafts.draft == "a");
  }
  SUBCASE("delete none after all") {
    screen.click("draft-a-delete");
    screen.click("draft-a-delete-no");
    CHECK(screen.asked_drafts.what == "list");
    CHECK(screen.has("draft-a"));
  }
  SUBCASE("delete all") {
    screen.click("drafts-delete-all");
    CHECK(screen.asked_drafts.what == "list");
    screen.click("drafts-delete-all-yes");
    CHECK(screen.asked_drafts.what == "delete-all");
  }
  SUBCASE("another card") {
    screen.click("drafts-new");
    CHECK(screen.asked_drafts.what == "new");
  }
}

TEST_CASE("finish and clear: it is in reach on every screen and at the end of the Share step, and asks first") {
  for (const Point size : {Point{390, 844}, Point{320, 568}, Point{844, 390}, Point{1280, 800}}) {
    INFO(size.x << " x " << size.y);
    TestScreen screen(size.x, size.y);
    if (screen.has("finish")) {
      screen.click("finish");
    } else {
      screen.click("more");
      screen.click("more-finish");
    }
    REQUIRE(screen.has("finish-yes"));
    screen.click("finish-no");
    CHECK(screen.take_count("drafts") == 0);
    screen.write("story", "I came with seeds.");
    screen.click("tab-share");
    screen.click("finish-open");
    screen.click("finish-yes");
    CHECK(screen.asked_drafts.what == "finish");
    CHECK_FALSE(screen.has("finish-yes"));
  }
}

TEST_CASE("finish and clear: what comes after it has no undo and nothing made of the card before") {
  TestScreen screen(390, 844);
  screen.write("story", "I came with seeds.");
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-share");
  screen.forgotten.clear();
  REQUIRE(screen.composer.restore(R"({"story":{"storycard":1}})"));
  screen.settle();
  CHECK_FALSE(can_undo(screen.composer.state()));
  CHECK(screen.composer.state().step == Step::story);
  CHECK(screen.unmade().empty());
  CHECK(screen.forgotten.size() == 1);  // no cache holds on to the photo
}

TEST_CASE("drafts: sheets and question fit every screen, in every language, with nothing cut") {
  for (const char* language : {"en", "fr", "es", "pt", "uk", "ar"}) {
    for (const Point size : {Point{390, 844}, Point{320, 568}, Point{844, 390}, Point{1280, 800}}) {
      TestScreen screen(size.x, size.y, R"({"language":")" + std::string(language) + R"("})");
      INFO(language << " " << size.x);
      tell(screen, told("unasked", "ok", two_drafts));
      screen.write("story", "I came with seeds.");
      REQUIRE(screen.has("device-ask"));
      for (const std::string& cut : screen.composer.cut_words()) FAIL_CHECK("cut: " << cut);
      for (const char* sheet : {"drafts", "finish"}) {
        if (screen.has(sheet)) {
          screen.click(sheet);
        } else {
          screen.click("more");
          screen.click("more-" + std::string(sheet));
        }
        for (const std::string& cut : screen.composer.cut_words()) FAIL_CHECK("cut: " << cut);
        for (const ShownNode& node : screen.nodes()) {
          INFO(node.id);
          CHECK((node.role == "main" || !node.name.empty()));
          CHECK(node.name.find('{') == std::string::npos);
          if (node.offscreen) continue;
          CHECK(node.rect.x >= -1);
          CHECK(node.rect.right() <= size.x + 1);
        }
        screen.key("Escape", {});
      }
    }
  }
}
