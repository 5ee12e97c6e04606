#pragma once

#include <cstdint>
#include <string_view>

#include "base/color.h"
#include "font/font_book.h"

// The values of the design: colours, type, sizes. All lengths are CSS px.
namespace storycard::composer {

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex),
          255};
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
  Color backdrop;   // behind a sheet, half let through
  float edge = 0;   // width of the border around all that is filled; 0: fills alone tell things apart
  float focus_width = 3;
};

inline constexpr Palette light_palette{
    .ink = rgb(0x2A1033),
    .muted = rgb(0x65566B),
    .stage = rgb(0xFFF1CF),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .soft = rgb(0xF6F0F7),
    .line = rgb(0xE7DCE8),
    .control = rgb(0x8A7A90),
    .primary = rgb(0x4C1D63),
    .on_primary = rgb(0xFFFFFF),
    .selected = rgb(0xFFB81C),
    .on_selected = rgb(0x2A1033),
    .link = rgb(0x4C1D63),
    .ok = rgb(0x0B6E54),
    .ok_tint = rgb(0xD8F0E4),
    .warn_text = rgb(0x7A4B00),
    .warn_icon = rgb(0xB86E00),
    .warn_tint = rgb(0xFFF1CF),
    .error = rgb(0xB83A22),
    .error_tint = rgb(0xFFE3DA),
    .info = rgb(0x0F4C81),
    .info_tint = rgb(0xDCEFFA),
    .focus = rgb(0x1F66C9),
    .track = rgb(0xD9CBDD),
    .disabled_text = rgb(0x74647B),
    .segment_on = rgb(0xFFFFFF),
    .toast_action = rgb(0xFFC33F),
    .shadow = rgb(0x2A1033),
    .shadow_scale = 1.0f,
    .mark = {rgb(0xF2583E), rgb(0x4C1D63), rgb(0x0B6E54)},
    .backdrop = rgb(0x2A1033),
};

inline constexpr Palette dark_palette{
    .ink = rgb(0xF8EFF4),
    .muted = rgb(0xCBB9D1),
    .stage = rgb(0x120817),
    .surface = rgb(0x22122A),
    .raised = rgb(0x2F1C39),
    .soft = rgb(0x2F1C39),
    .line = rgb(0x402B4B),
    .control = rgb(0x9A86A3),
    .primary = rgb(0xFFC33F),
    .on_primary = rgb(0x2A1033),
    .selected = rgb(0xFFC33F),
    .on_selected = rgb(0x2A1033),
    .link = rgb(0xFFD27A),
    .ok = rgb(0x7FE0B8),
    .ok_tint = rgb(0x123A2F),
    .warn_text = rgb(0xFFD27A),
    .warn_icon = rgb(0xFFC33F),
    .warn_tint = rgb(0x43300F),
    .error = rgb(0xFF9C86),
    .error_tint = rgb(0x4A1D18),
    .info = rgb(0x8CC8F2),
    .info_tint = rgb(0x12304A),
    .focus = rgb(0x8CC8F2),
    .track = rgb(0x553E61),
    .disabled_text = rgb(0xAD9AB5),
    .segment_on = rgb(0x1B0E21),
    .toast_action = rgb(0x4C1D63),
    .shadow = rgb(0x000000),
    .shadow_scale = 2.6f,
    .mark = {rgb(0xFFC33F), rgb(0xFF8A72), rgb(0x8CC8F2)},
    .backdrop = rgb(0x000000),
};

// High contrast: every text at least 7:1, no tinted grounds, and a border around all that is filled.
inline constexpr Palette light_contrast_palette{
    .ink = rgb(0x000000),
    .muted = rgb(0x2B2B2B),
    .stage = rgb(0xFFFFFF),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .soft = rgb(0xFFFFFF),
    .line = rgb(0x000000),
    .control = rgb(0x000000),
    .primary = rgb(0x2B0A3D),
    .on_primary = rgb(0xFFFFFF),
    .selected = rgb(0xFFC33F),
    .on_selected = rgb(0x000000),
    .link = rgb(0x2B0A3D),
    .ok = rgb(0x00523C),
    .ok_tint = rgb(0xFFFFFF),
    .warn_text = rgb(0x5C3800),
    .warn_icon = rgb(0x5C3800),
    .warn_tint = rgb(0xFFFFFF),
    .error = rgb(0x8A1500),
    .error_tint = rgb(0xFFFFFF),
    .info = rgb(0x00305C),
    .info_tint = rgb(0xFFFFFF),
    .focus = rgb(0x0A49B8),
    .track = rgb(0xC4C4C4),
    .disabled_text = rgb(0x4A4A4A),
    .segment_on = rgb(0xFFFFFF),
    .toast_action = rgb(0xFFD24D),
    .shadow = rgb(0x000000),
    .shadow_scale = 1.0f,
    .mark = {rgb(0xB83A22), rgb(0x4C1D63), rgb(0x0B6E54)},
    .backdrop = rgb(0x000000),
    .edge = 1.5f,
    .focus_width = 4,
};

