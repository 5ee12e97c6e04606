#include "share/trim.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;
using Kind = CaptionPart::Kind;
using Cut = Trimmed::Cut;

namespace {

const Platform& platform(std::string_view id) {
  const Platform* found = find_platform(id);
  REQUIRE(found != nullptr);
  return *found;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("length: as each platform counts it") {
  CHECK(length_of("café", Counting::code_points) == 4);
  CHECK(length_of("👨‍👩‍👧", Counting::graphemes) == 1);
  CHECK(length_of("👨‍👩‍👧", Counting::code_points) == 5);
  CHECK(length_of("👨‍👩‍👧", Counting::utf16) == 8);
  CHECK(length_of("👨‍👩‍👧", Counting::weighted) == 2);
  CHECK(length_of("👍", Counting::emoji_as_bytes) == 4);
  CHECK(length_of("é", Counting::emoji_as_bytes) == 1);
  CHECK(length_of("日本 ab", Counting::weighted) == 7);
  CHECK(length_of("see https://example.org/a/long/way/to/go/and/further.", Counting::weighted) == 4 + 23 + 1);
  CHECK(length_of("https://e.org", Counting::graphemes_and_links) == 23);
  CHECK(length_of("", Counting::weighted) == 0);
}

TEST_CASE("platforms: limits of the campaign's facts") {
  CHECK(platform("tiktok").alt_limit == 300);
  CHECK(platform("pinterest").alt_limit == 500);
  CHECK(platform("mastodon").alt_limit == 1500);
  CHECK(platform("bluesky").alt_limit == 2000);
  CHECK(platform("x").caption_limit == 280);
  CHECK(platform("instagram").caption_limit == 2200);
  CHECK(find_platform("nowhere") == nullptr);
}

TEST_CASE("alt text: what fits stays as it is; what does not ends after a sentence, else a word") {
  const Trimmed whole = alt_text_for(platform("tiktok"), "Short.");
  CHECK(whole.text == "Short.");
  CHECK(whole.cut == Cut::nothing);
  const Trimmed sentence = alt_text_for(platform("tiktok"), repeated("A gardener laughs. ", 30));
  CHECK(sentence.cut == Cut::something);
  CHECK(sentence.text.ends_with("laughs. …"));
  CHECK(sentence.length <= 300);
  const Trimmed word = alt_text_for(platform("tiktok"), repeated("garden, ", 60));
  CHECK(word.text.ends_with("garden…"));
  CHECK(word.length <= 300);
}

TEST_CASE("alt text: nothing that a reader calls one character is cut in two") {
  const Trimmed trimmed = alt_text_for(platform("tiktok"), repeated("👨‍👩‍👧", 100));
  CHECK(trimmed.length <= 300);
  CHECK(trimmed.text.ends_with("👨‍👩‍👧…"));
}

TEST_CASE("caption: hashtags, link and the note on the name outlast the story") {
  const std::vector<CaptionPart> parts = {{Kind::story, repeated("We plant beans. ", 40)},
                                          {Kind::byline, "Amina, gardener"},
                                          {Kind::name_changed, "Name changed."},
                                          {Kind::translation, repeated("Plantamos frijoles. ", 40)},
                                          {Kind::hashtags, "#ItTakesACommunity #ITAC"},
                                          {Kind::link, "https://example.org/amina"}};
  for (const char* id : {"x", "bluesky", "mastodon", "threads"}) {
    CAPTURE(id);
    const Trimmed trimmed = caption_for(platform(id), parts);
    CHECK(trimmed.cut == Cut::something);
    CHECK(trimmed.length <= *trimmed.limit);
    CHECK(trimmed.length > *trimmed.limit / 2);
    CHECK(trimmed.text.starts_with("We plant beans."));
    CHECK(trimmed.text.ends_with("Amina, gardener\nName changed.\n#ItTakesACommunity #ITAC\nhttps://example.org/amina"));
  }
  const Trimmed whole = caption_for(platform("instagram"), parts);
  CHECK(whole.cut == Cut::nothing);
  CHECK(whole.text == joined(parts));
}

TEST_CASE("caption: hashtags go one by one once nothing else is left to give up") {
  const std::vector<CaptionPart> parts = {{Kind::hashtags, "#first " + repeated("#another ", 60)}, {Kind::link, "https://example.org/"}};
  const Trimmed trimmed = caption_for(platform("x"), parts);
  CHECK(trimmed.length <= 280);
  CHECK(trimmed.text.starts_with("#first #another"));
  CHECK(trimmed.text.ends_with("\nhttps://example.org/"));
}

TEST_CASE("caption: a story of one endless word is cut all the same") {
  const Trimmed trimmed = caption_for(platform("bluesky"), {{Kind::story, repeated("й", 1000)}});
  CHECK(trimmed.length <= 300);
  CHECK(trimmed.text.ends_with("й…"));
}
