#include "compose/measure.h"

#include <algorithm>
#include <cmath>

#include "compose/conditions.h"
#include "compose/line_height.h"
#include "compose/pictures.h"
#include "compose/qr_place.h"

namespace storycard::compose {
namespace {

Measured sized(const toolkit::Layer& layer, float width, float height) {
  Measured measured;
  measured.layer = &layer;
  measured.width = width;
  measured.height = height;
  return measured;
}

struct Extent {
  float width, height;
};

struct SizeLimits {
  Px least, most;
};

SizeLimits size_limits(const toolkit::TextStyle& style, float scale, const MeasureContext& context) {
  const bool smallest = context.effort.floor == Effort::Floor::smallest;
  // A text that needs a roomier box stays at its comfortable size there, so that one letter more never makes it larger.
  const bool roomier = smallest || context.effort.roominess > 0;
  const float comfort = style.comfort_size * context.min_scale;
  const bool has_comfort = style.comfort_size > style.min_size;
  const float most = roomier && has_comfort ? comfort : style.max_size;
  const float least = smallest ? style.min_size * context.min_scale : comfort;
  return {Px{least * scale * context.unit}, Px{std::max(most, least) * scale * context.unit}};
}

text::FitLimits fit_limits(const toolkit::TextStyle& style, float scale, float width, float height, float line_height,
                           const MeasureContext& context) {
  const SizeLimits sizes = size_limits(style, scale, context);
  text::FitLimits limits;
  // A frame may leave a text no room at all; then it does not fit, which is a report and no error.
  limits.width = Px{std::max(width, 1.0f)};
  limits.height = Px{std::max(height, 1.0f)};
  limits.min_size = sizes.least;
  limits.max_size = sizes.most;
  limits.max_lines = style.max_lines;
  limits.line_height = line_height;
  limits.wrap = style.wrap == toolkit::TextStyle::Wrap::balanced ? text::FitLimits::Wrap::balanced
                                                                 : text::FitLimits::Wrap::first_fit;
  return limits;
}

FittedText fit_words(const ShapedSlot& words, const toolkit::TextStyle& style, float width, float height,
                     const MeasureContext& context) {
  FittedText text;
  text.words = &words;
  text.line_height = line_height(style, words.letters.font.role, *words.shaped);
  text.fitted = text::fit(*words.shaped, fit_limits(style, words.letters.scale, width, height, text.line_height, context));
  text.width = width;
  return text;
}

// What is left for the words of a text with a plate around them.
struct Pads {
  float across = 0, down = 0;
};

Pads pads_of(const toolkit::TextStyle& style, const MeasureContext& context) {
  if (!style.plate) return {};
  return {style.plate->pad_across_units * context.unit, style.plate->pad_down_units * context.unit};
}

// Moves words into their plate, and makes the layer as much larger.
void pad(Measured& measured, const Pads& pads) {
  for (FittedText& text : measured.texts) {
    text.x += pads.across;
    text.y += pads.down;
  }
  measured.width += 2 * pads.across;
  measured.height += 2 * pads.down;
}


std::optional<Measured> measure_text(const toolkit::Layer& layer, const toolkit::TextLayer& text, float width, float height,
                                     MeasureContext& context) {
  const ShapedSlot* words = text.slot.empty() ? context.words.own(text.words, text.style, std::string(own_words))
                                              : context.words.slot(text.slot, text.style, text.always_left_to_right);
  if (words == nullptr) return std::nullopt;
  const Pads pads = pads_of(text.style, context);
  Measured measured = sized(layer, width - 2 * pads.across, 0);
  measured.texts.push_back(fit_words(*words, text.style, measured.width, height - 2 * pads.down, context));
  measured.height = measured.texts.back().fitted.height.value;
  pad(measured, pads);
  return measured;
}

text::Em width_of(const text::ShapedText& shaped) {
  text::Em width;
  for (const text::Cluster& cluster : shaped.clusters) width += cluster.width;
  return width;
}

bool has_line_feed(const text::ShapedText& shaped) { return shaped.paragraph.text.find('\n') != std::string::npos; }

// All pieces and the separators between them on one line at the largest size that takes it; nothing when none does.
std::optional<Measured> on_one_line(const toolkit::Layer& layer, const toolkit::TextStyle& style,
                                    const std::vector<const ShapedSlot*>& pieces, const Extent& room,
                                    const MeasureContext& context) {
  text::Em total;
  for (const ShapedSlot* piece : pieces) {
    if (has_line_feed(*piece->shaped)) return std::nullopt;
    total += width_of(*piece->shaped);
  }
  float scale = 1;
  for (const ShapedSlot* piece : pieces) scale = std::max(scale, piece->letters.scale);
  const SizeLimits sizes = size_limits(style, scale, context);
  const float largest = std::floor(room.width / text::to_px(total, 1_px).value * 4) / 4;
  if (largest < sizes.least.value) return std::nullopt;
  const Px size = min(Px{largest}, sizes.most);
  Measured measured = sized(layer, room.width, 0);
  float x = 0;
  for (const ShapedSlot* piece : pieces) {
    FittedText text;
    text.words = piece;
    text.line_height = line_height(style, piece->letters.font.role, *piece->shaped);
    // Wide enough that rounding never breaks it.
    text.fitted.lines = text::break_lines(*piece->shaped, size, Px{room.width * 2 + 1});
    text.fitted.font_size = size;
    text.fitted.height = size * text.line_height;
    text.fitted.fits = text.fitted.height.value <= room.height + 0.01f;
    text.fitted.too_long_by = 0;
    text.of_a_row = true;
    text.x = x;
    text.width = text::to_px(width_of(*piece->shaped), size).value;
    x += text.width;
    measured.height = std::max(measured.height, text.fitted.height.value);
    measured.texts.push_back(std::move(text));
  }
  // Aligned as one: centred or at the end, the pieces move together.
  const float slack = std::max(0.0f, room.width - x);
  const float shift = style.align == toolkit::TextStyle::Align::center ? slack / 2
                      : style.align == toolkit::TextStyle::Align::end  ? slack
                                                                       : 0;
  for (FittedText& text : measured.texts) {
    text.x += shift;
    text.y = (measured.height - text.fitted.height.value) / 2;
  }
  return measured;
}

std::optional<Measured> measure_pieces(const toolkit::Layer& layer, const toolkit::TextLineLayer& line, float width, float height,
                                       MeasureContext& context) {
  std::vector<const ShapedSlot*> slots;
  std::vector<const ShapedSlot*> pieces;
  for (const std::string& slot : line.slots) {
    const ShapedSlot* words = context.words.slot(slot, line.style, false);
    if (words == nullptr) continue;
    if (!slots.empty()) pieces.push_back(context.words.own(line.separator, line.style, ""));
    slots.push_back(words);
    pieces.push_back(words);
  }
  if (slots.empty()) return std::nullopt;
  if (auto measured = on_one_line(layer, line.style, pieces, {width, height}, context)) return measured;
  Measured measured = sized(layer, width, 0);
  for (const ShapedSlot* words : slots) {
    FittedText text = fit_words(*words, line.style, width, height - measured.height, context);
    text.y = measured.height;
    measured.height += text.fitted.height.value;
    measured.texts.push_back(std::move(text));
  }
  return measured;
}

std::optional<Measured> measure_line(const toolkit::Layer& layer, const toolkit::TextLineLayer& line, float width, float height,
                                     MeasureContext& context) {
  const Pads pads = pads_of(line.style, context);
  auto measured = measure_pieces(layer, line, width - 2 * pads.across, height - 2 * pads.down, context);
  if (measured) pad(*measured, pads);
  return measured;
}

// What a child asks for along the stack's axis before anything is shared; nothing: as much as its content takes.
std::optional<float> own_length(const toolkit::Layer& layer, toolkit::Axis axis, float whole, float unit) {
  const toolkit::Length& length = axis == toolkit::Axis::down ? layer.box.height : layer.box.width;
  if (length == toolkit::Length{0, 1}) return std::nullopt;
  return length.in_px(unit, whole);
}

// The extent of a child that is `along` long on the axis, inside a stack of width x height.
Extent child_extent(const toolkit::Layer& child, toolkit::Axis axis, float along, const Extent& stack, float unit) {
  if (const auto* art = std::get_if<toolkit::PathLayer>(&child.content)) {
    const float aspect = art->view_width / art->view_height;
    return axis == toolkit::Axis::down ? Extent{along * aspect, along} : Extent{along, along / aspect};
  }
  if (axis == toolkit::Axis::down) return {child.box.width.in_px(unit, stack.width), along};
  return {along, child.box.height.in_px(unit, stack.height)};
}

float length_of(const Measured& measured, toolkit::Axis axis) {
  return axis == toolkit::Axis::down ? measured.height : measured.width;
}

class StackMeasure {
 public:
  StackMeasure(const toolkit::StackLayer& stack, const Extent& extent, MeasureContext& context)
      : stack_(stack), extent_(extent), context_(context) {}

