#include "composer/painter.h"

#include <cmath>
#include <vector>

#include <imgui.h>

namespace storycard::composer {
namespace {

ImU32 packed(Color color) { return IM_COL32(color.red, color.green, color.blue, color.alpha); }
ImVec2 vec(Point point) { return {point.x, point.y}; }
ImTextureID texture_name(TextureId id) { return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(id)); }

ImDrawFlags flags_of(Corners corners, bool mirrored) {
  switch (corners) {
    case Corners::all: return ImDrawFlags_RoundCornersAll;
    case Corners::top: return ImDrawFlags_RoundCornersTop;
    case Corners::top_start: return mirrored ? ImDrawFlags_RoundCornersTopRight : ImDrawFlags_RoundCornersTopLeft;
    case Corners::none: return ImDrawFlags_RoundCornersNone;
  }
  return ImDrawFlags_RoundCornersNone;
}

}  // namespace

void Painter::draw_into(ImDrawList* list) {
  list_ = list;
  // ImGui counts its soft edges in CSS px; one device px keeps them sharp.
  list_->_FringeScale = 1 / setting_.device_scale;
}

float Painter::snapped(float value) const {
  return std::floor(value * setting_.device_scale + 0.5f) / setting_.device_scale;
}

Rect Painter::snapped(const Rect& rect) const {
  const float x = snapped(rect.x), y = snapped(rect.y);
  return {x, y, snapped(rect.right()) - x, snapped(rect.bottom()) - y};
}

Rect Painter::on_canvas(const Rect& rect) const {
  return mirrored() ? Rect{setting_.width - rect.right(), rect.y, rect.width, rect.height} : rect;
}

Point Painter::on_canvas(Point point) const { return mirrored() ? Point{setting_.width - point.x, point.y} : point; }

void Painter::fill(const Rect& rect, float radius, Color color, Corners corners) {
  if (rect.empty()) return;
  const Rect to = snapped(on_canvas(rect));
  list_->AddRectFilled({to.x, to.y}, {to.right(), to.bottom()}, packed(color), radius, flags_of(corners, mirrored()));
}

void Painter::fade(const Rect& rect, Color color) {
  const Rect to = snapped(on_canvas(rect));
  const ImU32 full = packed(color), none = packed(with_alpha(color, 0));
  list_->AddRectFilledMultiColor({to.x, to.y}, {to.right(), to.bottom()}, full, full, none, none);
}

void Painter::outline(const Rect& rect, float radius, float width, Color color) {
  const Rect to = snapped(on_canvas(rect));
  const float half = width / 2;
  if (to.width <= width || to.height <= width) return;
  list_->PathRect({to.x + half, to.y + half}, {to.right() - half, to.bottom() - half}, radius - half);
  list_->PathStroke(packed(color), ImDrawFlags_Closed, width);
}

void Painter::dashed_outline(const Rect& rect, float radius, float width, Color color) {
  const Rect to = snapped(on_canvas(rect));
  const float half = width / 2;
  list_->PathRect({to.x + half, to.y + half}, {to.right() - half, to.bottom() - half}, radius - half);
  std::vector<ImVec2> edge(list_->_Path.begin(), list_->_Path.end());
  list_->PathClear();
  if (edge.size() < 3) return;
  edge.push_back(edge.front());
  float length = 0;
  for (std::size_t i = 1; i < edge.size(); ++i)
    length += std::hypot(edge[i].x - edge[i - 1].x, edge[i].y - edge[i - 1].y);
  // A whole number of dashes, each as long as its gap.
  const float dash = length / (2 * std::round(length / (width * 6)));
  float left = dash;
  bool drawing = true;
  ImVec2 at = edge[0];
  list_->PathLineTo(at);
  for (std::size_t i = 1; i < edge.size();) {
    const float dx = edge[i].x - at.x, dy = edge[i].y - at.y, far = std::hypot(dx, dy);
    const bool to_corner = far <= left;
    at = to_corner ? edge[i] : ImVec2(at.x + dx * left / far, at.y + dy * left / far);
    if (drawing) list_->PathLineTo(at);
    left -= to_corner ? far : left;
    if (to_corner) {
      ++i;
      continue;
    }
    if (drawing)
      list_->PathStroke(packed(color), ImDrawFlags_None, width);
    else
      list_->PathLineTo(at);
    drawing = !drawing;
    left = dash;
  }
  if (drawing) list_->PathStroke(packed(color), ImDrawFlags_None, width);
  list_->PathClear();
}

void Painter::disc(Point center, float radius, Color color) {
  list_->AddCircleFilled(vec(on_canvas(center)), radius, packed(color));
}

