#include <cmath>

#include "base/deflate.h"
#include "paint/display_list.h"

namespace storycard::paint {
namespace {

// Written by hand: printf's decimal point is the locale's.
void append_number(std::string& text, float number) {
  if (!std::isfinite(number) || std::fabs(number) > 1e15f) {
    text += std::isnan(number) ? "nan" : number > 0 ? "huge" : "-huge";
    return;
  }
  const auto thousandths = static_cast<std::int64_t>(std::floor(std::fabs(double(number)) * 1000 + 0.5));
  if (number < 0 && thousandths != 0) text += '-';
  text += std::to_string(thousandths / 1000);
  if (thousandths % 1000 == 0) return;
  std::string digits = std::to_string(1000 + thousandths % 1000).substr(1);
  while (digits.back() == '0') digits.pop_back();
  text += '.' + digits;
}

void append_point(std::string& text, Point point) {
  append_number(text, point.x);
  text += ',';
  append_number(text, point.y);
}

void append_hex(std::string& text, std::uint32_t number, int digits) {
  for (int i = digits - 1; i >= 0; --i) text += "0123456789abcdef"[number >> (4 * i) & 15];
}

void append_color(std::string& text, Color color) {
  text += '#';
  append_hex(text, color.red, 2);
  append_hex(text, color.green, 2);
  append_hex(text, color.blue, 2);
  if (color.alpha != 255) append_hex(text, color.alpha, 2);
}

void append_path(std::string& text, const Path& path) {
  for (const PathStep& step : path.steps) {
    text += ' ';
    switch (step.kind) {
      case PathStep::Kind::move: text += 'M'; break;
      case PathStep::Kind::line: text += 'L'; break;
      case PathStep::Kind::quad: text += 'Q'; break;
      case PathStep::Kind::cubic: text += 'C'; break;
      case PathStep::Kind::close: text += 'Z'; continue;
    }
    if (step.kind == PathStep::Kind::quad || step.kind == PathStep::Kind::cubic) {
      append_point(text, step.control1);
      text += ' ';
    }
    if (step.kind == PathStep::Kind::cubic) {
      append_point(text, step.control2);
      text += ' ';
    }
    append_point(text, step.to);
  }
}

void append_stops(std::string& text, const std::vector<GradientStop>& stops) {
  for (const GradientStop& stop : stops) {
    text += ' ';
    append_number(text, stop.at);
    text += ':';
    append_color(text, stop.color);
  }
}

void append_paint(std::string& text, const Paint& paint) {
  if (const Color* color = std::get_if<Color>(&paint)) {
    append_color(text, *color);
  } else if (const LinearGradient* linear = std::get_if<LinearGradient>(&paint)) {
    text += "linear(";
    append_point(text, linear->from);
    text += ' ';
    append_point(text, linear->to);
    append_stops(text, linear->stops);
    text += ')';
  } else if (const RadialGradient* radial = std::get_if<RadialGradient>(&paint)) {
    text += "radial(";
    append_point(text, radial->center);
    text += ' ';
    append_number(text, radial->radius);
    append_stops(text, radial->stops);
    text += ')';
  }
}

void append(std::string& text, const FillPath& fill) {
  text += "fill ";
  append_paint(text, fill.paint);
  append_path(text, fill.path);
}

template <typename Run>
void append_glyphs(std::string& text, const Run& run) {
  text += "glyphs \"" + (run.face == nullptr ? std::string() : run.face->name()) + "\" ";
  append_number(text, run.font_size.value);
  text += ' ';
  append_color(text, run.color);
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    text += ' ' + std::to_string(run.glyphs[i]) + '@';
    if (i < run.origins.size()) append_point(text, run.origins[i]);
  }
}

void append(std::string& text, const DrawGlyphs& run) { append_glyphs(text, run); }

void append(std::string& text, const DrawColorGlyphs& run) {
  text += "color ";
  append_glyphs(text, run);
}

void append(std::string& text, const DrawImage& image) {
  text += "image " + std::to_string(image.x) + ',' + std::to_string(image.y);
  if (image.bitmap != nullptr) {
    const PixelSize size = image.bitmap->size;
    text += ' ' + std::to_string(size.width) + 'x' + std::to_string(size.height) + " pixels ";
    append_hex(text, crc32(image.bitmap->rgba), 8);
  }
  if (!image.clip.empty()) {
    text += " clip";
    append_path(text, image.clip);
  }
}

void append(std::string& text, const Shadow& shadow) {
  text += "shadow blur ";
  append_number(text, shadow.blur);
  text += ' ';
  append_color(text, shadow.color);
  append_path(text, shadow.path);
}

const char* name_of(Blend blend) {
  switch (blend) {
    case Blend::normal: return "normal";
    case Blend::multiply: return "multiply";
    case Blend::screen: return "screen";
    case Blend::overlay: return "overlay";
    case Blend::soft_light: return "soft-light";
  }
  return "";
}

void append(std::string& text, const BeginGroup& group) {
  text += "group opacity " + std::to_string(group.opacity) + ' ' + name_of(group.blend);
  if (!group.clip.empty()) {
    text += " clip";
    append_path(text, group.clip);
  }
}

void append(std::string& text, const EndGroup&) { text += "end"; }

}  // namespace

std::string dump(const DisplayList& list) {
  std::string text = "card " + std::to_string(list.size.width) + 'x' + std::to_string(list.size.height) + ' ';
  append_color(text, list.ground);
  text += '\n';
  for (const Command& command : list.commands) {
    std::visit([&](const auto& known) { append(text, known); }, command);
    text += '\n';
  }
  return text;
}

}  // namespace storycard::paint