  // Children in order; those that grow are measured last, with what the others leave.
  std::vector<Measured> run() {
    std::vector<std::optional<Measured>> children(stack_.children.size());
    const float whole = stack_.axis == toolkit::Axis::down ? extent_.height : extent_.width;
    float left = whole - gaps();
    std::size_t growing = 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (stack_.children[i].grows) {
        // One that draws nothing takes no share.
        if (child(stack_.children[i], 1)) ++growing;
        continue;
      }
      children[i] = child(stack_.children[i], std::max(left, 0.0f));
      if (children[i]) left -= length_of(*children[i], stack_.axis);
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (!stack_.children[i].grows) continue;
      const float share = std::max(left, 0.0f) / static_cast<float>(std::max<std::size_t>(growing, 1));
      children[i] = child(stack_.children[i], share);
      if (children[i]) (stack_.axis == toolkit::Axis::down ? children[i]->height : children[i]->width) = share;
    }
    return visible(children);
  }

 private:
  // Gaps before all children but the first, as if all were there: a missing one leaves its gap to the text that grows.
  float gaps() const {
    float sum = 0;
    for (std::size_t i = 1; i < stack_.children.size(); ++i) sum += gap_before(stack_.children[i]);
    return sum;
  }

  float gap_before(const toolkit::Layer& child) const {
    return (child.gap_before_units > 0 ? child.gap_before_units : stack_.gap_units) * context_.unit;
  }

