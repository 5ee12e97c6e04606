#include "composer/edits_story.h"
#include "composer/event_time.h"
#include "composer/hashtag.h"
#include "composer/picker.h"
#include "composer/quotes.h"

#include "screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

const std::vector<std::string> campaign{"#ItTakesACommunity", "#ITAC"};

std::string curly(std::string_view text, std::string_view language = "en") {
  return with_curly_quotes(text, quotes_of(language));
}

}  // namespace

TEST_CASE("name: while it is withheld, shortened or another one, what was typed is kept and comes back") {
  State state;
  set_text(state, TextSlot::name, "Amina Yusuf", 0);
  set_name_shown(state, NameShown::none, 1);
  CHECK(state.draft.story.name.empty());
  CHECK(text_of(state, TextSlot::name) == "Amina Yusuf");
  set_name_shown(state, NameShown::initials, 2);
  CHECK(state.draft.story.name == "A. Y.");
  set_text(state, TextSlot::name, "Amina", 3);
  CHECK(state.draft.story.name == "A.");
  set_name_shown(state, NameShown::another, 4);
  CHECK_FALSE(state.draft.story.name_changed);  // there is none yet
  set_text(state, TextSlot::another_name, "Leila", 5);
  CHECK(state.draft.story.name == "Leila");
  CHECK(state.draft.story.name_changed);
  set_name_shown(state, NameShown::own, 6);
  CHECK(state.draft.story.name == "Amina");
  CHECK_FALSE(state.draft.story.name_changed);
  CHECK(text_of(state, TextSlot::another_name) == "Leila");
}

TEST_CASE("name: initials are the first characters of its parts, whole ones, in any script") {
  CHECK(initials_of("amina") == "a.");
  CHECK(initials_of("  Amina  al-Hassan ") == "A. a. H.");
  CHECK(initials_of("أمينة") == "أ.");
  CHECK(initials_of("e\u0301lise") == "e\u0301.");
  CHECK(initials_of(" ").empty());
}

TEST_CASE("extras: what is emptied again is as if it had never been there") {
  State state;
  set_text(state, TextSlot::fact_number, "1 in 3", 0);
  CHECK(is_used(state, Extra::fact));
  set_text(state, TextSlot::fact_number, "", 5000);
  CHECK(state.draft == Draft());
  set_text(state, TextSlot::translation, "Hola", 10000);
  set_translation_language(state, "es", 10001);
  CHECK(state.draft.story.translation->language == "es");
  remove_extra(state, Extra::translation, 10002);
  CHECK_FALSE(is_used(state, Extra::translation));
  CHECK(undo(state) == "extra-removed");
  CHECK(state.draft.story.translation->story == "Hola");
}

TEST_CASE("extras: every one can be taken away as a whole, and brought back") {
  State state;
  set_text(state, TextSlot::translation, "Hola", 0);
  set_language(state, "en", 1);
  add_hashtag(state, campaign, "#Leeds", 2);
  set_fact_year(state, 2024, 3);
  add_speaker(state, 4);
  add_nominee(state, "@neighbour", 5);
  set_text(state, TextSlot::link, "https://example.org", 6);
  const Draft full = state.draft;
  for (const Extra extra : extras) {
    INFO(name_of(extra));
    CHECK(is_used(state, extra));
    remove_extra(state, extra, 10);
    CHECK_FALSE(is_used(state, extra));
    undo(state);
    CHECK(state.draft == full);
  }
}

TEST_CASE("hashtags: the story's own begin as the campaign's, and the campaign's can be taken back") {
  State state;
  remove_hashtag(state, campaign, 1, 0);
  CHECK(*state.draft.story.hashtags == std::vector<std::string>{"#ItTakesACommunity"});
  add_hashtag(state, campaign, "#Leeds", 1);
  CHECK(state.draft.story.hashtags->back() == "#Leeds");
  for (int i = 0; i < 40; ++i) add_hashtag(state, campaign, "#n" + std::to_string(i), 2);
  CHECK(state.draft.story.hashtags->size() == hashtags_offered);
  remove_hashtag(state, campaign, 99, 3);  // of nothing: nothing happens
  CHECK(state.draft.story.hashtags->size() == hashtags_offered);
  use_pack_hashtags(state, 4);
  CHECK_FALSE(state.draft.story.hashtags);
}

TEST_CASE("hashtags: letters, marks and digits of any script, one # before them, spaces taken out") {
  const auto text = [](std::string_view written) { return read_hashtag(written, campaign).text; };
  CHECK(text("Leeds") == "#Leeds");
  CHECK(text("##Leeds ") == "#Leeds");
  CHECK(text("ten bike stations") == "#tenBikeStations");
  CHECK(text("مجتمع_واحد") == "#مجتمع_واحد");
  CHECK(text("समुदाय") == "#समुदाय");
  CHECK(text("18December") == "#18December");
}

TEST_CASE("hashtags: what networks would break is refused with the reason") {
  const auto problem = [](std::string_view written) { return read_hashtag(written, campaign).problem; };
  CHECK(problem("") == HashtagProblem::empty);
  CHECK(problem(" # ") == HashtagProblem::empty);
  CHECK(problem("covid-19") == HashtagProblem::signs);
  CHECK(problem("a#b") == HashtagProblem::signs);
  CHECK(problem("2024") == HashtagProblem::digits);
  CHECK(problem("٢٠٢٤") == HashtagProblem::digits);
  CHECK(problem("#itac") == HashtagProblem::twice);
  CHECK(problem(std::string(100, 'a')) == HashtagProblem::long_one);
}

