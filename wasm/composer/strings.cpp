#include "composer/strings.h"

#include "base/json_reader.h"
#include "base/utf8.h"

namespace storycard::composer {
namespace {

constexpr std::size_t languages_max = 200;

std::vector<std::string> read_digits(std::string_view text) {
  std::vector<std::string> digits;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    digits.emplace_back(text.substr(at, decoded.length));
    at += decoded.length;
  }
  if (digits.size() != 10) digits.clear();
  return digits;
}

}  // namespace

Result<std::vector<Language>> read_languages(std::string_view text) {
  Result<Json> json = read_json(text);
  if (!json) return json.error();
  JsonReader list(*json, "");
  const JsonArray* entries = list.array("languages", languages_max);
  std::vector<Language> languages;
  for (std::size_t i = 0; entries && i < entries->size(); ++i) {
    JsonReader entry((*entries)[i], pointer_to("/languages", i));
    entry.require("id");
    entry.require("name");
    const char* const directions[] = {"ltr", "rtl"};
    Language language{entry.text("id"), entry.text("name"), directions[entry.choice("direction", {"ltr", "rtl"}, 0)]};
    if (entry.error()) return *entry.error();
    languages.push_back(std::move(language));
  }
  if (list.error()) return *list.error();
  return languages;
}

Result<Strings> Strings::read(std::string_view text) {
  Result<Json> json = read_json(text);
  if (!json) return json.error();
  JsonReader file(*json, "");
  Strings strings;
  strings.language_ = file.text("language", "en");
  strings.direction_ = file.choice("direction", {"ltr", "rtl"}, 0) == 1 ? "rtl" : "ltr";
  strings.digits_ = read_digits(file.text("digits"));
  file.require("strings");
  const Json* texts = file.object("strings");
  if (file.error()) return *file.error();
  for (const auto& [key, value] : *texts->as_object()) {
    const std::string* words = value.as_string();
    if (!words) return Error{ErrorCode::wrong_type, pointer_to("/strings", key), "expected a string"};
    strings.texts_[key] = *words;
  }
  return strings;
}

std::string Strings::text(std::string_view key) const {
  const auto found = texts_.find(key);
  return found != texts_.end() ? found->second : std::string(key);
}

std::string Strings::filled(std::string_view key, std::initializer_list<Value> values) const {
  const std::string pattern = text(key);
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t shut = open == std::string::npos ? open : pattern.find('}', open);
    if (shut == std::string::npos) return out.append(pattern, at);
    out.append(pattern, at, open - at);
    const std::string_view name(pattern.data() + open + 1, shut - open - 1);
    for (const Value& value : values) {
      if (value.name == name) out += value.text;
    }
    at = shut + 1;
  }
  return out;
}

std::string Strings::number(long long value) const {
  const std::string ascii = std::to_string(value);
  if (digits_.empty()) return ascii;
  std::string out;
  for (const char c : ascii) {
    if (c >= '0' && c <= '9')
      out += digits_[static_cast<std::size_t>(c - '0')];
    else
      out += c;
  }
  return out;
}

}  // namespace storycard::composer
