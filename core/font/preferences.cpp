#include "font/preferences.h"

#include <algorithm>

namespace storycard::font {
namespace {

constexpr int any_weight = 0;

// The first row that fits wins. Empty: for every script, every language.
struct Row {
  Role role;
  std::string_view script;
  std::string_view language;  // the primary subtag
  int from_weight;            // serves texts that ask for this weight or more
  std::string_view family;
  int weight;  // used whatever was asked; any_weight: as asked
};

constexpr Row rows[] = {
    // Latin titles have a face of their own. Where it has no letters, Noto Sans at its heaviest matches its colour.
    {Role::display, "Latn", "", 0, "Bricolage Grotesque", any_weight},
    {Role::display, "Cyrl", "", 700, "Noto Sans", 800},
    {Role::display, "Grek", "", 700, "Noto Sans", 800},
    {Role::display, "Arab", "ur", 0, "Noto Nastaliq Urdu", 700},
    {Role::display, "Arab", "", 0, "Noto Kufi Arabic", 700},
    {Role::text, "Arab", "", 0, "Noto Sans Arabic", any_weight},
    // Digits and signs alone in a text.
    {Role::display, "Zyyy", "", 0, "Bricolage Grotesque", any_weight},
    {Role::display, "", "", 0, common_family, any_weight},
    {Role::text, "", "", 0, common_family, any_weight},
};

// Scripts with one family for all roles and languages.
struct ScriptFamily {
  std::string_view script;
  std::string_view family;
};

constexpr ScriptFamily script_families[] = {
    {"Adlm", "Noto Sans Adlam"},      {"Armn", "Noto Sans Armenian"},  {"Beng", "Noto Sans Bengali"},
    {"Bopo", "Noto Sans TC"},         {"Cans", "Noto Sans Canadian Aboriginal"},
    {"Cher", "Noto Sans Cherokee"},   {"Deva", "Noto Sans Devanagari"}, {"Ethi", "Noto Sans Ethiopic"},
    {"Geor", "Noto Sans Georgian"},   {"Gujr", "Noto Sans Gujarati"},  {"Guru", "Noto Sans Gurmukhi"},
    {"Hang", "Noto Sans KR"},         {"Hebr", "Noto Sans Hebrew"},    {"Hira", "Noto Sans JP"},
    {"Kana", "Noto Sans JP"},         {"Khmr", "Noto Sans Khmer"},     {"Knda", "Noto Sans Kannada"},
    {"Laoo", "Noto Sans Lao"},        {"Mlym", "Noto Sans Malayalam"}, {"Mymr", "Noto Sans Myanmar"},
    {"Nkoo", "Noto Sans NKo"},        {"Orya", "Noto Sans Oriya"},     {"Sinh", "Noto Sans Sinhala"},
    {"Syrc", "Noto Sans Syriac"},     {"Taml", "Noto Sans Tamil"},     {"Telu", "Noto Sans Telugu"},
    {"Tfng", "Noto Sans Tifinagh"},   {"Thaa", "Noto Sans Thaana"},    {"Thai", "Noto Sans Thai"},
    {"Tibt", "Noto Serif Tibetan"},
};

std::string_view primary_subtag(std::string_view language) { return language.substr(0, language.find('-')); }

bool has_subtag(std::string_view language, std::string_view wanted) {
  for (std::size_t begin = 0; begin < language.size();) {
    const std::size_t end = std::min(language.find('-', begin), language.size());
    if (language.substr(begin, end - begin) == wanted) return true;
    begin = end + 1;
  }
  return false;
}

// Han characters are drawn otherwise in each of the languages that share them (Unicode 15.0, 18.1).
std::string_view han_family(std::string_view language) {
  const std::string_view primary = primary_subtag(language);
  if (primary == "ja") return "Noto Sans JP";
  if (primary == "ko") return "Noto Sans KR";
  if (has_subtag(language, "Hans")) return "Noto Sans SC";
  for (const std::string_view traditional : {"Hant", "TW", "HK", "MO"}) {
    if (has_subtag(language, traditional)) return "Noto Sans TC";
  }
  return primary == "yue" ? "Noto Sans TC" : "Noto Sans SC";
}

}  // namespace

Preference preferred(const Style& style, std::string_view script, std::string_view language) {
  if (script == "Hani") return {han_family(language), style.weight};
  for (const ScriptFamily& own : script_families) {
    if (own.script == script) return {own.family, style.weight};
  }
  for (const Row& row : rows) {
    if (row.role != style.role || style.weight < row.from_weight) continue;
    if (!row.script.empty() && row.script != script) continue;
    if (!row.language.empty() && row.language != primary_subtag(language)) continue;
    return {row.family, row.weight == any_weight ? style.weight : row.weight};
  }
  return {common_family, style.weight};
}

}  // namespace storycard::font
