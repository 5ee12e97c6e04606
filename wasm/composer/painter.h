#pragma once

#include <span>
#include <string_view>

#include "composer/icons.h"
#include "composer/words.h"

struct ImDrawList;

// Draws shapes, words, icons and pictures into one ImGui draw list.
// Positions are CSS px counted from the start edge: in a right-to-left interface everything is mirrored here, once.
namespace storycard::composer {

enum class Place { start, center, end };

// Which corners are rounded, as seen from the start edge.
enum class Corners { all, top, top_start, none };

struct ShadowLook {
  float drop, blur, strength;
};
namespace shadows {
inline constexpr ShadowLook card{8, 26, 0.22f}, panel{-4, 20, 0.10f}, side_panel{0, 20, 0.10f}, round{2, 8, 0.12f},
    toast{6, 24, 0.14f}, small_card{2, 8, 0.22f};
}

class Painter {
 public:
  Painter(Atlas& atlas, Words& words, Icons& icons) : atlas_(atlas), words_(words), icons_(icons) {}

  struct Setting {
    float device_scale = 1;
    float width = 0;  // of the canvas
    enum class Reading { left_to_right, right_to_left } reading = Reading::left_to_right;
    Color shadow_color;
    float shadow_scale = 1;
  };
  void begin_frame(const Setting& setting) { setting_ = setting; }
  void draw_into(ImDrawList* list);  // of the current ImGui window
  ImDrawList* list() { return list_; }

  void fill(const Rect& rect, float radius, Color color, Corners corners = Corners::all);
  // A line of `width` along the inside of the edge.
  // From this color at the top to nothing at the bottom.
  void fade(const Rect& rect, Color color);
  void outline(const Rect& rect, float radius, float width, Color color);
  void dashed_outline(const Rect& rect, float radius, float width, Color color);
  void disc(Point center, float radius, Color color);
  void line(Point from, Point to, float width, Color color);
  // A line through points, with round ends. Drawn as given, from left to right also where the interface is mirrored.
  void stroke(std::span<const Point> points, float width, Color color);
  void shadow(const Rect& rect, float radius, const ShadowLook& look);
  void icon(Icon icon, Point center, float side, Color color, float stroke = 2);
  void ratio(PixelSize format, Point center, float side, Color color);
  void mark(Point center, float side, const Color (&colors)[3]);
  // Words on one line, in the middle of the box's height.
  void words(std::string_view text, const Look& look, const Rect& box, Color color, Place place = Place::start);
  // Words wrapped to the box's width from its top; gives their height.
  float paragraph(std::string_view text, const Look& look, const Rect& box, Color color,
                  text::Align align = text::Align::start, WordsOptions::Base base = WordsOptions::Base::interface);
  // In the canvas's own px, from its left: what shows a photo, which is never mirrored. Corners go round.
  void image_quad(TextureId texture, std::span<const Point, 4> corners, float alpha);
  void outline_quad(std::span<const Point, 4> corners, float width, Color color);
  void outline_ellipse(std::span<const Point, 4> corners, float width, Color color);
  // Never mirrored inside.
  void image(TextureId texture, const Rect& rect, float radius);

  // Moves and fades what was drawn since that mark, for what comes in: where it is hit and told stays where it rests.
  int drawn() const;
  void move_since(int mark, Point by);
  void fade_since(int mark, float shown);

  void push_clip(const Rect& rect);
  void pop_clip();

  // From the start edge to the canvas's own px, and back: the same both ways.
  Rect on_canvas(const Rect& rect) const;
  Point on_canvas(Point point) const;
  float device_scale() const { return setting_.device_scale; }
  bool mirrored() const { return setting_.reading == Setting::Reading::right_to_left; }
  // To whole device px.
  float snapped(float value) const;
  Rect snapped(const Rect& rect) const;

 private:
  void quad(const Slot& slot, float x, float y, float scale, Color color, bool flipped);
  void label(const Label& label, float x, float y, Color color);

  Atlas& atlas_;
  Words& words_;
  Icons& icons_;
  Setting setting_;
  ImDrawList* list_ = nullptr;
};

}  // namespace storycard::composer
