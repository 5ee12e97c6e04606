// What the page around the composer has people choose from.
#include "composer/offer.h"
#include "image/encode.h"
#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

Offer offer_of(const std::string& settings, std::vector<std::string>* warnings = nullptr) {
  Offer offer;
  std::vector<std::string> own;
  const auto json = read_json(settings);
  REQUIRE(json);
  read_offer(*json, offer, warnings ? *warnings : own);
  return offer;
}

std::vector<std::string> shown(const TestScreen& screen, const std::string& start) {
  std::vector<std::string> ids;
  for (const ShownNode& node : screen.nodes()) {
    if (node.id.starts_with(start) && node.role == "radio") ids.push_back(node.id.substr(start.size()));
  }
  return ids;
}

bool is_chosen(const TestScreen& screen, const std::string& id) { return screen.node(id).on; }

void write_and_go(TestScreen& screen, const char* tab) {
  screen.write("story", "I came with seeds in my coat pocket.");
  screen.click(tab);
}

const story::Story& story_of(const TestScreen& screen) { return screen.composer.state().draft.story; }

}  // namespace

TEST_CASE("offer: only ids that can be such are taken, each once, and no more than a bounded number") {
  const Offer offer = offer_of(R"({"packs":["riverbend","../itac","A","riverbend",7,"itac",""],"frames":["itac/voice","itac","/","itac/voice/x",null,"itac/voice"],
                                   "formats":["story","a4","square","story"],"logos":"pack","embedded":true,"heard":true})");
  CHECK(offer.packs == std::vector<std::string>{"riverbend", "itac"});
  CHECK(offer.frames == std::vector<std::string>{"itac/voice"});
  CHECK(offer.formats == std::vector<std::string>{"story", "square"});
  CHECK(offer.logos == toolkit::LogosAllowed::pack);
  CHECK(offer.inside == Offer::Inside::other_page);
  CHECK(offer.heard == Offer::Heard::by_host);
  std::string many = R"({"packs":[)";
  for (int i = 0; i < 3000; ++i) many += (i > 0 ? ",\"p" : "\"p") + std::to_string(i) + "\"";
  CHECK(offer_of(many + "]}").packs.size() == 16);
}

TEST_CASE("offer: where nothing of a list can be taken, all is offered and the console is told; an empty list says nothing") {
  std::vector<std::string> warnings;
  for (const char* bad : {R"({"packs":["../x"]})", R"({"packs":"itac"})", R"({"packs":null})", R"({"frames":[1,2]})", R"({"formats":{"square":true}})"}) {
    CAPTURE(bad);
    warnings.clear();
    CHECK(offer_of(bad, &warnings) == Offer{});
    CHECK(warnings.size() == 1);
  }
  warnings.clear();
  CHECK(offer_of(R"({"packs":[],"frames":[],"formats":[],"logos":"all","embedded":"yes","heard":1})", &warnings) == Offer{});
  CHECK(warnings.empty());
}

TEST_CASE("offer: several packs' frames are offered, the first pack's first, and the card begins with one of its") {
  TestScreen screen(390, 844, R"({"packs":["riverbend","itac"]})");
  write_and_go(screen, "tab-frame");
  const auto frames = shown(screen, "frame-");
  REQUIRE(frames.size() > 15);
  CHECK(frames.front() == "riverbend/market");
  CHECK(frames.back().starts_with("itac/"));
  CHECK(is_chosen(screen, "frame-riverbend/voice"));
  CHECK(screen.warnings.empty());
  CHECK_FALSE(screen.has("packs-missing"));
}

TEST_CASE("offer: a pack that is extended comes with the one that extends it, and is not offered by itself") {
  TestScreen screen(390, 844, R"({"packs":["riverbend"]})");
  write_and_go(screen, "tab-frame");
  const auto frames = shown(screen, "frame-");
  REQUIRE_FALSE(frames.empty());
  for (const std::string& frame : frames) CHECK(frame.starts_with("riverbend/"));
  CHECK(is_chosen(screen, "frame-riverbend/voice"));
}

TEST_CASE("offer: a pack that cannot be had is told of and skipped; where none can, the campaign's takes its place") {
  TestScreen some(390, 844, R"({"packs":["nowhere","itac"]})", {"packs/nowhere.json"});
  write_and_go(some, "tab-frame");
  CHECK(is_chosen(some, "frame-itac/voice"));
  CHECK(some.has("packs-missing"));
  REQUIRE(some.warnings.size() == 1);
  CHECK(some.warnings[0].find("nowhere") != std::string::npos);

  TestScreen none(390, 844, R"({"packs":["nowhere"]})", {"packs/nowhere.json"});
  write_and_go(none, "tab-frame");
  CHECK(is_chosen(none, "frame-itac/voice"));

  TestScreen without_base(390, 844, R"({"packs":["riverbend"]})", {"packs/itac.json"});
  REQUIRE(without_base.warnings.size() == 2);
  CHECK(without_base.warnings[1] == "no pack can be had");

}