void Painter::line(Point from, Point to, float width, Color color) {
  const Rect box = from.y == to.y ? Rect{std::fmin(from.x, to.x), from.y - width / 2, std::fabs(to.x - from.x), width}
                                  : Rect{from.x - width / 2, std::fmin(from.y, to.y), width, std::fabs(to.y - from.y)};
  fill(box, 0, color);
}

void Painter::stroke(std::span<const Point> points, float width, Color color) {
  if (points.size() < 2) return;
  // Where the whole stands is mirrored, not its shape.
  float left = points[0].x, right = left;
  for (const Point point : points) {
    left = std::fmin(left, point.x);
    right = std::fmax(right, point.x);
  }
  const float shift = mirrored() ? setting_.width - right - left : 0;
  for (const Point point : points) list_->PathLineTo({point.x + shift, point.y});
  list_->PathStroke(packed(color), ImDrawFlags_None, width);
  for (const Point end : {points.front(), points.back()})
    list_->AddCircleFilled({end.x + shift, end.y}, width / 2, packed(color));
}

void Painter::shadow(const Rect& rect, float radius, const ShadowLook& look) {
  const ShadowSlice& slice = icons_.shadow(radius, look.blur);
  if (slice.slot.empty()) return;
  Rect to = on_canvas(rect);
  to = {to.x - slice.reach, to.y - slice.reach + look.drop, to.width + 2 * slice.reach, to.height + 2 * slice.reach};
  const float corner_x = std::fmin(slice.corner, to.width / 2), corner_y = std::fmin(slice.corner, to.height / 2);
  const Slot& slot = slice.slot;
  const auto [atlas_width, atlas_height] = atlas_.size();
  const float across = 1 / static_cast<float>(atlas_width), down = 1 / static_cast<float>(atlas_height);  // powers of two
  const float us[4] = {float(slot.x), float(slot.x) + corner_x, float(slot.x + slot.width) - corner_x,
                       float(slot.x + slot.width)};
  const float vs[4] = {float(slot.y), float(slot.y) + corner_y, float(slot.y + slot.height) - corner_y,
                       float(slot.y + slot.height)};
  const float xs[4] = {to.x, to.x + corner_x, to.right() - corner_x, to.right()};
  const float ys[4] = {to.y, to.y + corner_y, to.bottom() - corner_y, to.bottom()};
  const float strength = std::fmin(1.0f, look.strength * setting_.shadow_scale);
  const ImU32 color = packed(with_alpha(setting_.shadow_color, strength));
  list_->PushTextureID(texture_name(atlas_.texture()));
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      if (xs[column + 1] <= xs[column] || ys[row + 1] <= ys[row]) continue;
      list_->PrimReserve(6, 4);
      list_->PrimRectUV({xs[column], ys[row]}, {xs[column + 1], ys[row + 1]}, {us[column] * across, vs[row] * down},
                        {us[column + 1] * across, vs[row + 1] * down}, color);
    }
  }
  list_->PopTextureID();
}

void Painter::quad(const Slot& slot, float x, float y, float scale, Color color, bool flipped) {
  const auto [atlas_width, atlas_height] = atlas_.size();
  const float across = 1 / static_cast<float>(atlas_width), down = 1 / static_cast<float>(atlas_height);
  const float width = static_cast<float>(slot.width), height = static_cast<float>(slot.height);
  float left = static_cast<float>(slot.x) * across, right = (static_cast<float>(slot.x) + width) * across;
  if (flipped) std::swap(left, right);
  const float top = static_cast<float>(slot.y) * down, bottom = (static_cast<float>(slot.y) + height) * down;
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({x, y}, {x + width * scale, y + height * scale}, {left, top}, {right, bottom}, packed(color));
}

void Painter::icon(Icon icon, Point center, float side, Color color, float stroke) {
  const float scale = setting_.device_scale;
  const float side_px = std::round(side * scale);
  const Slot& slot = icons_.icon(icon, side_px, stroke);
  if (slot.empty()) return;
  const Point at = on_canvas(center);
  const float width_px = icon == Icon::petals ? side_px * 2.3f : side_px;
  const bool flipped = mirrored() && mirrors(icon);
  const float left = flipped ? width_px - static_cast<float>(slot.left + slot.width) : static_cast<float>(slot.left);
  const float x = snapped(at.x - width_px / scale / 2) + left / scale;
  const float y = snapped(at.y - side_px / scale / 2) + static_cast<float>(slot.top) / scale;
  quad(slot, snapped(x), y, 1 / scale, color, flipped);
}

void Painter::ratio(PixelSize format, Point center, float side, Color color) {
  const float scale = setting_.device_scale;
  const Slot& slot = icons_.ratio(format, std::round(side * scale), 1.8f * scale);
  const Point at = on_canvas(center);
  const float x = snapped(at.x - side / 2) + static_cast<float>(slot.left) / scale;
  const float y = snapped(at.y - side / 2) + static_cast<float>(slot.top) / scale;
  quad(slot, x, y, 1 / scale, color, false);
}

