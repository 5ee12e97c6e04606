#include "check/check_pack.h"

#include "unit/check/packs.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::check;

namespace {

std::vector<std::string> checked(const std::string& pack, const std::string& frame) {
  Findings findings;
  check_pack(read_documents(reader_of({{"pack.json", pack}, {"frames/card.json", frame}})), findings);
  return told(findings.all());
}

}  // namespace

TEST_CASE("check pack: words need every language that the pack lists, wherever they stand") {
  CHECK(checked(R"({"licence": "MIT", "languages": ["en", "fr"], "frames": ["card"], "name": "Town",
                    "themes": [{"name": {"en": "Day", "fr": "Jour"}}, {"name": {"en": "Dusk"}}],
                    "parts": {"a": {"text": {"en": "Hello"}}}, "logos": [{"description": "City"}]})",
                R"({"name": {"en": "Card", "fr": ""}, "layers": [{"stack": "down", "children": [{"text": "story"},
                    {"text": {"en": "Thanks", "fr": "Merci"}, "in": {"wide": {"text": {"en": "Thank you"}}}}]}]})") ==
        std::vector<std::string>{
            "frames/card.json /name untranslated", "frames/card.json /layers/0/children/1/in/wide/text untranslated",
            "pack.json /name untranslated", "pack.json /parts/a/text untranslated",
            "pack.json /logos/0/description untranslated", "pack.json /themes/1/name untranslated"});
}

TEST_CASE("check pack: the notice needs every language, too") {
  const std::string card = R"({"name": {"en": "Card", "fr": "Carte"}})";
  CHECK(checked(R"({"licence": "MIT", "languages": ["en", "fr"], "notice": {"en": "Made by a visitor"}})", card) ==
        std::vector<std::string>{"pack.json /notice untranslated"});
  CHECK(checked(R"({"licence": "MIT", "languages": ["en", "fr"], "notice": {"en": "By a visitor", "fr": "En visite"}})", card).empty());
}

TEST_CASE("check pack: commas and numbers are the same in all languages; a language serves its regions") {
  CHECK(
      checked(
          R"({"licence": "MIT", "languages": ["en-GB", "pt-BR"], "frames": ["card"]})",
          R"({"name": {"en": "Card", "pt": "Cartão"}, "layers": [{"line": ["name", "place"], "separator": {"en": ", "}},
                    {"text": {"en": "18 · 12"}}]})")
          .empty());
}

TEST_CASE("check pack: a pack that lists no languages needs no translations") {
  CHECK(checked(R"({"licence": "MIT", "frames": ["card"], "name": "Town"})", R"({"name": "Card", "layers": []})")
            .empty());
}

TEST_CASE("check pack: a licence that is empty or unknown") {
  CHECK(checked(R"({"licence": "", "frames": []})", "{}") == std::vector<std::string>{"pack.json /licence licence"});
  CHECK(checked(R"({"licence": "free", "frames": []})", "{}") ==
        std::vector<std::string>{"pack.json /licence licence"});
  CHECK(checked(R"({"licence": 5, "frames": []})", "{}").empty());  // the reader says so
}

TEST_CASE("documents: frames outside the folder are never asked for") {
  std::vector<std::string> asked;
  read_documents([&](const std::string& name) -> Result<std::string> {
    asked.push_back(name);
    return std::string(R"({"frames": ["../../etc/passwd", "a/b", "ok", 5, null, "UP"]})");
  });
  CHECK(asked == std::vector<std::string>{"pack.json", "frames/ok.json"});
}
