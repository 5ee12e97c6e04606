#include "font/color_glyph.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "base/limits.h"

namespace storycard::font {
namespace {

using PaintFuncs = std::unique_ptr<hb_paint_funcs_t, decltype(&hb_paint_funcs_destroy)>;

bool all_finite(std::initializer_list<float> numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isfinite(number); });
}

bool finite(const Transform& t) { return all_finite({t.a, t.b, t.c, t.d, t.e, t.f}); }

Color color_of(hb_color_t color) {
  const auto byte = [](unsigned value) { return static_cast<std::uint8_t>(value); };
  return {byte(hb_color_get_red(color)), byte(hb_color_get_green(color)), byte(hb_color_get_blue(color)),
          byte(hb_color_get_alpha(color))};
}

struct Group {
  std::size_t begin;  // its BeginGroup
  bool isolated;      // something in it looks at what the group has so far
};

std::size_t nested_groups(const std::vector<ColorStep>& steps) {
  std::size_t deepest = 0, depth = 0;
  for (const ColorStep& step : steps) {
    if (std::holds_alternative<BeginGroup>(step)) deepest = std::max(deepest, ++depth);
    if (std::holds_alternative<EndGroup>(step)) --depth;
  }
  return deepest;
}

// Writes down what HarfBuzz paints. Transforms go into the paths and inks, so that no step depends on another's.
class Recorder {
 public:
  explicit Recorder(const Face& face) : face_(face) {}

  // The glyph as a whole is a group: HarfBuzz lets a composite at its root look at the card.
  void begin() { push_group(); }
  ColorGlyph end() {
    pop_group(Composite::source_over);
    if (failed_ || !groups_.empty() || clips_ != 0) return {};
    std::size_t kept = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (dropped_[i]) continue;
      if (kept != i) steps_[kept] = std::move(steps_[i]);
      ++kept;
    }
    steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(kept), steps_.end());
    if (nested_groups(steps_) > limits::color_glyph_layers) return {};
    return {std::move(steps_)};
  }

  void push_transform(const Transform& transform) {
    if (failed_ || transforms_.size() >= limits::color_glyph_depth * 4) return fail();
    transforms_.push_back(place_);
    place_ = then(transform, place_);
    if (!finite(place_)) fail();
  }
  void pop_transform() {
    if (failed_ || transforms_.empty()) return fail();
    place_ = transforms_.back();
    transforms_.pop_back();
  }

  void push_clip(GlyphId glyph) {
    if (failed_) return;
    Path path = transformed(face_.outline(glyph), place_);
    path_steps_ += path.steps.size();
    if (path_steps_ > limits::color_glyph_path_steps) return fail();
    push_clip(ClipPath{std::move(path)});
  }
  void push_clip(const Rect& box) {
    if (!all_finite({box.x, box.y, box.width, box.height})) return fail();
    if (place_ == Transform{}) return push_clip(ClipBox{box});
    push_clip(ClipPath{transformed(rectangle_path(box), place_)});
  }
  void pop_clip() {
    if (failed_ || clips_ == 0) return fail();
    --clips_;
    add(Unclip{});
  }

  void fill(Ink ink) { add(Fill{std::move(ink)}); }
  const Transform& place() const { return place_; }

  void push_group() {
    if (groups_.size() >= limits::color_glyph_depth) return fail();
    groups_.push_back({steps_.size(), false});
    add(BeginGroup{});
  }
  // Source over is associative: a group that comes so upon its parent, and in which nothing else happens, needs no
  // layer of its own. Nearly all groups of real fonts are such.
  void pop_group(Composite mode) {
    if (failed_ || groups_.empty()) return fail();
    const Group group = groups_.back();
    groups_.pop_back();
    if (mode == Composite::source_over && !group.isolated) {
      dropped_[group.begin] = true;
      return;
    }
    if (mode != Composite::source_over && !groups_.empty()) groups_.back().isolated = true;
    add(EndGroup{mode});
  }

  void fail() { failed_ = true; }

 private:
  void push_clip(ColorStep clip) {
    if (clips_ >= limits::color_glyph_depth) return fail();
    ++clips_;
    add(std::move(clip));
  }

  void add(ColorStep step) {
    if (failed_ || steps_.size() >= limits::color_glyph_steps) return fail();
    steps_.push_back(std::move(step));
    dropped_.push_back(false);
  }

  const Face& face_;
  std::vector<ColorStep> steps_;
  std::vector<bool> dropped_;
  std::vector<Group> groups_;
  std::vector<Transform> transforms_;
  Transform place_;
  std::size_t clips_ = 0;
  std::size_t path_steps_ = 0;
  bool failed_ = false;
};

