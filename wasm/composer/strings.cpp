#include "composer/strings.h"

#include <span>

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

using Forms = std::map<PluralCategory, std::string>;

// {"one": "…", "other": "…"}: `other` is always there, and stands in for a form that is not.
Result<Forms> read_forms(const Json& value, const std::string& where) {
  JsonReader reader(value, where);
  Forms forms;
  for (const PluralCategory category : plural_categories) {
    if (reader.has(name_of(category))) forms[category] = reader.text(name_of(category));
  }
  reader.require(name_of(PluralCategory::other));
  reader.no_others();
  if (reader.error()) return *reader.error();
  return forms;
}

using Values = std::span<const Strings::Value>;

std::string fill(const std::string& pattern, Values values) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t shut = open == std::string::npos ? open : pattern.find('}', open);
    if (shut == std::string::npos) return out.append(pattern, at);
    out.append(pattern, at, open - at);
    const std::string_view name(pattern.data() + open + 1, shut - open - 1);
    for (const Strings::Value& value : values) {
      if (value.name == name) out += value.text;
    }
    at = shut + 1;
  }
  return out;
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
  const Json* plurals = file.object("plurals");
  if (file.error()) return *file.error();
  if (plurals) {
    Result<PluralRules> rules = PluralRules::read(*plurals, "/plurals");
    if (!rules) return rules.error();
    strings.plurals_ = std::move(*rules);
  }
  for (const auto& [key, value] : *texts->as_object()) {
    if (const std::string* words = value.as_string()) {
      strings.texts_[key] = *words;
      continue;
    }
    const std::string where = pointer_to("/strings", key);
    if (!value.as_object()) return Error{ErrorCode::wrong_type, where, "expected a string, or its plural forms"};
    Result<Forms> forms = read_forms(value, where);
    if (!forms) return forms.error();
    strings.texts_[key] = forms->at(PluralCategory::other);
    strings.forms_[key] = std::move(*forms);
  }
  return strings;
}

std::string Strings::text(std::string_view key) const {
  const auto found = texts_.find(key);
  return found != texts_.end() ? found->second : std::string(key);
}

std::string Strings::filled(std::string_view key, std::initializer_list<Value> values) const {
  return fill(text(key), {values.begin(), values.size()});
}

std::string Strings::counted(std::string_view key, long long count, std::initializer_list<Value> values) const {
  std::vector<Value> all(values);
  all.push_back({"count", number(count)});
  const auto forms = forms_.find(key);
  if (forms == forms_.end()) return fill(text(key), all);
  const auto form = forms->second.find(plurals_.category_of(count));
  return fill(form != forms->second.end() ? form->second : text(key), all);
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
