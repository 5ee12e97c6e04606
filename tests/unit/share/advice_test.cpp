#include "share/advice.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;

namespace {

compose::Report showing(std::initializer_list<const char*> slots, std::vector<std::size_t> photos = {}) {
  compose::Report report;
  for (const char* slot : slots) {
    compose::TextReport text;
    text.slot = slot;
    report.texts.push_back(std::move(text));
  }
  report.photos = std::move(photos);
  return report;
}

std::string codes(const std::vector<compose::Advice>& advice) {
  std::string all;
  for (const compose::Advice& item : advice) all += (all.empty() ? "" : " ") + item.code;
  return all;
}

constexpr PhotoTold given{PhotoTold::File::given, PhotoTold::Position::untold};
constexpr PhotoTold located{PhotoTold::File::given, PhotoTold::Position::told};

}  // namespace

TEST_CASE("advice: speaks of nothing that the card does not show") {
  story::Story story;
  story.story = "Call +44 7700 900123.";
  story.name = "Amina Haddad";
  story.place = "Leeds";
  story.photos.emplace_back();
  CHECK(codes(advise(story, showing({"story"}), {given}, {})) == "phone-number");
  CHECK(codes(advise(story, showing({"name", "place"}), {given}, {})) == "full-name name-and-place");
  CHECK(advise(story, showing({"role", "words"}), {given}, {}).empty());
  CHECK(codes(advise(story, showing({}, {0}), {given}, {})) == "face-uncovered photo-undescribed");
  CHECK(advise(story, showing({}, {0}), {}, {}).empty());  // its file is not there
}

TEST_CASE("advice: says where, in which bytes, and what may stand there") {
  story::Story story;
  story.name = "Dr. Amina Haddad";
  const auto advice = advise(story, showing({"name"}), {}, {});
  REQUIRE(advice.size() == 1);
  CHECK(advice[0].where == "/name");
  CHECK(advice[0].bytes == ByteRange{4, 16});
  CHECK(advice[0].suggestions == std::vector<std::string>{"Amina", "A. H."});
  CHECK(replaced(story.name, advice[0].bytes, advice[0].suggestions[0]) == "Dr. Amina");
}

TEST_CASE("advice: a name that was changed, or initials, need none") {
  story::Story story;
  story.name = "Amina Haddad";
  story.place = "Leeds";
  story.name_changed = true;
  CHECK(advise(story, showing({"name", "place"}), {}, {}).empty());
  story.name_changed = false;
  story.name = "A. H.";
  CHECK(advise(story, showing({"name", "place"}), {}, {}).empty());
}

TEST_CASE("advice: about a child or somebody else it weighs more; numbers of papers always do") {
  story::Story story;
  story.name = "Amina Haddad";
  story.story = "My case number is 12345678.";
  const auto level = [&](story::About about, std::size_t i) {
    story.about = about;
    return advise(story, showing({"name", "story"}), {}, {})[i].level;
  };
  CHECK(level(story::About::unsaid, 0) == "notice");
  CHECK(level(story::About::me, 0) == "notice");
  CHECK(level(story::About::other, 0) == "warning");
  CHECK(level(story::About::child, 0) == "warning");
  CHECK(level(story::About::me, 1) == "warning");
}

TEST_CASE("advice: photos, each once, by index and pointer") {
  story::Story story;
  story.photos.resize(2);
  story.photos[0].covers.emplace_back();
  story.photos[1].description = "A garden.";
  const auto advice = advise(story, showing({}, {0, 1, 1}), {given, located}, {});
  CHECK(codes(advice) == "photo-undescribed face-uncovered gps-removed");
  CHECK(advice[0].where == "/photos/0");
  CHECK(advice[1].photo == 1);
  CHECK(advice[1].where == "/photos/1");
}

TEST_CASE("advice: an event's speakers, venue and numbers are there to be known") {
  story::Story story;
  story.event = story::Event{"Tea", "2026-12-18", "", "Library, 12 Oak Street, +44 7700 900123", {{"Amina Haddad", "gardener", 0}}};
  story.photos.resize(1);
  story.photos[0].description = "Amina.";
  CHECK(advise(story, showing({"event.title", "event.where", "speakers.0.name"}, {0}), {given}, {}).empty());
}

TEST_CASE("advice: a code that was asked for and is not on the card") {
  story::Story story;
  story.qr = true;
  story.link = "soon";
  compose::Report report = showing({"story"}, {});
  CHECK(advise(story, report, {}, {}).empty());
  report.qr = compose::QrReport{};
  REQUIRE(codes(advise(story, report, {}, {})) == "qr-left-out");
  CHECK(advise(story, report, {}, {})[0].where == "/link");
  CHECK(advise(story, report, {}, {})[0].level == "notice");
  report.qr->state = compose::QrReport::State::drawn;
  CHECK(advise(story, report, {}, {}).empty());
}

TEST_CASE("advice: a fact without a source") {
  story::Story story;
  story.fact = story::Fact{"1 in 3", "shops", " ", 2024};
  CHECK(codes(advise(story, showing({"fact.number"}), {}, {})) == "fact-unsourced");
  CHECK(advise(story, showing({"story"}), {}, {}).empty());
  story.fact->source = "City";
  CHECK(advise(story, showing({"fact.number"}), {}, {}).empty());
}

TEST_CASE("advice: is bounded, whatever a text holds") {
  story::Story story;
  while (story.story.size() < 60'000) story.story += "06 12 34 56 78, ";
  CHECK(advise(story, showing({"story"}), {}, {}).size() <= 64);
}

TEST_CASE("cures: a number is taken out with the blanks, brackets and colons that were there for it") {
  const auto cured = [](std::string_view text, std::string_view gone) {
    const auto begin = static_cast<std::uint32_t>(text.find(gone));
    return without(text, {begin, begin + static_cast<std::uint32_t>(gone.size())});
  };
  CHECK(cured("Call me on 123. Tea is ready.", "123") == "Call me on. Tea is ready.");
  CHECK(cured("Write (123) or come.", "123") == "Write or come.");
  CHECK(cured("My phone: 123", "123") == "My phone");
  CHECK(cured("123, upstairs", "123") == "upstairs");
  CHECK(cured("one\n123\ntwo", "123") == "one\n\ntwo");
  CHECK(cured("a 123 b", "123") == "a b");
}
