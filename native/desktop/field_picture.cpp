#include "field_picture.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "font/color_glyph.h"
#include "raster/rasterize.h"

namespace storycard::desktop {
namespace {

using composer::look::field;
namespace metric = composer::metric;

constexpr float endless = 100'000;

text::Paragraph paragraph_of(const FieldText& words, const FieldLook& look) {
  text::Paragraph paragraph;
  paragraph.text = words.text.empty() ? look.placeholder : words.text;
  // A line that was just begun has no letter yet, but a place for the caret.
  if (paragraph.text.ends_with('\n')) paragraph.text += ' ';
  paragraph.language = look.language;
  paragraph.style = {field.role, field.weight};
  return paragraph;
}

// Straight alpha is what textures have.
Color with_alpha(Color color, std::uint8_t alpha) {
  color.alpha = alpha;
  return color;
}

}  // namespace

std::set<std::string> FieldPicture::needed_files(const FieldText& words, const FieldLook& look,
                                                 const text::Library& library) {
  return text::needed_files(paragraph_of(words, look), library);
}

FieldPicture::FieldPicture(const FieldText& words, const FieldLook& look, const text::Library& library)
    : field_(words), look_(look), shaped_(text::shape(paragraph_of(words, look), library)) {
  const float border = metric::field_border * look.scale;
  room_ = std::max(1.0f, static_cast<float>(look.size.width) + 2 * border - 2 * metric::field_pad_inline * look.scale);
  const Px size{field.size * look.scale}, width{look.one_line ? endless : room_};
  text::PlaceOptions place;
  place.font_size = size;
  place.line_height = field.line / field.size;
  place.align = look.one_line ? text::Align::left : text::Align::start;
  place.box = {0, 0, width.value, endless};
  layout_ = text::place_lines(shaped_, text::break_lines(shaped_, size, width), place);
  for (const text::PlacedLine& line : layout_.lines) words_width_ = std::max(words_width_, line.width.value);
}

// Where the first line's box begins, px inside the border.
Point FieldPicture::origin(float scroll) const {
  const float border = metric::field_border * look_.scale, x = metric::field_pad_inline * look_.scale - border;
  if (!look_.one_line) return {x, metric::field_pad_block * look_.scale - border - scroll};
  const float spare = shaped_.right_to_left ? std::max(0.0f, room_ - words_width_) : 0.0f;
  return {x + spare - scroll, (static_cast<float>(look_.size.height) - line_height()) / 2};
}

std::size_t FieldPicture::line_of(std::size_t byte) const {
  std::size_t line = 0;
  while (line + 1 < layout_.lines.size() && layout_.lines[line + 1].bytes.begin <= byte) ++line;
  return line;
}

float FieldPicture::x_of(std::size_t line, std::size_t byte) const {
  const text::PlacedLine& placed = layout_.lines[line];
  const float start = shaped_.right_to_left ? placed.x.value + placed.width.value : placed.x.value;
  const text::PlacedRun* last = nullptr;
  for (const text::PlacedRun& run : placed.runs) {
    if (!last || run.bytes.end > last->bytes.end) last = &run;
    if (byte < run.bytes.begin || byte >= run.bytes.end || run.cluster_edges.empty()) continue;
    std::size_t index = 0;
    for (const text::Cluster& cluster : shaped_.clusters) {
      if (cluster.bytes.begin >= run.bytes.begin && cluster.bytes.end <= byte) ++index;
    }
    const std::size_t edges = run.cluster_edges.size();
    index = std::min(index, edges - 1);
    return run.cluster_edges[run.right_to_left ? edges - 1 - index : index].value;
  }
  if (!last || last->cluster_edges.empty() || byte < last->bytes.end) return start;
  return last->right_to_left ? last->cluster_edges.front().value : last->cluster_edges.back().value;
}

std::size_t FieldPicture::byte_at(std::size_t line, float x) const {
  if (field_.text.empty()) return 0;
  const text::PlacedLine& placed = layout_.lines[line];
  std::size_t end = std::min<std::size_t>(placed.bytes.end, field_.text.size());
  if (end > placed.bytes.begin && line + 1 < layout_.lines.size()) end = before(field_.text, end, Reach::grapheme);
  std::size_t best = placed.bytes.begin;
  float nearest = endless;
  for (std::size_t byte = placed.bytes.begin;; byte = after(field_.text, byte, Reach::grapheme)) {
    const float away = std::abs(x_of(line, byte) - x);
    if (away < nearest) {
      nearest = away;
      best = byte;
    }
    if (byte >= end) return best;
  }
}

std::size_t FieldPicture::at(Point point, float scroll) const {
  const Point from = origin(scroll);
  const auto line = static_cast<std::ptrdiff_t>(std::floor((point.y - from.y) / line_height()));
  const auto last = static_cast<std::ptrdiff_t>(layout_.lines.size()) - 1;
  return byte_at(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(line, 0, last)), point.x - from.x);
}

