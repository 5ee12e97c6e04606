#include "compose/place.h"

#include <algorithm>

#include "base/utf8.h"
#include "compose/art.h"
#include "compose/slots.h"

namespace storycard::compose {
namespace {

class Placer {
 public:
  Placer(const MeasureContext& context, Colors& colors, Composition& composition)
      : context_(context), colors_(colors), composition_(composition), art_(context, anchors_, colors, composition) {}

  // Two walks: where the anchors are is known only after the stacks have packed their children.
  void note_anchors(const Measured& measured, const Rect& box) {
    float top = box.y;
    const std::vector<Rect> boxes = child_boxes(measured, box);
    for (std::size_t i = 0; i < boxes.size(); ++i) note_anchors(measured.children[i], boxes[i]);
    if (!boxes.empty() && std::holds_alternative<toolkit::StackLayer>(measured.layer->content)) top = boxes.front().y;
    if (!measured.layer->id.empty()) anchors_[measured.layer->id] = top;
  }

  void place(const Measured& measured, const Rect& box) {
    const toolkit::Layer& layer = *measured.layer;
    if (const auto* text = std::get_if<toolkit::TextLayer>(&layer.content)) return place_texts(measured, text->style, box);
    if (const auto* line = std::get_if<toolkit::TextLineLayer>(&layer.content)) return place_texts(measured, line->style, box);
    const bool logos = std::holds_alternative<toolkit::LogosLayer>(layer.content);
    if (logos || std::holds_alternative<toolkit::QrLayer>(layer.content)) taken_.push_back(art_.mirrored(box));
    if (toolkit::children_of(layer) == nullptr) return art_.place(layer, box);
    const Art::Inside inside(art_, layer, box);
    const std::vector<Rect> boxes = child_boxes(measured, box);
    for (std::size_t i = 0; i < boxes.size(); ++i) place(measured.children[i], boxes[i]);
  }

  const std::vector<Rect>& taken() const { return taken_; }

 private:
  static std::vector<Rect> child_boxes(const Measured& measured, const Rect& box) {
    if (const auto* stack = std::get_if<toolkit::StackLayer>(&measured.layer->content)) return stacked(measured, *stack, box);
    std::vector<Rect> boxes;
    for (const Rect& inside : measured.boxes) boxes.push_back({box.x + inside.x, box.y + inside.y, inside.width, inside.height});
    return boxes;
  }

  static std::vector<Rect> stacked(const Measured& measured, const toolkit::StackLayer& stack, const Rect& box) {
    const bool down = stack.axis == toolkit::Axis::down;
    float used = 0;
    for (const Measured& child : measured.children) used += child.before + (down ? child.height : child.width);
    const float left = std::max(0.0f, (down ? box.height : box.width) - used);
    using Pack = toolkit::StackLayer::Pack;
    float at = stack.pack == Pack::start ? 0 : stack.pack == Pack::end ? left : left / 2;
    std::vector<Rect> boxes;
    for (const Measured& child : measured.children) {
      at += child.before;
      boxes.push_back(down ? Rect{box.x, box.y + at, child.width, child.height}
                           : Rect{box.x + at, box.y, child.width, child.height});
      at += down ? child.height : child.width;
    }
    return boxes;
  }

  void place_texts(const Measured& measured, const toolkit::TextStyle& style, const Rect& box) {
    const Color color = colors_.of(style.color);
    std::vector<Rect> lines;
    const std::size_t plate = composition_.items.size();
    for (const FittedText& text : measured.texts) {
      text::PlaceOptions options;
      options.box = art_.mirrored({box.x + text.x, box.y + text.y, text.width, text.fitted.height.value});
      options.align = alignment(style.align, text);
      options.font_size = text.fitted.font_size;
      options.line_height = text.line_height;
      PlacedText placed{no_report, text::place_lines(*text.words->shaped, text.fitted.lines, options), color};
      if (!text.words->slot.empty()) {
        placed.report = composition_.report.texts.size();
        composition_.report.texts.push_back(report_of(text, placed.layout));
      }
      note_letters(placed.layout);
      if (style.plate) add_lines(text, placed.layout, options.box.y, lines);
      composition_.items.push_back(std::move(placed));
    }
    if (style.plate && !lines.empty()) place_plate(*style.plate, lines, plate);
  }

  // From the highest accents to the lowest tails, nearly.
  void note_letters(const text::TextLayout& layout) {
    for (const text::PlacedLine& line : layout.lines) {
      if (line.runs.empty()) continue;
      const float size = line.runs.front().font_size.value;
      taken_.push_back({line.x.value, line.baseline.value - 0.85f * size, line.width.value, 1.2f * size});
    }
  }