ColorLine line_of(hb_color_line_t* line) {
  ColorLine result;
  for (;;) {
    constexpr unsigned at_once = 16;
    hb_color_stop_t stops[at_once];
    unsigned count = at_once;
    const auto start = static_cast<unsigned>(result.stops.size());
    hb_color_line_get_color_stops(line, start, &count, stops);
    for (unsigned i = 0; i < count; ++i) result.stops.push_back({stops[i].offset, color_of(stops[i].color)});
    if (count < at_once || result.stops.size() >= limits::color_stops) break;
  }
  switch (hb_color_line_get_extend(line)) {
    case HB_PAINT_EXTEND_REPEAT: result.extend = Extend::repeat; break;
    case HB_PAINT_EXTEND_REFLECT: result.extend = Extend::reflect; break;
    default: result.extend = Extend::pad; break;
  }
  return result;
}

Recorder& recorder(void* data) { return *static_cast<Recorder*>(data); }

void linear_gradient(hb_paint_funcs_t*, void* data, hb_color_line_t* line, float x0, float y0, float x1, float y1,
                     float x2, float y2, void*) {
  if (!all_finite({x0, y0, x1, y1, x2, y2})) return recorder(data).fail();
  // The colours stand at right angles to p0-p2: the end is p1 as seen along that line.
  const double along_x = double(x2) - x0, along_y = double(y2) - y0;
  const double squared = along_x * along_x + along_y * along_y;
  Point end{x1, y1};
  if (squared > 0) {
    const double share = ((double(x1) - x0) * along_x + (double(y1) - y0) * along_y) / squared;
    end = {static_cast<float>(x1 - share * along_x), static_cast<float>(y1 - share * along_y)};
  }
  recorder(data).fill(LinearInk{{x0, y0}, end, line_of(line), recorder(data).place()});
}

void radial_gradient(hb_paint_funcs_t*, void* data, hb_color_line_t* line, float x0, float y0, float r0, float x1,
                     float y1, float r1, void*) {
  if (!all_finite({x0, y0, r0, x1, y1, r1})) return recorder(data).fail();
  recorder(data).fill(RadialInk{{x0, y0}, r0, {x1, y1}, r1, line_of(line), recorder(data).place()});
}

void sweep_gradient(hb_paint_funcs_t*, void* data, hb_color_line_t* line, float x, float y, float from, float to,
                    void*) {
  if (!all_finite({x, y, from, to})) return recorder(data).fail();
  constexpr float turn = 6.28318530717958648f;  // HarfBuzz counts in radians
  recorder(data).fill(SweepInk{{x, y}, from / turn, to / turn, line_of(line), recorder(data).place()});
}

// HarfBuzz hands on the byte that a font has there, whatever it is; read as its enumeration, most of them would be undefined.
Composite composite_of(const hb_paint_composite_mode_t& mode) {
  unsigned number = 0;
  static_assert(sizeof(number) == sizeof(mode));
  std::memcpy(&number, &mode, sizeof(number));
  return number <= static_cast<unsigned>(Composite::luminosity) ? static_cast<Composite>(number) : Composite::clear;
}

