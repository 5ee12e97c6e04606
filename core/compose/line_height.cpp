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
    {"Hebr", 1.24f, 1.4f},
    {"Ethi", 1.34f, 1.42f},
    {"Arab", 1.52f, 1.6f},
    {"Thaa", 1.5f, 1.6f},
    {"Nkoo", 1.42f, 1.5f},
    {"Adlm", 1.42f, 1.5f},
    {"Thai", 1.42f, 1.5f},
    {"Laoo", 1.48f, 1.56f},
    {"Khmr", 1.52f, 1.6f},
    {"Mymr", 1.64f, 1.7f},
    {"Tibt", 1.64f, 1.7f},
    {"Telu", 1.42f, 1.5f},
    {"Knda", 1.42f, 1.5f},
    {"Mlym", 1.42f, 1.5f},
    {"Sinh", 1.42f, 1.5f},
    {"Hani", 1.36f, 1.5f},
    {"Hira", 1.36f, 1.5f},
    {"Kana", 1.36f, 1.5f},
    {"Hang", 1.36f, 1.5f},
};
constexpr Default other{"", 1.34f, 1.42f};

float of_script(const toolkit::TextStyle& style, font::Role role, std::string_view script) {
  float rest = 0;
  for (const auto& [name, height] : style.line_heights) {
    if (name == script) return height;
    if (name == "*") rest = height;
  }
  const Default* found = std::find_if(std::begin(defaults), std::end(defaults),
                                      [&](const Default& entry) { return entry.script == script; });
  const Default& entry = found != std::end(defaults) ? *found : other;
  const float usual = role == font::Role::display ? entry.display : entry.text;
  // "*" sets the Latin measure; scripts that need more keep what they need.
  return rest == 0 ? usual : entry.script == "Latn" ? rest : std::max(rest, usual);
}

// Nastaliq's words climb: its faces are far taller than others of their script.
constexpr float tall_face_em = 2.3f;
constexpr float tall_face_share = 0.84f;

float of_face(const text::Run& run) {
  if (run.face == nullptr || run.script != "Arab") return 0;
  const font::VerticalMetrics& metrics = run.face->metrics();
  const float em = static_cast<float>(metrics.ascender.value - metrics.descender.value) /
                   static_cast<float>(run.face->units_per_em().value);
  return em > tall_face_em ? em * tall_face_share : 0;
}

bool is_real(std::string_view script) { return script != "Zyyy" && script != "Zinh" && script != "Zzzz" && !script.empty(); }

}  // namespace

float line_height(const toolkit::TextStyle& style, font::Role role, const text::ShapedText& shaped) {
  float tallest = 0;
  for (const text::Run& run : shaped.runs) {
    if (is_real(run.script)) tallest = std::max({tallest, of_script(style, role, run.script), of_face(run)});
  }
  return tallest > 0 ? tallest : of_script(style, role, "Latn");
}

}  // namespace storycard::compose
