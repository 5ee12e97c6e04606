#include "text/face_language.h"

#include <algorithm>
#include <initializer_list>

#include "unicode/code_points.h"

namespace storycard::text {
namespace {

bool is_one_of(std::string_view language, std::initializer_list<std::string_view> primary_subtags) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::find(primary_subtags.begin(), primary_subtags.end(), primary) != primary_subtags.end();
}

// Letters of Urdu, Punjabi, Saraiki and Kashmiri, all written in Nastaliq, that Arabic, Persian, Pashto, Sindhi, Kurdish
// and Uyghur do without: tteh, ddal, rreh, noon ghunna, yeh barree.
bool is_nastaliq_letter(char32_t c) {
  return c == 0x0679 || c == 0x0688 || c == 0x0691 || c == 0x06BA || c == 0x06D2;
}

bool has_nastaliq_letter(std::string_view text) {
  const std::u32string characters = unicode::code_points(text);
  return std::any_of(characters.begin(), characters.end(), is_nastaliq_letter);
}

}  // namespace

std::string_view face_language(std::string_view text, std::string_view language, std::span<const unicode::ScriptRun> runs) {
  const auto has = [&runs](std::string_view script) {
    return std::any_of(runs.begin(), runs.end(), [&](const unicode::ScriptRun& run) { return run.script == script; });
  };
  if (has("Hani") && !is_one_of(language, {"zh", "yue", "ja", "ko"})) {
    if (has("Hira") || has("Kana")) return "ja";
    if (has("Hang")) return "ko";
  }
  const bool may_be_urdu =
      has("Arab") && !is_one_of(language, {"ar", "fa", "prs", "ps", "sd", "ku", "ckb", "ug", "ur", "az", "ms"});
  return may_be_urdu && has_nastaliq_letter(text) ? "ur" : language;
}

}  // namespace storycard::text