// No lambda: as a function pointer it would read the mode to hand it on.
void pop_group(hb_paint_funcs_t*, void* data, hb_paint_composite_mode_t mode, void*) {
  recorder(data).pop_group(composite_of(mode));
}

PaintFuncs make_paint_funcs() {
  PaintFuncs owner(hb_paint_funcs_create(), &hb_paint_funcs_destroy);
  hb_paint_funcs_t* funcs = owner.get();
  const auto push_transform = [](hb_paint_funcs_t*, void* data, float xx, float yx, float xy, float yy, float dx,
                                 float dy, void*) { recorder(data).push_transform({xx, yx, xy, yy, dx, dy}); };
  const auto pop_transform = [](hb_paint_funcs_t*, void* data, void*) { recorder(data).pop_transform(); };
  const auto push_clip_glyph = [](hb_paint_funcs_t*, void* data, hb_codepoint_t glyph, hb_font_t*, void*) {
    recorder(data).push_clip(glyph);
  };
  const auto push_clip_rectangle = [](hb_paint_funcs_t*, void* data, float left, float low, float right, float high,
                                      void*) { recorder(data).push_clip(Rect{left, low, right - left, high - low}); };
  const auto pop_clip = [](hb_paint_funcs_t*, void* data, void*) { recorder(data).pop_clip(); };
  const auto color = [](hb_paint_funcs_t*, void* data, hb_bool_t, hb_color_t value, void*) {
    recorder(data).fill(color_of(value));
  };
  const auto push_group = [](hb_paint_funcs_t*, void* data, void*) { recorder(data).push_group(); };
  hb_paint_funcs_set_push_transform_func(funcs, push_transform, nullptr, nullptr);
  hb_paint_funcs_set_pop_transform_func(funcs, pop_transform, nullptr, nullptr);
  hb_paint_funcs_set_push_clip_glyph_func(funcs, push_clip_glyph, nullptr, nullptr);
  hb_paint_funcs_set_push_clip_rectangle_func(funcs, push_clip_rectangle, nullptr, nullptr);
  hb_paint_funcs_set_pop_clip_func(funcs, pop_clip, nullptr, nullptr);
  hb_paint_funcs_set_color_func(funcs, color, nullptr, nullptr);
  hb_paint_funcs_set_linear_gradient_func(funcs, linear_gradient, nullptr, nullptr);
  hb_paint_funcs_set_radial_gradient_func(funcs, radial_gradient, nullptr, nullptr);
  hb_paint_funcs_set_sweep_gradient_func(funcs, sweep_gradient, nullptr, nullptr);
  hb_paint_funcs_set_push_group_func(funcs, push_group, nullptr, nullptr);
  hb_paint_funcs_set_pop_group_func(funcs, pop_group, nullptr, nullptr);
  return owner;
}

bool has_colors(hb_face_t* face, GlyphId glyph) {
  return hb_ot_color_glyph_has_paint(face, glyph) != 0 ||
         hb_ot_color_glyph_get_layers(face, glyph, 0, nullptr, nullptr) > 0;
}

}  // namespace

bool has_color_glyphs(const Face& face) {
  hb_face_t* hb_face = hb_font_get_face(face.shaping_font());
  return hb_ot_color_has_paint(hb_face) != 0 || hb_ot_color_has_layers(hb_face) != 0;
}

ColorGlyph color_glyph(const Face& face, GlyphId glyph, Color ink) {
  hb_font_t* font = face.shaping_font();
  if (!has_colors(hb_font_get_face(font), glyph)) return {};
  const PaintFuncs funcs = make_paint_funcs();
  Recorder steps(face);
  steps.begin();
  hb_font_paint_glyph(font, glyph, funcs.get(), &steps, 0, HB_COLOR(ink.blue, ink.green, ink.red, ink.alpha));
  return steps.end();
}

}  // namespace storycard::font
