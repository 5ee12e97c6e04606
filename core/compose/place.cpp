#include "compose/place.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "compose/slots.h"

namespace storycard::compose {
namespace {

class Placer {
 public:
  Placer(const MeasureContext& context, Colors& colors, Composition& composition)
      : context_(context), colors_(colors), composition_(composition) {}

  // Two walks: where the anchors are is known only after the stacks have packed their children.
  void note_anchors(const Measured& measured, const Rect& box) {
    const auto* stack = std::get_if<toolkit::StackLayer>(&measured.layer->content);
    float top = box.y;
    if (stack != nullptr) {
      const std::vector<Rect> boxes = child_boxes(measured, *stack, box);
      for (std::size_t i = 0; i < boxes.size(); ++i) note_anchors(measured.children[i], boxes[i]);
      if (!boxes.empty()) top = boxes.front().y;
    }
    if (!measured.layer->id.empty()) anchors_[measured.layer->id] = top;
  }

  void place(const Measured& measured, const Rect& box) {
    const toolkit::Layer& layer = *measured.layer;
    if (const auto* stack = std::get_if<toolkit::StackLayer>(&layer.content)) {
      const std::vector<Rect> boxes = child_boxes(measured, *stack, box);
      for (std::size_t i = 0; i < boxes.size(); ++i) place(measured.children[i], boxes[i]);
    } else if (const auto* fill = std::get_if<toolkit::FillLayer>(&layer.content)) {
      place_fill(*fill, mirrored(box));
    } else if (const auto* art = std::get_if<toolkit::PathLayer>(&layer.content)) {
      place_art(*art, mirrored(box));
    } else if (const auto* links = std::get_if<toolkit::LinksLayer>(&layer.content)) {
      place_links(*links, mirrored(box));
    } else if (const auto* photo = std::get_if<toolkit::PhotoLayer>(&layer.content)) {
      place_photo(*photo, mirrored(box));
    } else if (const auto* text = std::get_if<toolkit::TextLayer>(&layer.content)) {
      place_texts(measured, text->style, box);
    } else if (const auto* line = std::get_if<toolkit::TextLineLayer>(&layer.content)) {
      place_texts(measured, line->style, box);
    }
  }

 private:
  Rect mirrored(Rect box) const {
    if (context_.right_to_left) box.x = static_cast<float>(composition_.size.width) - box.x - box.width;
    return box;
  }

  static std::vector<Rect> child_boxes(const Measured& measured, const toolkit::StackLayer& stack, const Rect& box) {
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

  GradientPlace gradient_place(const toolkit::PaintRef& paint, const Rect& box) const {
    const auto* gradient = std::get_if<toolkit::Gradient>(&paint);
    float anchor = box.y;
    if (gradient != nullptr) {
      const auto found = anchors_.find(gradient->anchor);
      if (found != anchors_.end()) anchor = found->second;
    }
    return {box, anchor, context_.unit, context_.right_to_left};
  }

  void place_fill(const toolkit::FillLayer& fill, const Rect& box) {
    Path path = fill.outline == toolkit::FillLayer::Outline::ellipse ? ellipse_path(box)
                : fill.radius_units > 0 ? rounded_rectangle_path(box, fill.radius_units * context_.unit)
                                        : rectangle_path(box);
    composition_.items.push_back(PlacedArt{std::move(path), resolved(fill.paint, gradient_place(fill.paint, box), colors_), {}, {}});
  }

  // From a view of that size into the box.
  Transform into(const Rect& box, float view_width, float view_height, bool mirrors) const {
    Transform transform = scaling(box.width / view_width, box.height / view_height);
    if (mirrors && context_.right_to_left) transform = then(transform, then(scaling(-1, 1), translation(box.width, 0)));
    return then(transform, translation(box.x, box.y));
  }

  void place_art(const toolkit::PathLayer& art, const Rect& box) {
    composition_.items.push_back(PlacedArt{transformed(art.path, into(box, art.view_width, art.view_height, art.mirrors)),
                                           resolved(art.paint, gradient_place(art.paint, box), colors_), {}, {}});
  }

  void place_photo(const toolkit::PhotoLayer& photo, const Rect& box) {
    composition_.items.push_back(PlacedPhoto{photo.index, box, photo.outline, photo.radius_units * context_.unit,
                                             transformed(photo.path, into(box, 1, 1, photo.mirrors)), 0});
  }

  void place_links(const toolkit::LinksLayer& links, const Rect& box) {
    const bool circle = links.along == toolkit::LinksLayer::Along::circle;
    // In a circle sizes are fractions of half the box; elsewhere they are in u.
    const float unit = circle ? std::min(box.width, box.height) / 2 : context_.unit;
    PlacedLinks placed{links.along, box, links.count, links.radius * unit, links.spacing * unit,
                       links.stroke * unit, links.orbit * unit, {}, std::nullopt, context_.right_to_left, 0};
    for (const toolkit::ColorRef& color : links.colors) placed.colors.push_back(colors_.of(color));
    if (links.casing) placed.casing = colors_.of(*links.casing);
    composition_.items.push_back(std::move(placed));
  }

  void place_texts(const Measured& measured, const toolkit::TextStyle& style, const Rect& box) {
    const Color color = colors_.of(style.color);
    for (const FittedText& text : measured.texts) {
      text::PlaceOptions options;
      options.box = mirrored({box.x + text.x, box.y + text.y, text.width, text.fitted.height.value});
      options.align = alignment(style.align, text);
      options.font_size = text.fitted.font_size;
      options.line_height = text.line_height;
      PlacedText placed{no_report, text::place_lines(*text.words->shaped, text.fitted.lines, options), color};
      if (!text.words->slot.empty()) {
        placed.report = composition_.report.texts.size();
        composition_.report.texts.push_back(report_of(text, placed.layout));
      }
      composition_.items.push_back(std::move(placed));
    }
  }

  // Start and end are the card's, not the paragraph's: a Latin name stays under the Arabic story it belongs to. A
  // translation is a story of its own.
  text::Align alignment(toolkit::TextStyle::Align align, const FittedText& text) const {
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
  std::map<std::string, float> anchors_;
};

}  // namespace

void place(const std::vector<TopLayer>& layers, const MeasureContext& context, Colors& colors, Composition& composition) {
  Placer placer(context, colors, composition);
  for (const TopLayer& layer : layers) placer.note_anchors(layer.measured, layer.box);
  for (const TopLayer& layer : layers) placer.place(layer.measured, layer.box);
}

}  // namespace storycard::compose
