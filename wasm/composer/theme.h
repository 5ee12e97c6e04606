#pragma once

#include <cstdint>

#include "base/color.h"
#include "font/font_book.h"

// The values of the design: colours, type, sizes. All lengths are CSS px.
namespace storycard::composer {

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex), 255};
}
constexpr Color with_alpha(Color color, float alpha) {
  return {color.red, color.green, color.blue, static_cast<std::uint8_t>(alpha * 255 + 0.5f)};
}
Color mixed(Color from, Color to, float amount);

struct Palette {
  Color ink, muted, stage, surface, raised, soft, line, control;
  Color primary, on_primary, selected, on_selected, link;
  Color ok, ok_tint, warn_text, warn_icon, warn_tint, error, error_tint, info, info_tint;
  Color focus, track, disabled_text;
  Color segment_on;    // ground of the chosen cell of a segmented choice
  Color toast_action;  // text button on a toast, whose ground is ink
  Color shadow;        // tint of shadows; their strength is in `shadow_scale`
  float shadow_scale;
  Color mark[3];
};

inline constexpr Palette light_palette{
    rgb(0x2A1033), rgb(0x65566B), rgb(0xFFF1CF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xF6F0F7), rgb(0xE7DCE8), rgb(0x8A7A90),
    rgb(0x4C1D63), rgb(0xFFFFFF), rgb(0xFFB81C), rgb(0x2A1033), rgb(0x4C1D63),
    rgb(0x0B6E54), rgb(0xD8F0E4), rgb(0x7A4B00), rgb(0xB86E00), rgb(0xFFF1CF), rgb(0xB83A22), rgb(0xFFE3DA),
    rgb(0x0F4C81), rgb(0xDCEFFA), rgb(0x1F66C9), rgb(0xD9CBDD), rgb(0x74647B),
    rgb(0xFFFFFF), rgb(0xFFC33F), rgb(0x2A1033), 1.0f, {rgb(0xF2583E), rgb(0x4C1D63), rgb(0x0B6E54)}};

inline constexpr Palette dark_palette{
    rgb(0xF8EFF4), rgb(0xCBB9D1), rgb(0x120817), rgb(0x22122A), rgb(0x2F1C39), rgb(0x2F1C39), rgb(0x402B4B), rgb(0x9A86A3),
    rgb(0xFFC33F), rgb(0x2A1033), rgb(0xFFC33F), rgb(0x2A1033), rgb(0xFFD27A),
    rgb(0x7FE0B8), rgb(0x123A2F), rgb(0xFFD27A), rgb(0xFFC33F), rgb(0x43300F), rgb(0xFF9C86), rgb(0x4A1D18),
    rgb(0x8CC8F2), rgb(0x12304A), rgb(0x8CC8F2), rgb(0x553E61), rgb(0xAD9AB5),
    rgb(0x1B0E21), rgb(0x4C1D63), rgb(0x000000), 2.6f, {rgb(0xFFC33F), rgb(0xFF8A72), rgb(0x8CC8F2)}};

enum class Scheme { light, dark };
const Palette& palette(Scheme scheme);

// How words look: a face, a size and the height of a line.
struct Look {
  font::Role role = font::Role::text;
  int weight = 400;
  float size = 16, line = 24;
  float tracking_em = 0;
  friend constexpr bool operator==(const Look&, const Look&) = default;
};

namespace look {
inline constexpr float display_tracking = -0.012f;
inline constexpr Look wordmark{font::Role::display, 800, 22, 22, -0.02f};
inline constexpr Look wordmark_large{font::Role::display, 800, 25, 25, -0.02f};
inline constexpr Look title{font::Role::display, 700, 24, 28, display_tracking};
inline constexpr Look title_small{font::Role::display, 700, 22, 26, display_tracking};
inline constexpr Look section{font::Role::display, 700, 17, 21, display_tracking};
inline constexpr Look field{font::Role::text, 400, 17, 24};
inline constexpr Look button{font::Role::text, 600, 16, 20};
inline constexpr Look button_big{font::Role::text, 600, 17, 21};
inline constexpr Look chip{font::Role::text, 600, 14.5f, 18};
inline constexpr Look body{font::Role::text, 500, 15, 20};
inline constexpr Look strong{font::Role::text, 600, 15, 20};
inline constexpr Look note{font::Role::text, 500, 14, 20};
inline constexpr Look note_strong{font::Role::text, 700, 14, 20};
inline constexpr Look label{font::Role::text, 600, 14, 18};
inline constexpr Look counter{font::Role::text, 500, 14, 18};
inline constexpr Look help{font::Role::text, 500, 13, 18};
inline constexpr Look tab{font::Role::text, 600, 13, 16};
inline constexpr Look format{font::Role::text, 600, 12.5f, 15};
}  // namespace look

namespace metric {
inline constexpr float target = 44;  // least side of what can be pressed
inline constexpr float gap = 12, small_gap = 8, label_gap = 6;
inline constexpr float field_radius = 12, note_radius = 14, group_radius = 16, thumbnail_radius = 8, card_radius = 4;
inline constexpr float field_border = 1.5f, field_pad_block = 10, field_pad_inline = 13;
inline constexpr float fade_ms = 160, press_ms = 90;
}  // namespace metric

}  // namespace storycard::composer
