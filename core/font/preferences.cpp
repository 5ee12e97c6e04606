#include "font/preferences.h"

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
    // Digits, signs and emoji alone in a text.
    {Role::display, "Zyyy", "", 0, "Bricolage Grotesque", any_weight},
    {Role::display, "", "", 0, common_family, any_weight},
    {Role::text, "", "", 0, common_family, any_weight},
};

std::string_view primary_subtag(std::string_view language) { return language.substr(0, language.find('-')); }

}  // namespace

Preference preferred(const Style& style, std::string_view script, std::string_view language) {
  for (const Row& row : rows) {
    if (row.role != style.role || style.weight < row.from_weight) continue;
    if (!row.script.empty() && row.script != script) continue;
    if (!row.language.empty() && row.language != primary_subtag(language)) continue;
    return {row.family, row.weight == any_weight ? style.weight : row.weight};
  }
  return {common_family, style.weight};
}

}  // namespace storycard::font