TEST_CASE("offer: only the named frames are offered, in the host's order, and the default is the first that fits") {
  TestScreen screen(390, 844, R"({"frames":["itac/fact","itac/half","itac/quilt","itac/nothing"]})");
  write_and_go(screen, "tab-frame");
  CHECK(shown(screen, "frame-") == std::vector<std::string>{"itac/half", "itac/quilt"});  // a fact card waits for a fact
  CHECK(is_chosen(screen, "frame-itac/half"));
  CHECK(story_of(screen).frame.empty());
  screen.click("tab-share");
  screen.agree();
  screen.click("save");
  CHECK(screen.given.name == "itac-half-square.png");
}

TEST_CASE("offer: frames that the packs do not have leave all of them, and the console is told") {
  TestScreen screen(390, 844, R"({"frames":["itac/nothing","riverbend/market"]})");
  write_and_go(screen, "tab-frame");
  CHECK(shown(screen, "frame-").size() > 10);
  REQUIRE(screen.warnings.size() == 1);
  CHECK(screen.warnings[0].find("frames") != std::string::npos);
}

TEST_CASE("offer: a story in a frame that is not offered keeps its words and takes one that is, and the person is told") {
  TestScreen screen(390, 844, R"({"frames":["itac/half","itac/quilt"],"formats":["story","square"]})");
  REQUIRE(screen.composer.restore(R"({"story":{"storycard":1,"story":"I came with seeds.","frame":"itac/ring","theme":"leaf","format":"wide"}})"));
  screen.settle();
  CHECK(story_of(screen).story == "I came with seeds.");
  CHECK(story_of(screen).frame.empty());
  CHECK(story_of(screen).format.empty());
  const auto kept = read_json(screen.composer.draft_json());
  REQUIRE(kept);
  CHECK(*kept->find("story")->find("frame")->as_string() == "itac/half");
  screen.click("tab-frame");
  CHECK(is_chosen(screen, "frame-itac/half"));

  TestScreen told(390, 844, R"({"frames":["itac/half"]})");
  REQUIRE(told.composer.restore(R"({"story":{"storycard":1,"story":"I came with seeds.","frame":"nobody/knows"}})"));
  told.composer.frame(told.now_ms);
  CHECK(told.has("toast"));
  TestScreen allowed(390, 844, R"({"frames":["itac/half","itac/ring"]})");
  REQUIRE(allowed.composer.restore(R"({"story":{"storycard":1,"story":"I came with seeds.","frame":"itac/ring","theme":"nothing"}})"));
  allowed.settle();
  CHECK(story_of(allowed).frame == "itac/ring");
  CHECK(story_of(allowed).theme.empty());
}

TEST_CASE("offer: only the named formats are chosen from, saved and looked at") {
  for (const float width : {390.0f, 1280.0f}) {
    CAPTURE(width);
    TestScreen screen(width, 844, R"({"formats":["wide","story"]})");
    write_and_go(screen, "tab-frame");
    CHECK(shown(screen, "format-") == std::vector<std::string>{"story", "wide"});
    CHECK(is_chosen(screen, "format-story"));  // square is not offered
    screen.click("tab-share");
    screen.agree();
    screen.click("save-all");
    CHECK(screen.given.files.size() == 1);
    CHECK(screen.unmade().empty());
    CHECK(screen.order.find("files")->as_array()->size() == 3);  // two pictures and their zip
    CHECK_FALSE(screen.has("tile-square"));
    CHECK_FALSE(screen.has("save-square"));
  }
}

TEST_CASE("offer: where there is one format nothing is to be chosen") {
  TestScreen screen(390, 844, R"({"formats":["link"]})");
  write_and_go(screen, "tab-frame");
  CHECK_FALSE(screen.has("formats"));
  screen.click("tab-story");
  CHECK_FALSE(screen.has("format"));
  screen.click("tab-share");
  screen.agree();
  screen.click("save-all");
  CHECK(screen.given.name == "itac-voice-link.png");
}

