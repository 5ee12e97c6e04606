#include "composer/layout.h"

#include <algorithm>
#include <cmath>

namespace storycard::composer {
namespace {

constexpr float tab_bar = 72, desk_top = 64;
constexpr float low_screen = 420, low_stage = 64, low_tab_bar = 62;
constexpr float side_button = 44 + 14;  // a round button and its distance from the edge

float phone_top(const Screen& screen) { return screen.embedded ? 48 : 56; }

// Share of the screen's height that the stage takes on a phone.
float stage_share(Step step) {
  switch (step) {
    case Step::story: return 0.346f;
    case Step::photo: return 0.3815f;
    case Step::frame: return 0.275f;
    case Step::share: return 0.2725f;
  }
  return 0.3f;
}

float side_margin(const Screen& screen) {
  const float least = screen.width < 300 ? 12.0f : 16.0f;
  return std::max({least, (screen.width - 560) / 2, screen.inset_start, screen.inset_end});
}

float stage_height(const Screen& screen, Step step, float tabs) {
  const float visible = screen.height - screen.keyboard_height;
  if (screen.keyboard_height > 0) return visible < low_screen ? 0 : 120;
  if (screen.stage_share > 0) {
    const float most = visible - tabs - phone_top(screen) - 120;  // title and a little more stay in reach
    return std::round(std::clamp(screen.height * screen.stage_share - phone_top(screen), 100.0f, std::max(100.0f, most)));
  }
  const bool tablet = screen.width >= 600;
  const float least = screen.height < 560 ? 116.0f : 160.0f;
  return std::clamp(std::round(screen.height * (tablet ? 0.42f : stage_share(step))), least, tablet ? 520.0f : 322.0f);
}

Areas phone(const Screen& screen, Step step) {
  Areas areas;
  areas.kind = ScreenKind::phone;
  areas.narrow = screen.width < 350;
  const float visible = screen.height - screen.keyboard_height;
  const float tabs = screen.keyboard_height > 0 ? 0 : tab_bar + screen.inset_bottom;
  const float rest = stage_height(screen, step, tabs), bar = screen.inset_top;
  const float stage = screen.stage_now > 0 ? screen.stage_now : rest;
  areas.top_bar = {screen.inset_start, bar, screen.width - screen.inset_start - screen.inset_end, phone_top(screen)};
  areas.stage = {0, bar + phone_top(screen), screen.width, stage};
  const float top = areas.stage.bottom();
  areas.panel = {0, top, screen.width, std::max(0.0f, visible - tabs - top)};
  areas.tabs = {0, visible - tabs, screen.width, tabs};
  areas.tab_room = {screen.inset_start, areas.tabs.y, areas.top_bar.width, std::min(tabs, tab_bar)};
  const float margin = side_margin(screen);
  areas.content = {margin, top + 18, screen.width - 2 * margin, std::max(0.0f, areas.panel.height - 18)};
  const float side = std::min(side_button + 14, screen.width / 4);
  areas.card_room = {side, areas.stage.y + 4, screen.width - 2 * side, std::max(0.0f, stage - 22)};
  areas.stage_rest = {0, areas.stage.y, screen.width, rest};
  areas.card_rest = {side, areas.card_room.y, areas.card_room.width, std::max(0.0f, rest - 22)};
  return areas;
}

// A zoomed phone or laptop: under the card's strip everything goes on below the edge of the screen.
Areas page(const Screen& screen) {
  Areas areas;
  areas.kind = ScreenKind::phone;
  areas.narrow = areas.page = true;
  const float visible = screen.height - screen.keyboard_height;
  const float tabs = screen.keyboard_height > 0 ? 0 : low_tab_bar + screen.inset_bottom;
  const float top = screen.inset_top - screen.page_offset, end = visible - tabs;
  areas.top_bar = {screen.inset_start, top, screen.width - screen.inset_start - screen.inset_end, phone_top(screen)};
  areas.stage = {0, areas.top_bar.bottom(), screen.width, low_stage};
  areas.tabs = {0, end, screen.width, tabs};
  areas.tab_room = {screen.inset_start, end, areas.top_bar.width, std::min(tabs, low_tab_bar)};
  const float margin = side_margin(screen), y = areas.stage.bottom();
  areas.content = {margin, y + 12, screen.width - 2 * margin, std::max(screen.page_content, end - y - 12)};
  areas.panel = {0, y, screen.width, areas.content.bottom() - y};
  areas.card_room = {margin, areas.stage.y + 2, low_stage - 8, low_stage - 8};
  return areas;
}

Areas sideways(const Screen& screen) {
  constexpr float rail = 64, top = 48;
  Areas areas;
  areas.kind = ScreenKind::sideways;
  const float visible = screen.height - screen.keyboard_height, start = rail + screen.inset_start;
  const float room = screen.width - start - screen.inset_end, stage = std::round(room * 0.45f);
  areas.top_bar = {start, screen.inset_top, stage, top};
  areas.stage = {start, screen.inset_top + top, stage, screen.height - top - screen.inset_top - screen.inset_bottom};
  areas.tabs = {0, 0, start, screen.height};
  areas.tab_room = {screen.inset_start, screen.inset_top, rail, screen.height - screen.inset_top - screen.inset_bottom};
  areas.panel = {start + stage, 0, screen.width - start - stage, visible};
  const float y = screen.inset_top + 10;
  areas.content = {areas.panel.x + 16, y, room - stage - 32, std::max(0.0f, visible - y)};
  areas.card_room = {start + side_button + 8, areas.stage.y + 4, stage - 2 * (side_button + 8), areas.stage.height - 20};
  areas.narrow = areas.content.width < 350 - 32;
  return areas;
}

Areas desktop(const Screen& screen) {
  constexpr float strip = 107, card_max = 1000;
  Areas areas;
  areas.kind = ScreenKind::desktop;
  const float wide = screen.width >= 1600 ? 520.0f : screen.width >= 1180 ? 464.0f : screen.width >= 960 ? 420.0f : 380.0f;
  const float panel = wide + screen.inset_end, top = desk_top + screen.inset_top;
  const float visible = screen.height - screen.keyboard_height;
  const float stage = screen.width - panel - screen.inset_start;
  areas.top_bar = {screen.inset_start, screen.inset_top, screen.width - screen.inset_start - screen.inset_end, desk_top};
  areas.stage = {screen.inset_start, top, stage, screen.height - top - screen.inset_bottom};
  areas.panel = {screen.width - panel, top, panel, visible - top};
  areas.tabs = areas.tab_room = {areas.panel.x + 24, top + 14, wide - 48, 56};
  areas.content = {areas.tabs.x, areas.tabs.bottom() + 10, wide - 48, std::max(0.0f, visible - areas.tabs.bottom() - 10)};
  // On a very large screen the card stays as large as it is looked at, in the middle.
  const float room = std::max(120.0f, areas.stage.height - 156), card = std::min(room, card_max);
  areas.card_room = {areas.stage.x + 24, top + 10 + (room - card) / 2, stage - 48, card};
  areas.strip = {areas.stage.x, areas.card_room.bottom() + 18, stage, strip};
  return areas;
}

Areas areas_of(const Screen& screen, Step step) {
  const bool landscape = screen.width > screen.height;
  if (screen.height < 560 && screen.width >= 560) return sideways(screen);
  if (screen.height < low_screen) return page(screen);
  if (screen.width >= 960 || (screen.width >= 700 && landscape)) return desktop(screen);
  return phone(screen, step);
}

}  // namespace

Areas areas_for(const Screen& screen, Step step) {
  Areas areas = areas_of(screen, step);
  if (areas.stage_rest.empty()) areas.stage_rest = areas.stage;
  if (areas.card_rest.empty()) areas.card_rest = areas.card_room;
  areas.screen = {0, 0, screen.width, screen.height - screen.keyboard_height};
  areas.inset_bottom = screen.keyboard_height > 0 ? 0 : screen.inset_bottom;
  return areas;
}

Rect fitted(PixelSize shape, const Rect& room) {
  if (room.empty() || shape.width <= 0 || shape.height <= 0) return {room.x, room.y, 0, 0};
  const float width = static_cast<float>(shape.width), height = static_cast<float>(shape.height);
  const float k = std::min(room.width / width, room.height / height);
  const float w = width * k, h = height * k;
  return {room.x + (room.width - w) / 2, room.y + (room.height - h) / 2, w, h};
}

}  // namespace storycard::composer
