#pragma once

#include "composer/stage_photo.h"

// The parts of the Photo step's panel. Each draws itself into the width of `at` and gives its height.
namespace storycard::composer {

// What the parts know of the photo that is worked on. Copies: an edit replaces the draft that it came from.
struct PhotoNow {
  story::Photo photo;
  std::optional<Framed> framed;  // of the card; none where the frame shows this photo nowhere
  Framed anywhere;               // that, or all of the photo: to move covers by
};

// Zoom, move and quarter turn, as rows of their own.
float draw_framing_rows(App& app, const PhotoNow& now, Rect at);
// Straighten, flip, and framing for this format alone.
float draw_more_framing(App& app, const PhotoNow& now, Rect at);
float draw_looks(App& app, const PhotoNow& now, Rect at);
float draw_covers_section(App& app, const PhotoNow& now, Rect at);

// The arrows of "Move": buttons from `at`, whose ids begin with `id` and names with `name`. The direction on the screen
// that was pressed.
std::optional<Point> draw_arrows(App& app, std::string_view id, std::string_view name, Point at);
// The width of labels before rows of controls.
float label_width(App& app, std::initializer_list<const char*> keys);
void draw_row_label(App& app, const char* key, const Rect& row, float width);
float draw_divider(App& app, const Rect& at);

}  // namespace storycard::composer
