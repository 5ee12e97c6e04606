#include <cmath>

#include "base/json_reader.h"
#include "toolkit/read_frame.h"

namespace storycard::toolkit {
namespace {

Error wrong(const std::string& pointer, std::string_view expected, const Json& found) {
  return {ErrorCode::wrong_type, pointer, "expected " + std::string(expected) + ", found " + type_name(found)};
}

// Reads "12.5" at `offset` and moves past it; no locale, no exponent.
bool read_decimal(std::string_view text, std::size_t& offset, float& value) {
  std::size_t digits = 0;
  double whole = 0;
  double scale = 1;
  bool after_point = false;
  for (; offset < text.size(); ++offset) {
    const char c = text[offset];
    if (c == '.' && !after_point) {
      after_point = true;
    } else if (c >= '0' && c <= '9') {
      if (++digits > 9) return false;
      whole = whole * 10 + (c - '0');
      if (after_point) scale *= 10;
    } else {
      break;
    }
  }
  value = static_cast<float>(whole / scale);
  return digits > 0;
}

void skip_spaces(std::string_view text, std::size_t& offset) {
  while (offset < text.size() && text[offset] == ' ') ++offset;
}

Result<Stop> read_stop(const Json& json, const std::string& pointer) {
  const JsonArray* parts = json.as_array();
  if (parts == nullptr || parts->size() < 2 || parts->size() > 3) {
    return wrong(pointer, "[position, colour] or [position, colour, alpha]", json);
  }
  auto at = read_length((*parts)[0], pointer_to(pointer, std::size_t{0}));
  if (!at) return at.error();
  auto color = read_color_ref((*parts)[1], pointer_to(pointer, std::size_t{1}));
  if (!color) return color.error();
  if (parts->size() == 3) {
    const double* alpha = (*parts)[2].as_number();
    if (alpha == nullptr || *alpha < 0 || *alpha > 1) {
      return wrong(pointer_to(pointer, std::size_t{2}), "an alpha from 0 to 1", (*parts)[2]);
    }
    color->alpha *= static_cast<float>(*alpha);
  }
  return Stop{*at, *color};
}

}  // namespace

std::string_view in_language(const Words& words, std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  for (const std::string_view wanted : {language, base, std::string_view("en")}) {
    for (const auto& [tag, text] : words) {
      if (tag == wanted) return text;
    }
  }
  return words.empty() ? std::string_view() : std::string_view(words.front().second);
}

Result<Words> read_words(const Json& json, const std::string& pointer) {
  if (const std::string* text = json.as_string()) return Words{{"en", *text}};
  const JsonObject* object = json.as_object();
  if (object == nullptr) return wrong(pointer, "a text or texts by language", json);
  Words words;
  for (const auto& [language, value] : *object) {
    const std::string* text = value.as_string();
    if (text == nullptr) return wrong(pointer_to(pointer, language), "a text", value);
    words.emplace_back(language, *text);
  }
  if (json.find("en") == nullptr) {
    return Error{ErrorCode::missing_value, pointer_to(pointer, "en"), "the English words are missing"};
  }
  return words;
}

Result<ColorRef> read_color_ref(const Json& json, const std::string& pointer) {
  const std::string* text = json.as_string();
  if (text == nullptr) return wrong(pointer, "the name of a colour", json);
  ColorRef color;
  const std::size_t at = text->find('@');
  color.name = text->substr(0, at);
  if (at != std::string::npos) {
    std::size_t offset = at + 1;
    if (!read_decimal(*text, offset, color.alpha) || offset != text->size() || color.alpha > 1) {
      return Error{ErrorCode::out_of_range, pointer, "expected an alpha from 0 to 1 after the @"};
    }
  }
  if (color.name.empty()) return Error{ErrorCode::missing_value, pointer, "expected the name of a colour"};
  if (color.name.starts_with('#')) {
    if (const auto literal = read_color(color.name); !literal) {
      return Error{literal.error().code, pointer, literal.error().detail};
    }
  }
  return color;
}

Result<Length> read_length(const Json& json, const std::string& pointer) {
  constexpr float most = 1000;         // u
  constexpr float most_fraction = 10;  // of the parent
  if (const double* number = json.as_number()) {
    if (*number < -most || *number > most) return Error{ErrorCode::out_of_range, pointer, "the length is too large"};
    return Length{static_cast<float>(*number), 0};
  }
  const std::string* text = json.as_string();
  if (text == nullptr) return wrong(pointer, "a length such as 6 or \"40% + 3u\"", json);
  const Error malformed{ErrorCode::wrong_type, pointer, "expected a length such as 6 or \"40% + 3u\", found \"" + *text + "\""};
  Length length;
  std::size_t offset = 0;
  float sign = 1;
  skip_spaces(*text, offset);
  if (offset < text->size() && (*text)[offset] == '-') {
    sign = -1;
    ++offset;
  }
  while (true) {
    float value = 0;
    skip_spaces(*text, offset);
    if (!read_decimal(*text, offset, value) || value > most || offset == text->size()) return malformed;
    const char unit = (*text)[offset++];
    if (unit != '%' && unit != 'u') return malformed;
    (unit == '%' ? length.fraction : length.units) += sign * (unit == '%' ? value / 100 : value);
    skip_spaces(*text, offset);
    if (offset == text->size()) {
      const bool sane = std::abs(length.units) <= most && std::abs(length.fraction) <= most_fraction;
      if (!sane) return Error{ErrorCode::out_of_range, pointer, "the length is too large"};
      return length;
    }
    const char operation = (*text)[offset++];
    if (operation != '+' && operation != '-') return malformed;
    sign = operation == '+' ? 1.0f : -1.0f;
  }
}

Result<Box> read_box(const Json& json, const std::string& pointer) {
  const JsonArray* sides = json.as_array();
  if (sides == nullptr || sides->size() != 4) {
    return Error{ErrorCode::wrong_type, pointer, std::string("expected [x, y, width, height], found ") + type_name(json)};
  }
  Length lengths[4];
  for (std::size_t i = 0; i < 4; ++i) {
    auto length = read_length((*sides)[i], pointer_to(pointer, i));
    if (!length) return length.error();
    lengths[i] = *length;
  }
  return Box{lengths[0], lengths[1], lengths[2], lengths[3]};
}

Result<PaintRef> read_paint(const Json& json, const std::string& pointer) {
  if (json.as_string() != nullptr) {
    auto color = read_color_ref(json, pointer);
    if (!color) return color.error();
    return PaintRef(*color);
  }
  if (json.as_object() == nullptr) return wrong(pointer, "a colour or a gradient", json);
  JsonReader read(json, pointer);
  Gradient gradient;
  if (read.flag("radial", false)) {
    gradient.kind = Gradient::Kind::radial;
  } else {
    read.require("linear");
    gradient.axis = read.choice("linear", {"across", "down"}, 1) == 0 ? Axis::across : Axis::down;
  }
  gradient.anchor = read.text("anchor");
  read.require("stops");
  const JsonArray* stops = read.array("stops", 32);
  read.no_others();
  if (read.error()) return *read.error();
  if (stops->size() < 2) {
    return Error{ErrorCode::missing_value, read.pointer("stops"), "a gradient needs two stops or more"};
  }
  for (std::size_t i = 0; i < stops->size(); ++i) {
    auto stop = read_stop((*stops)[i], pointer_to(read.pointer("stops"), i));
    if (!stop) return stop.error();
    gradient.stops.push_back(*stop);
  }
  return PaintRef(gradient);
}

}  // namespace storycard::toolkit
