#include "render/layout_picture.h"

#include <algorithm>

namespace storycard::render {
namespace {

constexpr Color line_color{0, 148, 178, 46};
constexpr Color baseline_color{214, 40, 57, 255};
constexpr Color left_to_right_color{113, 47, 160, 255};
constexpr Color right_to_left_color{11, 122, 75, 255};

class Marks {
 public:
  explicit Marks(float scale) : scale_(scale) {}

  void add(const text::PlacedLine& line) {
    const float size = size_of(line);
    const float top = line.baseline.value - size;
    fill({line.x.value, top, line.width.value, size * 1.3f}, line_color);
    for (const text::PlacedRun& run : line.runs) add(run, line);
    fill({line.x.value, line.baseline.value, line.width.value, thin()}, baseline_color);
  }

  std::vector<paint::Command> take() { return std::move(commands_); }

 private:
  static float size_of(const text::PlacedLine& line) {
    return line.runs.empty() ? 0.0f : line.runs.front().font_size.value;
  }

  void add(const text::PlacedRun& run, const text::PlacedLine& line) {
    const Color color = run.right_to_left ? right_to_left_color : left_to_right_color;
    const float size = run.font_size.value;
    const float left = run.cluster_edges.front().value;
    const float right = run.cluster_edges.back().value;
    const float top = line.baseline.value - size * 0.98f;
    const float bottom = line.baseline.value + size * 0.28f;
    fill({left, top, right - left, thin()}, color);
    fill({left, bottom, right - left, thin()}, color);
    fill({left, top, thin(), bottom - top}, color);
    fill({right, top, thin(), bottom - top}, color);
    for (const Px edge : run.cluster_edges) {
      fill({edge.value, line.baseline.value - size * 0.12f, thin(), size * 0.24f}, color);
    }
  }

  // A px and a half of a full-size card, and never less than one of the picture.
  float thin() const { return std::max(1.5f, 1 / scale_); }

  void fill(const Rect& rect, Color color) {
    const Rect scaled{rect.x * scale_, rect.y * scale_, rect.width * scale_, rect.height * scale_};
    commands_.push_back(paint::FillPath{rectangle_path(scaled), color});
  }

  float scale_;
  std::vector<paint::Command> commands_;
};

}  // namespace

std::vector<paint::Command> layout_marks(const compose::Composition& composition, float scale) {
  Marks marks(scale);
  for (const compose::PlacedItem& item : composition.items) {
    const auto* placed = std::get_if<compose::PlacedText>(&item);
    if (placed == nullptr) continue;
    for (const text::PlacedLine& line : placed->layout.lines) marks.add(line);
  }
  return marks.take();
}

}  // namespace storycard::render
