#include "composer/layout.h"

#include <algorithm>
#include <cmath>

namespace storycard::composer {
namespace {

constexpr float tab_bar = 72, phone_top = 56, desk_top = 64;
constexpr float side_button = 44 + 14;  // a round button and its distance from the edge

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

Areas phone(const Screen& screen, Step step) {
  Areas areas;
  areas.kind = ScreenKind::phone;
  areas.narrow = screen.width < 350;
  const bool typing = screen.keyboard_height > 0;
  const float visible = screen.height - screen.keyboard_height;
  const float tabs = typing ? 0 : tab_bar + screen.inset_bottom;
  const bool tablet = screen.width >= 600;
  float stage =
      std::clamp(std::round(screen.height * (tablet ? 0.42f : stage_share(step))), 160.0f, tablet ? 520.0f : 322.0f);
  if (screen.stage_share > 0) {
    const float most = visible - tabs - phone_top - 120;  // title and a little more stay in reach
    stage = std::round(std::clamp(screen.height * screen.stage_share - phone_top, 100.0f, std::max(100.0f, most)));
  }
  if (typing) stage = visible < 420 ? 0 : 120;
  areas.top_bar = {0, 0, screen.width, phone_top};
  areas.stage = {0, phone_top, screen.width, stage};
  const float top = areas.stage.bottom();
  areas.panel = {0, top, screen.width, std::max(0.0f, visible - tabs - top)};
  areas.tabs = {0, visible - tabs, screen.width, tabs};
  const float margin = std::max(16.0f, (screen.width - 560) / 2);
  areas.content = {margin, top + 18, screen.width - 2 * margin, std::max(0.0f, areas.panel.height - 18)};
  const float side = std::min(side_button + 14, screen.width / 4);
  areas.card_room = {side, phone_top + 4, screen.width - 2 * side, std::max(0.0f, stage - 22)};
  return areas;
}

Areas sideways(const Screen& screen) {
  constexpr float rail = 72, top = 48;
  Areas areas;
  areas.kind = ScreenKind::sideways;
  const float visible = screen.height - screen.keyboard_height;
  const float stage = std::round((screen.width - rail) * 0.45f);
  areas.top_bar = {rail, 0, stage, top};
  areas.stage = {rail, top, stage, screen.height - top};
  areas.tabs = {0, 0, rail, screen.height};
  areas.panel = {rail + stage, 0, screen.width - rail - stage, visible};
  areas.content = {areas.panel.x + 16, 10, areas.panel.width - 32, std::max(0.0f, visible - 10)};
  areas.card_room = {rail + side_button + 8, top + 4, stage - 2 * (side_button + 8), areas.stage.height - 20};
  return areas;
}

Areas desktop(const Screen& screen) {
  Areas areas;
  areas.kind = ScreenKind::desktop;
  const float panel = screen.width >= 1180 ? 464.0f : screen.width >= 960 ? 420.0f : 380.0f;
  const float visible = screen.height - screen.keyboard_height;
  const float stage = screen.width - panel;
  areas.top_bar = {0, 0, screen.width, desk_top};
  areas.stage = {0, desk_top, stage, screen.height - desk_top};
  areas.panel = {stage, desk_top, panel, visible - desk_top};
  areas.tabs = {stage + 24, desk_top + 14, panel - 48, 56};
  areas.content = {stage + 24, areas.tabs.bottom() + 10, panel - 48,
                   std::max(0.0f, visible - areas.tabs.bottom() - 10)};
  const float strip = 107;
  const float card = std::max(120.0f, areas.stage.height - 156);
  areas.card_room = {24, desk_top + 10, stage - 48, card};
  areas.strip = {0, areas.card_room.bottom() + 18, stage, strip};
  return areas;
}

}  // namespace

Areas areas_for(const Screen& screen, Step step) {
  const bool landscape = screen.width > screen.height;
  Areas areas = screen.height < 560 && screen.width >= 560                     ? sideways(screen)
                : screen.width >= 960 || (screen.width >= 700 && landscape) ? desktop(screen)
                                                                               : phone(screen, step);
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
