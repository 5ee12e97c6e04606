#include "font/preferences.h"

#include <doctest/doctest.h>

using namespace storycard::font;

namespace {

bool prefers(const Style& style, std::string_view script, std::string_view language, std::string_view family,
             int weight) {
  const Preference preference = preferred(style, script, language);
  CAPTURE(preference.family);
  CAPTURE(preference.weight);
  return preference.family == family && preference.weight == weight;
}

}  // namespace

TEST_CASE("preferences: titles") {
  CHECK(prefers({Role::display, 700}, "Latn", "en", "Bricolage Grotesque", 700));
  CHECK(prefers({Role::display, 700}, "Cyrl", "uk", "Noto Sans", 800));
  CHECK(prefers({Role::display, 600}, "Cyrl", "uk", "Noto Sans", 600));
  CHECK(prefers({Role::display, 800}, "Grek", "el", "Noto Sans", 800));
  CHECK(prefers({Role::display, 800}, "Arab", "ar", "Noto Kufi Arabic", 700));
  CHECK(prefers({Role::display, 800}, "Zyyy", "", "Bricolage Grotesque", 800));
}

TEST_CASE("preferences: Urdu titles have their own hand, by the language's first subtag") {
  CHECK(prefers({Role::display, 800}, "Arab", "ur-PK", "Noto Nastaliq Urdu", 700));
  CHECK(prefers({Role::display, 800}, "Arab", "urd", "Noto Kufi Arabic", 700));
}

TEST_CASE("preferences: all other text") {
  CHECK(prefers({Role::text, 400}, "Latn", "fr", "Noto Sans", 400));
  CHECK(prefers({Role::text, 700}, "Arab", "fa", "Noto Sans Arabic", 700));
  CHECK(prefers({Role::text, 500}, "Cyrl", "", "Noto Sans", 500));
  CHECK(prefers({Role::text, 500}, "Cham", "", "Noto Sans", 500));
}

TEST_CASE("preferences: a script with a family of its own has it in every role, at the weight that is asked for") {
  CHECK(prefers({Role::text, 500}, "Thai", "", "Noto Sans Thai", 500));
  CHECK(prefers({Role::display, 800}, "Deva", "mr", "Noto Sans Devanagari", 800));
  CHECK(prefers({Role::display, 700}, "Tibt", "dz", "Noto Serif Tibetan", 700));
}

TEST_CASE("preferences: Han characters are drawn as the text's language draws them, else simplified") {
  constexpr Style style{Role::display, 700};
  for (const char* simplified : {"zh", "zh-CN", "zh-Hans", "zh-Hans-HK", "en", ""}) {
    CAPTURE(simplified);
    CHECK(prefers(style, "Hani", simplified, "Noto Sans SC", 700));
  }
  for (const char* traditional : {"zh-Hant", "zh-TW", "zh-HK", "zh-MO", "yue", "zh-Hant-CN"}) {
    CAPTURE(traditional);
    CHECK(prefers(style, "Hani", traditional, "Noto Sans TC", 700));
  }
  CHECK(prefers(style, "Hani", "ja-JP", "Noto Sans JP", 700));
  CHECK(prefers(style, "Hani", "ko", "Noto Sans KR", 700));
  CHECK(prefers(style, "Hira", "", "Noto Sans JP", 700));
  CHECK(prefers(style, "Hang", "en", "Noto Sans KR", 700));
}