std::size_t FieldPicture::line_by(std::size_t caret, int lines) const {
  const std::size_t line = line_of(caret);
  if (lines < 0 && line == 0) return 0;
  if (lines > 0 && line + 1 >= layout_.lines.size()) return field_.text.size();
  return byte_at(lines < 0 ? line - 1 : line + 1, x_of(line, caret));
}

std::size_t FieldPicture::end_of_line(std::size_t caret, int side) const {
  const std::size_t line = line_of(caret);
  const text::PlacedLine& placed = layout_.lines[line];
  if (side < 0) return placed.bytes.begin;
  const std::size_t end = std::min<std::size_t>(placed.bytes.end, field_.text.size());
  return line + 1 < layout_.lines.size() ? before(field_.text, end, Reach::grapheme) : end;
}

image::Bitmap FieldPicture::draw(float& scroll, Scroll how) const {
  const composer::Palette& colors = composer::palette(look_.appearance);
  const float scale = look_.scale, line_px = line_height();
  const std::size_t caret_line = line_of(field_.caret);
  const float caret_x = field_.text.empty() ? x_of(0, 0) : x_of(caret_line, field_.caret);
  const float caret_y = static_cast<float>(caret_line) * line_px;
  const float height = static_cast<float>(look_.size.height);
  const float page = look_.one_line ? room_ : height - 2 * (metric::field_pad_block - metric::field_border) * scale;
  const float whole = look_.one_line ? words_width_ : static_cast<float>(layout_.lines.size()) * line_px;
  if (how == Scroll::to_caret) {
    const float from = look_.one_line ? caret_x : caret_y, to = look_.one_line ? caret_x + scale : caret_y + line_px;
    scroll = std::max(std::min(scroll, from), to - page);
  }
  scroll = std::round(std::clamp(scroll, 0.0f, std::max(0.0f, whole - page)));

  image::Bitmap picture = image::Bitmap::filled(look_.size, {0, 0, 0, 0});
  const Point from = origin(scroll);
  std::vector<paint::Command> commands;
  const Rect all{0, 0, static_cast<float>(look_.size.width), height};
  commands.push_back(paint::FillPath{
      rounded_rectangle_path(all, (metric::field_radius - metric::field_border) * scale), colors.surface});
  const Color ink = field_.text.empty() ? colors.muted : colors.ink;
  std::vector<paint::Command> words;
  for (std::size_t i = 0; i < layout_.lines.size(); ++i) {
    const text::PlacedLine& line = layout_.lines[i];
    const float top = from.y + static_cast<float>(i) * line_px;
    if (top + line_px < 0 || top > height) continue;
    for (const text::PlacedRun& run : line.runs) {
      // What is chosen, a rectangle a cluster: in lines of both directions it may lie in several places.
      std::size_t index = 0;
      for (const text::Cluster& cluster : shaped_.clusters) {
        if (cluster.bytes.begin < run.bytes.begin || cluster.bytes.end > run.bytes.end) continue;
        const std::size_t edges = run.cluster_edges.size(), left = run.right_to_left ? edges - 2 - index : index;
        ++index;
        if (!look_.focused || index >= edges || cluster.bytes.begin < field_.begin() || cluster.bytes.end > field_.end())
          continue;
        const float x = run.cluster_edges[left].value, end = run.cluster_edges[left + 1].value;
        commands.push_back(
            paint::FillPath{rectangle_path({from.x + x, top, end - x, line_px}), with_alpha(colors.focus, 70)});
      }
      std::vector<Point> origins = run.positions;
      for (Point& point : origins) point = point + from;
      if (run.face && font::has_color_glyphs(*run.face))
        words.push_back(paint::DrawColorGlyphs{run.face, run.font_size, run.glyphs, std::move(origins), ink});
      else if (run.face)
        words.push_back(paint::DrawGlyphs{run.face, run.font_size, run.glyphs, std::move(origins), ink});
    }
  }
  std::move(words.begin(), words.end(), std::back_inserter(commands));
  if (look_.focused && field_.begin() == field_.end()) {
    const float x = std::round(from.x + caret_x), width = std::max(1.0f, std::round(1.5f * scale));
    commands.push_back(paint::FillPath{
        rectangle_path({x, std::round(from.y + caret_y + 2 * scale), width, line_px - 4 * scale}), colors.ink});
  }
  raster::draw(commands, picture);
  return picture;
}

}  // namespace storycard::desktop
