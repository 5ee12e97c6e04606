#include "almanac/dates.h"
#include "base/json_reader.h"
#include "base/utf8.h"

namespace storycard::almanac {
namespace {

constexpr std::size_t most_languages = 2000;
constexpr std::size_t most_bytes = 200;  // of one name or pattern

void check_size(JsonReader& read, std::string_view key, const std::string& text) {
  if (text.size() > most_bytes) read.fail(ErrorCode::too_large, read.pointer(key), "this text is too long");
}

template <std::size_t count>
std::array<std::string, count> read_names(JsonReader& read, std::string_view key, const std::array<std::string, count>& otherwise) {
  if (!read.has(key)) return otherwise;
  std::vector<std::string> names = read.texts(key, count);
  std::array<std::string, count> result;
  if (names.size() != count) {
    read.fail(ErrorCode::out_of_range, read.pointer(key), "expected " + std::to_string(count) + " names");
    return result;
  }
  for (std::size_t i = 0; i < count; ++i) {
    check_size(read, key, names[i]);
    result[i] = std::move(names[i]);
  }
  return result;
}

// A pattern with no other parts than these, each in braces.
std::string read_pattern(JsonReader& read, std::string_view key, const std::string& otherwise,
                         std::initializer_list<std::string_view> parts) {
  std::string pattern = read.text(key, otherwise);
  check_size(read, key, pattern);
  std::string_view rest = pattern;
  for (std::size_t at = rest.find_first_of("{}"); at != std::string_view::npos; at = rest.find_first_of("{}")) {
    const std::size_t close = rest.find('}', at);
    bool known = false;
    for (const std::string_view part : parts) {
      known = known || (rest[at] == '{' && close != std::string_view::npos && rest.substr(at + 1, close - at - 1) == part);
    }
    if (!known) {
      read.fail(ErrorCode::unknown_value, read.pointer(key), "there is a part in it that is not known");
      break;
    }
    rest.remove_prefix(close + 1);
  }
  return pattern;
}

char32_t read_zero(JsonReader& read) {
  const std::string zero = read.text("zero", "0");
  const DecodedCodePoint decoded = zero.empty() ? DecodedCodePoint{} : decode_utf8(zero, 0);
  const bool one = !zero.empty() && decoded.length == zero.size() && decoded.code_point <= 0x1FFFF;
  if (!one) read.fail(ErrorCode::wrong_type, read.pointer("zero"), "expected one digit");
  return one ? decoded.code_point : U'0';
}

Result<DateWords> read_words(const Json& json, const std::string& pointer) {
  JsonReader read(json, pointer);
  DateWords words;
  read.require("months");
  read.require("weekdays");
  words.months = read_names(read, "months", words.months);
  words.weekdays = read_names(read, "weekdays", words.weekdays);
  words.months_inside = read_names(read, "monthsInside", words.months);
  words.weekdays_inside = read_names(read, "weekdaysInside", words.weekdays);
  words.date = read_pattern(read, "date", words.date, {"weekday", "month", "number", "day", "day2", "year"});
  words.time = read_pattern(read, "time", words.time, {"hour", "minute"});
  words.zero = read_zero(read);
  if (read.error()) return *read.error();
  return words;
}

}  // namespace

Result<Dates> Dates::read(std::string_view text) {
  const auto json = read_json(text);
  if (!json) return json.error();
  JsonReader read(*json, "");
  read.require("dates");
  read.integer("dates", 1, {1, 1});
  read.require("languages");
  const Json* languages = read.object("languages");
  if (read.error()) return *read.error();
  auto values = std::make_shared<ByLanguage<DateWords>>();
  for (const auto& [tag, value] : *languages->as_object()) {
    const std::string pointer = pointer_to(read.pointer("languages"), tag);
    if (values->size() == most_languages) return Error{ErrorCode::too_large, pointer, "there are too many languages"};
    auto words = read_words(value, pointer);
    if (!words) return words.error();
    values->insert_or_assign(tag_key(tag), std::move(*words));
  }
  Dates dates;
  dates.languages_ = std::move(values);
  return dates;
}

}  // namespace storycard::almanac