inline constexpr Palette dark_contrast_palette{
    .ink = rgb(0xFFFFFF),
    .muted = rgb(0xE6E6E6),
    .stage = rgb(0x000000),
    .surface = rgb(0x000000),
    .raised = rgb(0x000000),
    .soft = rgb(0x000000),
    .line = rgb(0xFFFFFF),
    .control = rgb(0xFFFFFF),
    .primary = rgb(0xFFD24D),
    .on_primary = rgb(0x000000),
    .selected = rgb(0xFFD24D),
    .on_selected = rgb(0x000000),
    .link = rgb(0xFFE07A),
    .ok = rgb(0x8CF0C8),
    .ok_tint = rgb(0x000000),
    .warn_text = rgb(0xFFD27A),
    .warn_icon = rgb(0xFFD27A),
    .warn_tint = rgb(0x000000),
    .error = rgb(0xFFB3A3),
    .error_tint = rgb(0x000000),
    .info = rgb(0xA8D8FF),
    .info_tint = rgb(0x000000),
    .focus = rgb(0x9AD4FF),
    .track = rgb(0x5A5A5A),
    .disabled_text = rgb(0xC8C8C8),
    .segment_on = rgb(0x000000),
    .toast_action = rgb(0x4C1D63),
    .shadow = rgb(0x000000),
    .shadow_scale = 1.0f,
    .mark = {rgb(0xFFC33F), rgb(0xFF8A72), rgb(0x8CC8F2)},
    .backdrop = rgb(0x000000),
    .edge = 1.5f,
    .focus_width = 4,
};

enum class Scheme { light, dark };
enum class Contrast { normal, more };
// What the person chose: as the device has it, one of the two, or high contrast in the device's one.
enum class ThemeChoice { system, light, dark, contrast };
struct Appearance {
  Scheme scheme = Scheme::light;
  Contrast contrast = Contrast::normal;
  ThemeChoice choice = ThemeChoice::system;
};
const Palette& palette(const Appearance& appearance);
std::string_view name_of(ThemeChoice choice);  // as settings and words have it: "system" …
inline constexpr ThemeChoice theme_choices[] = {ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark,
                                                ThemeChoice::contrast};

// How words look: a face, a size and the height of a line.
struct Look {
  font::Role role = font::Role::text;
  int weight = 400;
  float size = 16, line = 24;
  float tracking_em = 0;
  bool awaited = true;  // the first card waits for the face
  friend constexpr bool operator==(const Look&, const Look&) = default;
};

namespace look {
inline constexpr float display_tracking = -0.012f;
inline constexpr Look wordmark{font::Role::display, 800, 22, 22, -0.02f, false};
inline constexpr Look wordmark_large{font::Role::display, 800, 25, 25, -0.02f, false};
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
inline constexpr Look error{font::Role::text, 600, 14, 20};
inline constexpr Look label{font::Role::text, 600, 14, 18};
inline constexpr Look counter{font::Role::text, 500, 14, 18};
inline constexpr Look help{font::Role::text, 500, 13, 18};
inline constexpr Look tab{font::Role::text, 600, 13, 16};
inline constexpr Look format{font::Role::text, 600, 12.5f, 15};
}  // namespace look

// The weight that words are drawn with while the file of their own is not here: three faces are enough for a first card,
// those that its first frame has itself among them.
constexpr int weight_instead(const Look& look) { return look.role == font::Role::display ? 800 : 600; }

namespace metric {
inline constexpr float target = 44;  // least side of what can be pressed
inline constexpr float gap = 12, small_gap = 8, label_gap = 6;
inline constexpr float field_radius = 12, note_radius = 14, group_radius = 16, thumbnail_radius = 8, card_radius = 4;
inline constexpr float field_border = 1.5f, field_pad_block = 10, field_pad_inline = 13;
inline constexpr float fade_ms = 160, press_ms = 90, panel_ms = 220, reduced_ms = 80;
}  // namespace metric

}  // namespace storycard::composer
