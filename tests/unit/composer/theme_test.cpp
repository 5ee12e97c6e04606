#include "composer/theme.h"

#include <string>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

constexpr float shape_least = 3.0f;  // WCAG 2.2, 1.4.3 and 1.4.11

void check_pair(const char* name, Color on, Color ground, float least) {
  INFO(std::string(name));
  CHECK(contrast_ratio(on, ground) >= least);
}

void check_palette(const Palette& colors, float text_least = 4.5f) {
  for (const Color ground : {colors.surface, colors.stage, colors.soft}) {
    check_pair("ink", colors.ink, ground, text_least);
    check_pair("muted", colors.muted, ground, text_least);
    check_pair("link", colors.link, ground, text_least);
    check_pair("ok", colors.ok, ground, text_least);
    check_pair("error", colors.error, ground, text_least);
    check_pair("focus ring", colors.focus, ground, shape_least);
  }
  check_pair("main button", colors.on_primary, colors.primary, text_least);
  check_pair("current step", colors.on_selected, colors.selected, text_least);
  check_pair("disabled words", colors.disabled_text, colors.soft, text_least);
  check_pair("border of fields", colors.control, colors.surface, shape_least);
  check_pair("filled part of the slider", colors.primary, colors.track, shape_least);
  check_pair("toast", colors.surface, colors.ink, text_least);
  check_pair("toast's action", colors.toast_action, colors.ink, text_least);
  for (const Color ground : {colors.surface, colors.stage, colors.raised, colors.segment_on})
    check_pair("ink on all grounds", colors.ink, ground, text_least);
  check_pair("advice in words", colors.warn_text, colors.surface, text_least);
  check_pair("advice on its tint", colors.warn_text, colors.warn_tint, text_least);
  check_pair("problem on its tint", colors.error, colors.error_tint, text_least);
  for (const Color tint : {colors.ok_tint, colors.warn_tint, colors.error_tint, colors.info_tint}) {
    check_pair("words of a notice", colors.ink, tint, text_least);
  }
  check_pair("icon: good", colors.ok, colors.ok_tint, shape_least);
  check_pair("icon: advice", colors.warn_icon, colors.warn_tint, shape_least);
  check_pair("icon: problem", colors.error, colors.error_tint, shape_least);
  check_pair("icon: news", colors.info, colors.info_tint, shape_least);
}

}  // namespace

TEST_CASE("theme: every pair that is drawn has the contrast WCAG asks for, light") { check_palette(light_palette); }

TEST_CASE("theme: every pair that is drawn has the contrast WCAG asks for, dark") { check_palette(dark_palette); }

TEST_CASE("theme: in high contrast every text has 7:1, and what is filled has a border") {
  for (const Palette* colors : {&light_contrast_palette, &dark_contrast_palette}) {
    check_palette(*colors, 7);
    CHECK(colors->edge >= 1);
    CHECK(colors->focus_width > light_palette.focus_width);
    check_pair("border", colors->control, colors->surface, 7);
    check_pair("border on the stage", colors->control, colors->stage, 7);
  }
}

TEST_CASE("theme: the palette follows scheme and contrast") {
  CHECK(&palette({Scheme::light, Contrast::normal}) == &light_palette);
  CHECK(&palette({Scheme::dark, Contrast::normal}) == &dark_palette);
  CHECK(&palette({Scheme::light, Contrast::more}) == &light_contrast_palette);
  CHECK(&palette({Scheme::dark, Contrast::more}) == &dark_contrast_palette);
}

TEST_CASE("theme: a mixed colour lies between its two, and is each of them at the ends") {
  CHECK(mixed(rgb(0x000000), rgb(0xFF8040), 0) == rgb(0x000000));
  CHECK(mixed(rgb(0x000000), rgb(0xFF8040), 1) == rgb(0xFF8040));
  CHECK(mixed(rgb(0x000000), rgb(0xFF8040), 0.5f) == rgb(0x804020));
}
