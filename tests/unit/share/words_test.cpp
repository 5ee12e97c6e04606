#include "share/words.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;

namespace {

compose::TextReport shown(std::string slot, std::initializer_list<const char*> lines) {
  compose::TextReport text;
  text.slot = std::move(slot);
  for (const char* line : lines) text.lines.push_back({line, {}, 0, 0, 0});
  return text;
}

// Of a card that shows who says it, and a photo.
compose::Report with_byline() {
  compose::Report report;
  report.texts = {shown("name", {}), shown("role", {}), shown("place", {})};
  report.photos = {0};
  return report;
}

std::string caption_of(story::Story story) {
  if (story.photos.empty()) story.photos.emplace_back();
  return caption(story, {}, with_byline());
}

}  // namespace

TEST_CASE("alt_text: every visible word in reading order, then the writer's words on the photo") {
  compose::Report report;
  report.texts = {shown("story", {"I came with seeds ", "in my pocket."}), shown("name", {"Amina"}), shown("hashtags.0", {"#ITAC"})};
  story::Story story;
  story.photos.emplace_back();
  story.photos[0].description = "A gardener holds a crate of flowers.";
  report.photos = {0};
  CHECK(alt_text(story, report) == "I came with seeds in my pocket.\nAmina\n#ITAC\nA gardener holds a crate of flowers.");
}

TEST_CASE("alt_text: a photo without a description adds no empty line") {
  compose::Report report;
  report.texts = {shown("story", {"One."})};
  story::Story story;
  story.photos.emplace_back();
  CHECK(alt_text(story, report) == "One.");
}

TEST_CASE("caption: story, who says it, tags, link and credit, each on its line") {
  story::Story story;
  story.story = "One true thing.";
  story.name = "Amina";
  story.place = "Leeds";
  story.hashtags = std::vector<std::string>{"#One", "#Two"};
  story.link = "https://example.org/";
  story.photos.emplace_back();
  story.photos[0].credit = "Photo: R. Ortiz";
  CHECK(caption_of(story) == "One true thing.\nAmina, Leeds\n#One #Two\nhttps://example.org/\nPhoto: R. Ortiz");
}

TEST_CASE("caption: says that a name was changed, in the story's language, else in English") {
  story::Story story;
  story.story = "x";
  story.name = "Amina";
  story.name_changed = true;
  story.hashtags = std::vector<std::string>{};
  CHECK(caption_of(story) == "x\nAmina\nName changed.");
  story.language = "fr-CA";
  CHECK(caption_of(story) == "x\nAmina\nLe nom a été changé.");
  story.language = "de-AT";
  CHECK(caption_of(story) == "x\nAmina\nName geändert.");
  story.language = "xx";
  CHECK(caption_of(story) == "x\nAmina\nName changed.");
}

TEST_CASE("caption: a question, a fact and a translation are told, each on its line") {
  story::Story story;
  story.prompt = "Who helped you begin?";
  story.story = "My neighbour.";
  story.fact = story::Fact{"1 in 3", "gardens here are kept by newcomers", "City council", 2024};
  story.translation = story::Translation{"es", "Mi vecina.", ""};
  story.hashtags = std::vector<std::string>{"#One"};
  CHECK(caption_of(story) ==
        "Who helped you begin?\nMy neighbour.\n1 in 3 gardens here are kept by newcomers\nCity council, 2024\nMi vecina.\n#One");
  story.fact = story::Fact{"", " ", "", 2024};
  CHECK(caption_of(story) == "Who helped you begin?\nMy neighbour.\nMi vecina.\n#One");
}

TEST_CASE("caption: an event says when, with the zone, where, and who speaks") {
  story::Story story;
  story.event = story::Event{"Harvest fair", "2026-12-18T16:00Z", "", "Market square", {{"Amina", "gardener", {}}, {"Taras", "", {}}}};
  story.hashtags = std::vector<std::string>{};
  CHECK(caption_of(story) == "Harvest fair\nFriday, December 18, 2026, 16:00 UTC\nMarket square\nAmina, gardener\nTaras");
  story.event->start = "2026-12-18";
  story.event->speakers.clear();
  CHECK(caption_of(story) == "Harvest fair\nFriday, December 18, 2026\nMarket square");
}

TEST_CASE("caption: commas are the language's, and nobody is nominated by a blank") {
  story::Story story;
  story.language = "ar";
  story.story = "كلمة";
  story.name = "أمينة";
  story.place = "ليدز";
  story.nominees = {"@one", " ", "@two"};
  story.hashtags = std::vector<std::string>{};
  CHECK(caption_of(story) == "كلمة\nأمينة، ليدز\n@one، @two");
}

TEST_CASE("caption and alt text: a card that shows no name, place or photo is not posted with them") {
  story::Story story;
  story.story = "x";
  story.name = "Amina";
  story.name_changed = true;
  story.role = "gardener";
  story.place = "Leeds";
  story.hashtags = std::vector<std::string>{};
  story.photos.emplace_back();
  story.photos[0].description = "A woman in a garden.";
  story.photos[0].credit = "Photo: R. Ortiz";
  compose::Report report;
  report.texts = {shown("story", {"x"}), shown("role", {"gardener"})};
  CHECK(caption(story, {}, report) == "x\ngardener");
  CHECK(alt_text(story, report) == "x\ngardener");
}

TEST_CASE("alt_text: logos are told after photos") {
  compose::Report report;
  report.texts = {shown("story", {"x"})};
  report.logos = {"City of Riverbend"};
  CHECK(alt_text({}, report) == "x\nCity of Riverbend");
}

TEST_CASE("alt_text: the original is told before its translation, wherever the frame sets them") {
  compose::Report report;
  report.texts = {shown("translation.language", {"English"}), shown("translation", {"Bread."}), shown("language", {"Español"}), shown("story", {"Pan."}),
                  shown("name", {"Rosa"})};
  CHECK(alt_text({}, report) == "Español\nPan.\nEnglish\nBread.\nRosa");
}
