#include "table/name_pattern.h"

#include <algorithm>

#include "base/utf8.h"

namespace storycard::table {
namespace {

constexpr std::size_t most_bytes = 200;       // file systems take 255
constexpr std::size_t most_value_bytes = 60;  // of one key: a long one must not push the next out

bool is_plain(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.';
}

struct Span {
  char32_t first, last;
};

// What no file's name should hold though it is no ASCII: spaces, what is invisible or turns the reading direction, private use.
constexpr Span unfit[] = {{0x80, 0xA0},     {0xAD, 0xAD},     {0x034F, 0x034F},   {0x061C, 0x061C}, {0x115F, 0x1160},
                          {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x2000, 0x200B}, {0x200E, 0x200F},
                          {0x2028, 0x202F}, {0x205F, 0x206F}, {0x2215, 0x2215},   {0x29F8, 0x29F8}, {0x3000, 0x3000},
                          {0x3164, 0x3164}, {0xE000, 0xF8FF}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0xFF0F, 0xFF0F},
                          {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFF}, {0xE0000, 0x10FFFF}};

bool is_fit(char32_t c) {
  if (c < 0x80) return is_plain(c);
  return std::none_of(std::begin(unfit), std::end(unfit),
                      [c](const Span& span) { return c >= span.first && c <= span.last; });
}

// Names that Windows keeps for devices, whatever follows a dot.
bool is_device(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  for (char& c : stem) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  for (const std::string_view device : {"CON", "PRN", "AUX", "NUL"}) {
    if (stem == device) return true;
  }
  return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) && stem[3] >= '0' && stem[3] <= '9';
}

std::string row_text(std::size_t row) {
  std::string text = std::to_string(row);
  if (text.size() < 4) text.insert(0, 4 - text.size(), '0');  // so that they sort
  return text;
}

// What stands at "photo.file" or "photos.0.file": a text, a number, yes or no; empty for all else.
std::string value_at(const Json* json, std::string_view key) {
  while (json != nullptr && !key.empty()) {
    const std::string_view step = key.substr(0, key.find('.'));
    key.remove_prefix(std::min(step.size() + 1, key.size()));
    if (const JsonArray* list = json->as_array()) {
      const bool number =
          !step.empty() && step.size() < 4 && step.find_first_not_of("0123456789") == std::string_view::npos;
      std::size_t place = 0;
      for (const char c : step) place = place * 10 + static_cast<std::size_t>(c - '0');
      json = number && place < list->size() ? &(*list)[place] : nullptr;
    } else {
      json = json->find(step);
    }
  }
  if (json == nullptr) return {};
  if (const std::string* text = json->as_string()) return *text;
  if (const double* number = json->as_number()) return number_text(*number);
  if (const bool* flag = json->as_bool()) return *flag ? "yes" : "no";
  return {};
}

std::string cut(std::string text) {
  if (text.size() <= most_value_bytes) return text;
  std::size_t end = most_value_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  text.resize(end);
  return text;
}

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
  });
}

}  // namespace

std::string safe_name(std::string_view text) {
  std::string name;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint next = decode_utf8(text, at);
    if (is_fit(next.code_point)) {
      // Neither a hidden file, nor an option, nor a way up.
      const bool dot = next.code_point == '.';
      if (dot && (name.empty() || name.back() == '.')) {
        at += next.length;
        continue;
      }
      std::string letter;
      append_utf8(letter, next.code_point);
      if (name.size() + letter.size() + (gap ? 1 : 0) > most_bytes) break;
      if (gap && !name.empty()) name += '-';
      gap = false;
      name += letter;
    } else {
      gap = true;
    }
    at += next.length;
  }
  while (name.ends_with('.')) name.pop_back();
  return is_device(name) ? "_" + name : name;
}

Result<NamePattern> NamePattern::read(std::string_view text) {
  NamePattern pattern;
  const auto wrong = [&](std::string detail) {
    return Error{ErrorCode::unknown_value, std::string(text), std::move(detail)};
  };
  while (!text.empty()) {
    const std::size_t brace = text.find_first_of("{}");
    const std::string_view words = text.substr(0, brace);
    if (words.find_first_of("/\\") != std::string_view::npos)
      return wrong("all cards lie in one folder, so a name has no slash");
    if (!words.empty()) pattern.parts_.push_back({std::string(words), false});
    if (brace == std::string_view::npos) break;
    const std::size_t close = text.find('}', brace);
    if (text[brace] == '}' || close == std::string_view::npos) return wrong("a brace is opened or closed alone");
    const std::string_view key = text.substr(brace + 1, close - brace - 1);
    if (!is_key(key))
      return wrong("in braces stands row, frame, theme, format, or a key of the story such as name or photo.file");
    pattern.parts_.push_back({std::string(key), true});
    text.remove_prefix(close + 1);
  }
  if (pattern.parts_.empty()) return wrong("a pattern of names is not empty");
  return pattern;
}

bool NamePattern::speaks_of(std::string_view key) const {
  return std::any_of(parts_.begin(), parts_.end(), [key](const Part& part) { return part.is_key && part.text == key; });
}

bool NamePattern::tells_rows_apart() const {
  if (!parts_.front().is_key || parts_.front().text != "row") return false;
  return parts_.size() == 1 || (!parts_[1].is_key && parts_[1].text.starts_with('-'));
}

std::string NamePattern::name(const NamedCard& card) const {
  std::string name;
  for (const Part& part : parts_) {
    if (!part.is_key)
      name += part.text;
    else if (part.text == "row")
      name += row_text(card.row);
    else if (part.text == "frame")
      name += card.frame;
    else if (part.text == "theme")
      name += card.theme;
    else if (part.text == "format")
      name += card.format;
    else
      name += cut(value_at(card.story, part.text));
  }
  return safe_name(name);
}

}  // namespace storycard::table