TEST_CASE("offer: logos of people's own are added, shown and made only where the host allows them") {
  const Bytes logo = image::encode_png(image::Bitmap::filled({120, 60}, {20, 86, 140, 255}));
  for (const char* settings : {R"({"logos":"pack"})", R"({"logos":"none"})"}) {
    CAPTURE(settings);
    TestScreen screen(390, 844);
    write_and_go(screen, "tab-frame");
    REQUIRE(screen.give_photo(logo, "city.png", "logo"));
    screen.settle();
    CHECK(screen.has("logo-add"));
    CHECK_FALSE(screen.has("logos-not-here"));
    screen.composer.settings(settings);
    screen.settle();
    CHECK_FALSE(screen.has("logo-add"));
    CHECK_FALSE(screen.has("logo-0-remove"));
    CHECK(screen.has("logos-not-here"));
    CHECK(story_of(screen).logos.size() == 1);  // kept all the same
    CHECK_FALSE(screen.give_photo(logo, "city.png", "logo"));
    screen.click("tab-share");
    screen.agree();
    screen.click("save");
    CHECK(screen.order.find("logosAllowed")->as_string() != nullptr);
  }
  TestScreen bare(390, 844, R"({"logos":"none"})");
  write_and_go(bare, "tab-frame");
  CHECK_FALSE(bare.has("logos-title"));
}

TEST_CASE("offer: the city's own logo is told of where logos are the pack's, and not where there are to be none") {
  TestScreen own(390, 844, R"({"packs":["riverbend"],"logos":"pack"})");
  write_and_go(own, "tab-frame");
  CHECK(own.has("logo-of-pack-0"));
  CHECK_FALSE(own.has("logo-add"));
  TestScreen none(390, 844, R"({"packs":["riverbend"],"logos":"none"})");
  write_and_go(none, "tab-frame");
  CHECK_FALSE(none.has("logo-of-pack-0"));
  const auto alt = [](const TestScreen& screen) { return screen.node("card").name; };
  CHECK(alt(own).find("City of Riverbend") != std::string::npos);
  CHECK(alt(none).find("City of Riverbend") == std::string::npos);
}

TEST_CASE("offer: it may change while somebody writes, and what is written stays") {
  TestScreen screen(390, 844);
  write_and_go(screen, "tab-frame");
  CHECK(is_chosen(screen, "frame-itac/voice"));
  screen.composer.settings(R"({"packs":["riverbend"],"formats":["link"]})");
  screen.settle();
  CHECK(story_of(screen).story == "I came with seeds in my coat pocket.");
  CHECK(is_chosen(screen, "frame-riverbend/voice"));
  screen.composer.settings(R"({"packs":["itac"],"formats":[]})");
  screen.settle();
  CHECK(is_chosen(screen, "frame-itac/voice"));
  CHECK(shown(screen, "format-").size() == 6);
}

TEST_CASE("page news: that it works offline lasts in help and under more, and is said once where it comes to be so on a first visit") {
  TestScreen screen(390, 844);
  screen.click("more");
  CHECK_FALSE(screen.has("more-offline"));
  screen.key("Escape", {});
  screen.composer.settings(R"({"offline":"ready"})");
  screen.composer.frame(screen.now_ms);
  screen.composer.frame(screen.now_ms);
  CHECK(screen.has("toast"));
  screen.settle();
  screen.now_ms += 10'000;
  screen.settle();
  CHECK_FALSE(screen.has("toast"));
  screen.composer.settings(R"({"offline":"ready"})");
  screen.settle();
  CHECK_FALSE(screen.has("toast"));
  screen.click("more");
  CHECK(screen.node("more-offline").name == "Works without a network");
  TestScreen later(390, 844, R"({"hint":"seen"})");
  later.composer.settings(R"({"offline":"ready"})");
  later.composer.frame(later.now_ms);
  later.composer.frame(later.now_ms);
  CHECK_FALSE(later.has("toast"));
  TestScreen before(1280, 800, R"({"offline":"ready"})");
  CHECK_FALSE(before.has("toast"));
  before.click("help");
  CHECK(before.has("help-offline"));
}

TEST_CASE("page news: a new version that waits is a quiet row, and pressing it asks the page for it once") {
  for (const auto& [width, opener] : {std::pair{390.0f, "more"}, std::pair{1280.0f, "help"}}) {
    TestScreen screen(width, 844);
    screen.click(opener);
    CHECK_FALSE(screen.has("update"));
    screen.key("Escape", {});
    screen.composer.settings(R"({"update":"waiting"})");
    screen.settle();
    REQUIRE(screen.composer.restore(R"({"story":{"storycard":1,"story":"Another one."}})"));  // stays, whatever is opened
    screen.settle();
    screen.click(opener);
    screen.take_count("update");
    screen.click("update");
    CHECK(screen.take_count("update") == 1);
    screen.click(opener);
    CHECK_FALSE(screen.has("update"));
  }
}

TEST_CASE("embedded: nothing in about leads away, and the bar of a small frame is lower and has no name") {
  TestScreen screen(390, 844, R"({"embedded":true})");
  const ShownNode top = screen.node("top");
  CHECK(top.rect.height == 48);
  screen.click("more");
  screen.click("more-about");
  for (const ShownNode& node : screen.nodes()) CHECK(node.role != "link");
  TestScreen plain(390, 844);
  CHECK(plain.node("top").rect.height == 56);
}