TEST_CASE("quotes: pairs turn as the language has them, apostrophes everywhere alike") {
  CHECK(curly("She said \"come in\".") == "She said “come in”.");
  CHECK(curly("\"It's 'home' now\"") == "“It’s ‘home’ now”");
  CHECK(curly("'Tis a garden. The neighbour's") == "’Tis a garden. The neighbour’s");
  CHECK(curly("our neighbours' garden") == "our neighbours’ garden");
  CHECK(curly("Elle dit \"oui\"", "fr") == "Elle dit «\u00A0oui\u00A0»");
  CHECK(curly("Er sagt \"ja\"", "de-AT") == "Er sagt „ja“");
  CHECK(curly("qalat \"ahlan\"", "ar") == "qalat «ahlan»");
  CHECK(curly("(\"so\")") == "(“so”)");
}

TEST_CASE("quotes: feet and inches stay, and nothing is offered for them") {
  CHECK(curly("a plot of 5' by 12\"") == "a plot of 5' by 12\"");
  CHECK_FALSE(has_straight_quotes("5' by 12\""));
  CHECK_FALSE(has_straight_quotes("no quotes"));
  CHECK(has_straight_quotes("it's"));
  CHECK(curly("\"I was 12\"") == "“I was 12”");
}

TEST_CASE("quotes: the story and its translation each get their own, in one step of undo") {
  State state;
  set_text(state, TextSlot::story, "\"Yes\"", 0);
  set_text(state, TextSlot::translation, "\"Oui\"", 1);
  set_translation_language(state, "fr", 2);
  use_curly_quotes(state, "en", 3);
  CHECK(state.draft.story.story == "“Yes”");
  CHECK(state.draft.story.translation->story == "«\u00A0Oui\u00A0»");
  CHECK_FALSE(has_straight_quotes(state));
  CHECK(undo(state) == "quotes");
  CHECK(state.draft.story.story == "\"Yes\"");
}

TEST_CASE("event time: days and hours are read in any digits, and days that the calendar lacks are not") {
  CHECK(read_day("2026-12-18") == almanac::Day{2026, 12, 18});
  CHECK(read_day("2026/2/3") == almanac::Day{2026, 2, 3});
  CHECK(read_day("٢٠٢٦-١٢-١٨") == almanac::Day{2026, 12, 18});
  for (const char* text : {"", "2026-02-30", "18.12.2026", "2026-12", "soon", "2026-12-18-1", "20261-1-1"}) {
    INFO(text);
    CHECK_FALSE(read_day(text));
  }
  CHECK(read_minute("16:00") == 960);
  CHECK(read_minute("9h30") == 570);
  for (const char* text : {"", "16", "24:00", "16:60", "4 pm", "16:0"}) {
    INFO(text);
    CHECK_FALSE(read_minute(text));
  }
  CHECK(read_year("2024") == 2024);
  CHECK(read_year("۲۰۲۴") == 2024);
  CHECK_FALSE(read_year("0"));
  CHECK_FALSE(read_year("last year"));
}

TEST_CASE("event time: the hour is that of the zone's clocks, in summer and in winter") {
  almanac::Almanac almanac;
  REQUIRE_FALSE(almanac.add("almanac/time-zones.json", asset("almanac/time-zones.json")));
  const almanac::Day winter{2026, 12, 18}, summer{2026, 7, 1}, spring{2026, 3, 29}, autumn{2026, 10, 25};
  CHECK(offset_at(almanac, "Europe/Madrid", winter, 17 * 60) == 60);
  CHECK(offset_at(almanac, "Europe/Madrid", summer, 17 * 60) == 120);
  CHECK(offset_at(almanac, "Europe/Madrid", spring, 60) == 60);
  CHECK(offset_at(almanac, "Europe/Madrid", spring, 4 * 60) == 120);
  CHECK(offset_at(almanac, "Europe/Madrid", autumn, 60) == 120);
  CHECK(offset_at(almanac, "Europe/Madrid", autumn, 2 * 60 + 30) == 120);
  CHECK(offset_at(almanac, "Europe/Madrid", autumn, 4 * 60) == 60);
  CHECK(offset_at(almanac, "America/New_York", winter, 0) == -300);
  CHECK_FALSE(offset_at(almanac, "Europe/Nowhere", winter, 0));
  CHECK(start_text(winter, 17 * 60, 60) == "2026-12-18T17:00+01:00");
  CHECK(start_text(winter, 17 * 60, -210) == "2026-12-18T17:00-03:30");
  CHECK(start_text(winter, 17 * 60, std::nullopt) == "2026-12-18");
}

TEST_CASE("picker: what is looked for is found without accents and in small letters") {
  CHECK(folded("Español") == "espanol");
  CHECK(folded("ŁÓDŹ") == "lodz");
  CHECK(folded("Українська") == "українська");
  CHECK(folded("Ελληνικά").starts_with("ελληνικ"));
  CHECK(folded("Europe/New_York") == "europe new york");
}
