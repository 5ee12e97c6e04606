#include <algorithm>

#include "composer/layout.h"

namespace storycard::composer {
namespace {

constexpr float top = 64, stage = 640, panel = 608, margin = 24;
constexpr float card_most = 560;  // side of the room for the card
constexpr float tall = 24'000;    // higher than any step

}  // namespace

Screen page_screen(const Screen& screen) {
  Screen page;
  page.width = stage + panel;
  page.height = tall;
  // The card's picture is made for this width, and shown no wider than the window.
  page.card_width = std::clamp(screen.width - 32, 200.0f, card_most);
  return page;
}

Areas page_areas(const Screen& page) {
  Areas areas;
  areas.kind = ScreenKind::desktop;
  areas.screen = {0, 0, page.width, page.height};
  areas.top_bar = {0, 0, page.width, top};
  areas.stage = {0, top, stage, page.height - top};
  areas.panel = {stage, top, panel, page.height - top};
  areas.tabs = areas.tab_room = {stage + margin, top + 14, panel - 2 * margin, 56};
  areas.content = {stage + margin, areas.tabs.bottom() + 10, panel - 2 * margin,
                   page.height - areas.tabs.bottom() - 10};
  areas.card_room = {margin, top + 10, page.card_width, page.card_width};
  areas.stage_rest = areas.stage;
  areas.card_rest = areas.card_room;
  areas.strip = {0, areas.card_room.bottom() + 18, stage, 107};
  return areas;
}

}  // namespace storycard::composer
