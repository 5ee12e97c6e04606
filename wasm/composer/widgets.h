#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "composer/ui.h"

// The controls. Each draws itself, finds out what the person does to it, and tells the semantics tree.
// Boxes count from the start edge (see Painter).
namespace storycard::composer {

enum class Availability { enabled, disabled };
constexpr Availability available(bool yes) { return yes ? Availability::enabled : Availability::disabled; }

enum class ButtonKind { main, second, quiet, accent, text };

struct Button {
  std::string_view id;
  std::string text;
  std::optional<Icon> icon, icon_after;
  ButtonKind kind = ButtonKind::main;
  Look look = look::button;
  Availability availability = Availability::enabled;
  std::string name;         // where the text alone does not say it
  std::string description;  // why it is disabled
  float pad = 18;
};
float width_of(Ui& ui, const Button& button);
bool button(Ui& ui, const Button& button, const Rect& box);

struct IconButton {
  std::string_view id;
  std::string name;
  Icon icon = Icon::close;
  enum class Ground { none, stage, panel } ground = Ground::panel;
  Availability availability = Availability::enabled;
  float icon_side = 22, stroke = 2;
  std::optional<Color> color;
  std::optional<PixelSize> ratio;  // a format's outline instead of the icon
  Flag expanded = Flag::unsaid;    // for one that opens a menu
  std::string description = {};
};
bool icon_button(Ui& ui, const IconButton& button, Point center);

struct Chip {
  std::string_view id;
  std::string text;
  std::optional<Icon> icon;
  Flag on = Flag::unsaid;  // for one that is turned on and off
};
float width_of(Ui& ui, const Chip& chip);
bool chip(Ui& ui, const Chip& chip, const Rect& box);

// One of a set: its group is opened by the caller ("radiogroup" or "tablist").
struct Choice {
  std::string_view id;
  std::string text;
  bool on = false;
  bool done = false;          // tabs: a tick
  Icon icon = Icon::story;    // tabs
  PixelSize ratio;            // formats
  std::string_view controls;  // tabs: id of the panel
  std::string note;           // of an item in a menu: what else it is called, at its end
};
// What marks the current tab; drawn under the tabs, between two of them while it slides.
enum class TabKind { phone, rail, desk };
void current_tab(Ui& ui, const Rect& cell, TabKind kind);
bool phone_tab(Ui& ui, const Choice& tab, const Rect& cell);
bool rail_tab(Ui& ui, const Choice& tab, const Rect& cell);
bool desk_tab(Ui& ui, const Choice& tab, const Rect& cell);
bool format_cell(Ui& ui, const Choice& format, const Rect& cell);
bool swatch(Ui& ui, const Choice& theme, const Rect& box, std::span<const Color> colors);
bool menu_item(Ui& ui, const Choice& item, const Rect& box);

// A card's picture with its name under it.
struct Thumbnail {
  std::string_view id;
  std::string name;
  TextureId texture = 0;
  bool on = false;
  enum class Style { frame, strip, tile } style = Style::frame;
  enum class Tick { none, ok, warn, off } tick = Tick::none;  // off: it could have one
  enum class Kind { one_of, any_of } kind = Kind::one_of;    // any_of: a checkbox, whose tick alone says that it is on
  std::string description;
  bool blank = false;  // nothing is written yet: an empty card
};
bool thumbnail(Ui& ui, const Thumbnail& thumbnail, const Rect& picture, const Rect& cell);

// One of a few, side by side; a radio group. `on` counts from 0.
struct Segment {
  std::string id, text;
  std::optional<Icon> icon;
};
struct Segmented {
  std::string_view id;
  std::string name;
  std::span<const Segment> options;
  std::size_t on = 0;
};
inline constexpr float segmented_height = 44;
float width_of(Ui& ui, const Segmented& choice);
// Where they have no room side by side, the options stand under one another.
float height_of(Ui& ui, const Segmented& choice, float width);
// The option that was chosen just now. Cells share a box that is narrower than width_of() and no higher than one row.
std::optional<std::size_t> segmented(Ui& ui, const Segmented& choice, const Rect& box);

// A row with words and a switch or a box: all of it can be pressed. True when it was: the caller turns it over.
struct Toggle {
  std::string_view id;
  std::string text, help;
  bool on = false;
  Availability availability = Availability::enabled;
};
float height_of(Ui& ui, const Toggle& toggle, float width);
bool toggle(Ui& ui, const Toggle& toggle, const Rect& box);

struct Checkbox {
  std::string_view id;
  std::string text, help;
  bool on = false;
  bool invalid = false;  // it must be ticked to go on, and is not
};
float height_of(Ui& ui, const Checkbox& checkbox, float width);
bool checkbox(Ui& ui, const Checkbox& checkbox, const Rect& box);

// A row that shows and hides what comes under it. True when it was pressed.
struct Disclosure {
  std::string_view id;
  std::string text;
  std::string note;  // at the end: what is in there while it is closed
  bool open = false;
  std::optional<Icon> icon;
};
inline constexpr float disclosure_height = 48;
bool disclosure(Ui& ui, const Disclosure& disclosure, const Rect& box);

struct Field {
  std::string_view id;
  std::string label;
  std::string value;
  enum class Lines { one, many, date, time } lines = Lines::one;
  std::string placeholder, description, language;
  std::string note;  // at the end of the label's line
  bool invalid = false;
  std::string error;  // what is wrong, in a line under the field; makes it invalid
};
inline constexpr float field_label_height = 18 + metric::label_gap;
// How high a field is, its label aside, that grows with its words: whole lines, or their edge would cut through letters.
float height_of_lines(int lines);
int lines_of(Ui& ui, const std::string& text, float width);
// What the error takes under the field; 0 without one.
float error_height(Ui& ui, const Field& field, float width);
// The box holds label and field; an error stands under it. Gives the new text when it was changed.
std::optional<std::string> field(Ui& ui, const Field& field, const Rect& box);

struct Slider {
  std::string_view id;
  std::string name;
  float value = 0, min = 0, max = 1, step = 0.1f;
  std::string value_text;
};
// Minus, track and plus on one row of 44.
std::optional<float> slider(Ui& ui, const Slider& slider, const Rect& box);

enum class NoticeKind { ok, warn, error, info };
struct Notice {
  std::string_view id;
  NoticeKind kind = NoticeKind::info;
  std::string title, text;
  std::string action;  // of a text button; empty: none
  std::string_view action_id;
  enum class Live { none, polite, assertive } live = Live::none;
};
float height_of(Ui& ui, const Notice& notice, float width);
bool notice(Ui& ui, const Notice& notice, const Rect& box);

struct Toast {
  std::string text, action;
  std::string_view action_id;
};
bool toast(Ui& ui, const Toast& toast, const Rect& box);

// How far something is, in words too, and a way to stop it. True when Cancel was pressed.
struct Progress {
  std::string_view id;
  std::string name;
  std::optional<float> share = 0;  // of 1; none: it goes on, nobody knows how far
  std::string words;               // "4 of 6", "66 %"
  std::string_view cancel_id;      // empty: it cannot be stopped
};
float height_of(Ui& ui, const Progress& progress);
bool progress(Ui& ui, const Progress& progress, const Rect& box);

// Nothing written yet: a sheet with petals and lines where words will be.
void empty_card(Ui& ui, const Rect& card);

// Where something will be that is not there yet. Nothing is told: say "loading" once, for all of them.
void skeleton(Ui& ui, const Rect& box, float radius, std::optional<Icon> icon = std::nullopt);

// Words that are told as well as drawn.
void heading(Ui& ui, std::string_view id, std::string_view text, const Look& look, const Rect& box, int level);
float told_paragraph(Ui& ui, std::string_view id, std::string_view text, const Look& look, const Rect& box,
                     Color color);

// The tick, as far as it is drawn (0 to 1), and a chevron that points down (0) to up (1).
void draw_tick(Ui& ui, Point center, float side, float drawn, Color color);
void draw_chevron(Ui& ui, Point center, float side, float turned, Color color);

// The ring around what has the focus; `ground` is what it stands on.
void focus_ring(Ui& ui, const Rect& rect, float radius, Color ground);
// The border that high contrast puts around what is filled; nothing elsewhere.
void edge(Ui& ui, const Rect& rect, float radius);
// Fill of something pressed or hovered.
Color touched(Ui& ui, std::string_view id, const Touch& touch, Color fill);

}  // namespace storycard::composer