  std::optional<Measured> child(const toolkit::Layer& layer, float left) {
    const float whole = stack_.axis == toolkit::Axis::down ? extent_.height : extent_.width;
    const float along = own_length(layer, stack_.axis, whole, context_.unit).value_or(left);
    const Extent extent = child_extent(layer, stack_.axis, along, extent_, context_.unit);
    return measure(layer, extent.width, extent.height, context_);
  }

  std::vector<Measured> visible(std::vector<std::optional<Measured>>& children) const {
    std::vector<Measured> shown;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (!children[i]) continue;
      children[i]->before = shown.empty() ? 0 : gap_before(stack_.children[i]);
      shown.push_back(std::move(*children[i]));
    }
    return shown;
  }

  const toolkit::StackLayer& stack_;
  const Extent extent_;
  MeasureContext& context_;
};

std::optional<Measured> measure_stack(const toolkit::Layer& layer, const toolkit::StackLayer& stack, float width, float height,
                                      MeasureContext& context) {
  Measured measured = sized(layer, width, height);
  measured.children = StackMeasure(stack, {width, height}, context).run();
  if (measured.children.empty()) return std::nullopt;
  // A stack takes what its children take, unless its own box or a growing child says otherwise.
  const bool fixed = own_length(layer, stack.axis, 0, 1).has_value();
  const bool grows = std::any_of(stack.children.begin(), stack.children.end(), [](const auto& child) { return child.grows; });
  if (fixed || grows) return measured;
  float sum = 0;
  for (const Measured& child : measured.children) sum += child.before + length_of(child, stack.axis);
  (stack.axis == toolkit::Axis::down ? measured.height : measured.width) = sum;
  return measured;
}