void Painter::mark(Point center, float side, const Color (&colors)[3]) {
  const float scale = setting_.device_scale;
  const Slot& slot = icons_.mark(colors, std::round(side * scale));
  const Point at = on_canvas(center);
  quad(slot, snapped(at.x - side / 2), snapped(at.y - side / 2), 1 / scale, rgb(0xFFFFFF), false);
}

void Painter::label(const Label& label, float x, float y, Color color) {
  const float scale = setting_.device_scale;
  const float left = snapped(x), top = snapped(y);
  for (const GlyphQuad& glyph : label.quads) {
    quad(glyph.slot, left + static_cast<float>(glyph.x) / scale, top + static_cast<float>(glyph.y) / scale, 1 / scale,
         color, false);
  }
}

void Painter::words(std::string_view text, const Look& look, const Rect& box, Color color, Place place) {
  WordsOptions options;
  options.width = box.width;
  options.overflow = WordsOptions::Overflow::shrink;
  const Label& made = words_.label(text, look, options);
  const float width = std::fmin(made.width, box.width);
  float x = box.x;
  if (place == Place::center) x += (box.width - width) / 2;
  if (place == Place::end) x += box.width - width;
  const Rect to = on_canvas(Rect{x, box.y + (box.height - made.height) / 2, width, made.height});
  label(made, to.x, to.y, color);
}

float Painter::paragraph(std::string_view text, const Look& look, const Rect& box, Color color, text::Align align,
                         WordsOptions::Base base) {
  WordsOptions options;
  options.width = box.width;
  options.align = align;
  options.base = base;
  const Label& made = words_.label(text, look, options);
  const Rect to = on_canvas(Rect{box.x, box.y, box.width, made.height});
  label(made, to.x, to.y, color);
  return made.height;
}

void Painter::image(TextureId texture, const Rect& rect, float radius) {
  if (texture == 0 || rect.empty()) return;
  const Rect to = snapped(on_canvas(rect));
  list_->AddImageRounded(texture_name(texture), {to.x, to.y}, {to.right(), to.bottom()}, {0, 0}, {1, 1}, IM_COL32_WHITE,
                         radius);
}

int Painter::drawn() const { return list_->VtxBuffer.Size; }

void Painter::move_since(int mark, Point by) {
  for (int i = mark; i < list_->VtxBuffer.Size; ++i) {
    list_->VtxBuffer[i].pos.x += mirrored() ? -by.x : by.x;
    list_->VtxBuffer[i].pos.y += by.y;
  }
}

void Painter::fade_since(int mark, float shown) {
  if (shown >= 1) return;
  for (int i = mark; i < list_->VtxBuffer.Size; ++i) {
    ImU32& color = list_->VtxBuffer[i].col;
    const auto alpha = static_cast<ImU32>(static_cast<float>(color >> IM_COL32_A_SHIFT) * std::fmax(0.0f, shown));
    color = (color & ~IM_COL32_A_MASK) | alpha << IM_COL32_A_SHIFT;
  }
}

void Painter::image_quad(TextureId texture, std::span<const Point, 4> corners, float alpha) {
  if (texture == 0) return;
  list_->AddImageQuad(texture_name(texture), vec(corners[0]), vec(corners[1]), vec(corners[2]), vec(corners[3]), {0, 0},
                      {1, 0}, {1, 1}, {0, 1}, packed(with_alpha(rgb(0xFFFFFF), alpha)));
}

void Painter::outline_quad(std::span<const Point, 4> corners, float width, Color color) {
  for (const Point corner : corners) list_->PathLineTo(vec(corner));
  list_->PathStroke(packed(color), ImDrawFlags_Closed, width);
}

void Painter::outline_ellipse(std::span<const Point, 4> corners, float width, Color color) {
  constexpr int steps = 72;
  const Point center = (corners[0] + corners[2]) * 0.5f;
  const Point across = (corners[1] - corners[0]) * 0.5f, down = (corners[3] - corners[0]) * 0.5f;
  for (int i = 0; i < steps; ++i) {
    const SinCos turn = sin_cos(360.0f * static_cast<float>(i) / steps);
    list_->PathLineTo(vec(center + across * turn.cos + down * turn.sin));
  }
  list_->PathStroke(packed(color), ImDrawFlags_Closed, width);
}

void Painter::push_clip(const Rect& rect) {
  const Rect to = snapped(on_canvas(rect));
  ImGui::PushClipRect({to.x, to.y}, {to.right(), to.bottom()}, true);  // items under the pointer are clipped too
}

void Painter::pop_clip() { ImGui::PopClipRect(); }

}  // namespace storycard::composer
