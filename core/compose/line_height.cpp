#include "compose/line_height.h"

#include <algorithm>

namespace storycard::compose {
namespace {

struct Default {
  std::string_view script;
  float display, text;
};

constexpr Default defaults[] = {
    {"Latn", 1.12f, 1.34f},
    {"Cyrl", 1.16f, 1.34f},
    {"Grek", 1.16f, 1.34f},
    {"Ethi", 1.34f, 1.42f},
    {"Arab", 1.52f, 1.6f},
};
constexpr Default other{"", 1.34f, 1.42f};

float of_script(const toolkit::TextStyle& style, std::string_view script) {
  float rest = 0;
  for (const auto& [name, height] : style.line_heights) {
    if (name == script) return height;
    if (name == "*") rest = height;
  }
  const Default* found = std::find_if(std::begin(defaults), std::end(defaults),
                                      [&](const Default& entry) { return entry.script == script; });
  const Default& entry = found != std::end(defaults) ? *found : other;
  const float usual = style.role == toolkit::TextStyle::Role::display ? entry.display : entry.text;
  // "*" sets the Latin measure; scripts that need more keep what they need.
  return rest == 0 ? usual : entry.script == "Latn" ? rest : std::max(rest, usual);
}

bool is_real(std::string_view script) { return script != "Zyyy" && script != "Zinh" && script != "Zzzz" && !script.empty(); }

}  // namespace

float line_height(const toolkit::TextStyle& style, const text::ShapedText& shaped) {
  float tallest = 0;
  for (const text::Run& run : shaped.runs) {
    if (is_real(run.script)) tallest = std::max(tallest, of_script(style, run.script));
  }
  return tallest > 0 ? tallest : of_script(style, "Latn");
}

}  // namespace storycard::compose