std::optional<Measured> measure_group(const toolkit::Layer& layer, const toolkit::GroupLayer& group, float width, float height,
                                      MeasureContext& context) {
  Measured measured = sized(layer, width, height);
  for (const toolkit::Layer& child : group.children) {
    const Rect box = box_in(child, width, height, context);
    auto inside = measure(child, box.width, box.height, context);
    if (!inside) continue;
    measured.children.push_back(std::move(*inside));
    measured.boxes.push_back(box);
  }
  if (measured.children.empty()) return std::nullopt;
  return measured;
}

std::optional<Measured> measure_logos(const toolkit::Layer& layer, const toolkit::LogosLayer& logos, float width, float height,
                                      MeasureContext& context) {
  const LogoRow row = logo_row(logos, width, context.unit, context.card);
  if (row.logos.empty()) return std::nullopt;
  const bool own_height = layer.box.height != toolkit::Length{0, 1};
  return sized(layer, row.width, own_height ? height : row.height);
}

float between(float a, float b, float share) { return a + (b - a) * share; }

Rect in_px(const toolkit::Box& box, float unit, float width, float height) {
  return {box.x.in_px(unit, width), box.y.in_px(unit, height), box.width.in_px(unit, width), box.height.in_px(unit, height)};
}

}  // namespace

Rect box_in(const toolkit::Layer& layer, float width, float height, const MeasureContext& context) {
  const Rect usual = in_px(layer.box, context.unit, width, height);
  const float roominess = context.effort.roominess;
  if (!layer.roomy || roominess == 0) return usual;
  const Rect roomy = in_px(*layer.roomy, context.unit, width, height);
  return {between(usual.x, roomy.x, roominess), between(usual.y, roomy.y, roominess),
          between(usual.width, roomy.width, roominess), between(usual.height, roomy.height, roominess)};
}

std::optional<Measured> measure(const toolkit::Layer& layer, float width, float height, MeasureContext& context) {
  if (!hold(layer.conditions, context.card)) return std::nullopt;
  if (const auto* text = std::get_if<toolkit::TextLayer>(&layer.content)) return measure_text(layer, *text, width, height, context);
  if (const auto* line = std::get_if<toolkit::TextLineLayer>(&layer.content)) {
    return measure_line(layer, *line, width, height, context);
  }
  if (const auto* stack = std::get_if<toolkit::StackLayer>(&layer.content)) {
    return measure_stack(layer, *stack, width, height, context);
  }
  if (const auto* group = std::get_if<toolkit::GroupLayer>(&layer.content)) return measure_group(layer, *group, width, height, context);
  if (const auto* logos = std::get_if<toolkit::LogosLayer>(&layer.content)) return measure_logos(layer, *logos, width, height, context);
  if (const auto* qr = std::get_if<toolkit::QrLayer>(&layer.content)) {
    if (!qr_size(*qr, context.card.story, {0, 0, width, height}, context.unit)) return std::nullopt;
  }
  if (const auto* photo = std::get_if<toolkit::PhotoLayer>(&layer.content)) {
    if (!photo_of(*photo, context.card.story)) return std::nullopt;
  }
  return sized(layer, width, height);
}

bool all_fit(const Measured& measured) {
  const auto fits = [](const FittedText& text) { return text.fitted.fits; };
  return std::all_of(measured.texts.begin(), measured.texts.end(), fits) &&
         std::all_of(measured.children.begin(), measured.children.end(), all_fit);
}

}  // namespace storycard::compose