  // The boxes of a text's lines; those of several texts on one line are one.
  static void add_lines(const FittedText& text, const text::TextLayout& layout, float top, std::vector<Rect>& lines) {
    const float height = text.fitted.font_size.value * text.line_height;
    for (const text::PlacedLine& line : layout.lines) {
      const Rect box{line.x.value, top, line.width.value, height};
      top += height;
      if (box.width <= 0) continue;
      if (!lines.empty() && lines.back().y == box.y) {
        const float left = std::min(lines.back().x, box.x);
        const float right = std::max(lines.back().right(), box.right());
        lines.back() = {left, box.y, right - left, std::max(lines.back().height, box.height)};
      } else {
        lines.push_back(box);
      }
    }
  }

  // Behind the words, which are there already: at `index` among the items.
  void place_plate(const toolkit::Plate& plate, const std::vector<Rect>& lines, std::size_t index) {
    const float across = plate.pad_across_units * context_.unit;
    const float down = plate.pad_down_units * context_.unit;
    const float radius = plate.radius_units * context_.unit;
    Path path;
    Rect bounds = lines.front();
    for (const Rect& line : lines) {
      const Rect padded{line.x - across, line.y - down, line.width + 2 * across, line.height + 2 * down};
      const Path one = radius > 0 ? rounded_rectangle_path(padded, radius) : rectangle_path(padded);
      path.steps.insert(path.steps.end(), one.steps.begin(), one.steps.end());
      const Point far{std::max(bounds.right(), padded.right()), std::max(bounds.bottom(), padded.bottom())};
      bounds.x = std::min(bounds.x, padded.x);
      bounds.y = std::min(bounds.y, padded.y);
      bounds.width = far.x - bounds.x;
      bounds.height = far.y - bounds.y;
    }
    art_.place_plate(plate, path, bounds);
    const auto first = composition_.items.begin() + static_cast<std::ptrdiff_t>(index);
    std::rotate(first, composition_.items.end() - 1, composition_.items.end());
  }

  // Start and end are the card's, not the paragraph's: a Latin name stays under the Arabic story it belongs to. A
  // translation is a story of its own.
  text::Align alignment(toolkit::TextStyle::Align align, const FittedText& text) const {
    // The space after a comma hangs; centred by itself the comma would stand apart from its word.
    if (text.of_a_row) return context_.right_to_left ? text::Align::right : text::Align::left;
    if (align == toolkit::TextStyle::Align::center) return text::Align::center;
    const bool at_start = align == toolkit::TextStyle::Align::start;
    const bool right_to_left =
        is_translation(text.words->slot) ? is_translation_right_to_left(context_.card) : context_.right_to_left;
    return at_start == right_to_left ? text::Align::right : text::Align::left;
  }

  TextReport report_of(const FittedText& text, const text::TextLayout& layout) const {
    const text::ShapedText& shaped = *text.words->shaped;
    TextReport report;
    report.slot = text.words->slot;
    report.language = shaped.paragraph.language;
    report.right_to_left = shaped.right_to_left;
    report.font_size = text.fitted.font_size.value;
    report.fits = text.fitted.fits;
    report.too_long_by = text.fitted.too_long_by;
    // WCAG 2.2, "large scale": 24 px, or 18.66 px when bold.
    const bool bold = shaped.paragraph.style.weight >= 700;
    report.threshold = report.font_size >= (bold ? 18.66f : 24.0f) ? 3.0f : 4.5f;
    for (const font::Face* face : shaped.faces) {
      // Slices of one face count once.
      const bool named = std::find(report.faces.begin(), report.faces.end(), face->name()) != report.faces.end();
      if (!named) report.faces.push_back(face->name());
    }
    for (const char32_t missing : shaped.missing) report.missing.push_back(code_point_name(missing));
    for (const text::PlacedLine& line : layout.lines) {
      report.lines.push_back({shaped.paragraph.text.substr(line.bytes.begin, line.bytes.size()), line.bytes, line.x.value,
                              line.baseline.value, line.width.value});
    }
    return report;
  }

  const MeasureContext& context_;
  Colors& colors_;
  Composition& composition_;
  std::vector<Rect> taken_;
  Anchors anchors_;
  Art art_;
};

}  // namespace

std::vector<Rect> place(const std::vector<TopLayer>& layers, const MeasureContext& context, Colors& colors, Composition& composition) {
  Placer placer(context, colors, composition);
  for (const TopLayer& layer : layers) placer.note_anchors(layer.measured, layer.box);
  for (const TopLayer& layer : layers) placer.place(layer.measured, layer.box);
  return placer.taken();
}

}  // namespace storycard::compose
