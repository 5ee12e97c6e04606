#include "base/json.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/check.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace storycard {
namespace {

std::string byte_place(std::size_t offset) { return "byte " + std::to_string(offset); }

// Where brackets nest past the limit. Looked for before parsing, so that nothing deep is ever built.
std::optional<std::size_t> first_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    if (letter == '"') in_string = !in_string;
    if (in_string) {
      if (letter == '\\') ++i;
      continue;
    }
    if (letter == '[' || letter == '{') ++depth;
    if (letter == ']' || letter == '}') --depth;
    if (depth > limits::json_depth) return i;
  }
  return std::nullopt;
}

// Of members with the same key the last value stays, in the first one's place, as in JavaScript.
// Sorted rather than compared one by one: a hostile object has a hundred thousand of them.
void drop_repeated_keys(JsonObject& members) {
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return members[a].first < members[b].first; });

  std::vector<bool> repeats(members.size());
  bool any = false;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && members[order[end]].first == members[order[begin]].first) repeats[order[end++]] = true;
    if (end > begin + 1) {
      members[order[begin]].second = std::move(members[order[end - 1]].second);
      any = true;
    }
    begin = end;
  }
  if (!any) return;

  std::size_t kept = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (repeats[i]) continue;
    if (kept != i) members[kept] = std::move(members[i]);
    ++kept;
  }
  members.erase(members.begin() + static_cast<std::ptrdiff_t>(kept), members.end());
}

// nlohmann's parser calls these; each returns false to stop it.
class JsonBuilder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  explicit JsonBuilder(std::size_t text_bytes) : text_bytes_(text_bytes) {}

  bool null() { return add(Json()); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(number_integer_t value) { return add(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) { return add(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t&) { return add(value); }
  bool string(string_t& value) { return add(std::move(value)); }
  bool binary(binary_t&) { return false; }

  bool start_object(std::size_t) {
    open_.push_back({JsonObject{}, {}});
    return true;
  }
  bool start_array(std::size_t) {
    open_.push_back({JsonArray{}, {}});
    return true;
  }
  bool key(string_t& name) {
    open_.back().key = std::move(name);
    return true;
  }
  bool end_object() {
    drop_repeated_keys(*open_.back().value.as_object());
    return end_array();
  }
  bool end_array() {
    Json value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }
  // `position` counts the bytes read, the offending one included; at the end of the text it is one past it.
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& cause) {
    const std::size_t offset = std::min(position == 0 ? 0 : position - 1, text_bytes_);
    const bool overflow = cause.id == 406;
    error_ = Error{overflow ? ErrorCode::out_of_range : ErrorCode::json_syntax, byte_place(offset),
                   overflow ? "expected a number of ordinary size, found one too large" : plain(cause.what())};
    return false;
  }

  const std::optional<Error>& error() const { return error_; }
  Json take() { return std::move(root_); }

 private:
  struct Open {
    Json value;
    std::string key;
  };

  bool add(Json value) {
    if (++values_ > limits::json_values) {
      error_ = Error{ErrorCode::too_large, "", "it holds more than " + std::to_string(limits::json_values) + " values"};
      return false;
    }
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (JsonArray* list = open_.back().value.as_array()) {
      list->push_back(std::move(value));
    } else {
      open_.back().value.as_object()->emplace_back(std::move(open_.back().key), std::move(value));
    }
    return true;
  }

  // "[json...] parse error at line 1, column 5: syntax error while parsing value - unexpected '}'; last read: ..."
  // becomes "line 1, column 5: unexpected '}'".
  static std::string plain(std::string_view what) {
    const auto after = [](std::string_view text, std::string_view mark) {
      const std::size_t found = text.find(mark);
      return found == std::string_view::npos ? text : text.substr(found + mark.size());
    };
    const std::string_view place = after(what, "parse error at ");
    std::string_view cause = after(place, " - ");
    cause = cause.substr(0, cause.find("; last read"));
    return std::string(place.substr(0, place.find(": "))) + ": " + std::string(cause);
  }

  std::size_t text_bytes_;
  std::size_t values_ = 0;
  std::vector<Open> open_;
  Json root_;
  std::optional<Error> error_;
};

// The two writers of a float and a double as nlohmann has them: integers only, so every machine writes the same.
template <typename Float>
std::string float_text(Float value) {
  char text[64];
  const char* end = nlohmann::detail::to_chars(text, text + sizeof(text), value);
  return std::string(static_cast<const char*>(text), end);
}

}  // namespace

Result<Json> read_json(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Error{ErrorCode::empty_file, "", "there is nothing in it"};
  }
  if (text.size() > limits::json_bytes) {
    return Error{ErrorCode::too_large, "", "it is larger than " + std::to_string(limits::json_bytes >> 20) + " MB"};
  }
  if (const std::size_t valid = valid_utf8_prefix(text); valid != text.size()) {
    return Error{ErrorCode::json_syntax, byte_place(valid), "expected UTF-8 text, found a byte that is not"};
  }
  if (const auto offset = first_too_deep(text)) {
    return Error{ErrorCode::json_too_deep, byte_place(*offset),
                 "brackets are nested more than " + std::to_string(limits::json_depth) + " deep"};
  }
  JsonBuilder builder(text.size());
  const bool complete = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  if (builder.error()) return *builder.error();
  CHECK(complete);
  return builder.take();
}

std::string number_text(double value) {
  CHECK(value - value == 0);                           // neither infinite nor NaN
  constexpr double exact_integers = 9007199254740992;  // 2 to the power of 53
  if (value == 0) return "0";
  if (value > -exact_integers && value < exact_integers) {
    const auto whole = static_cast<std::int64_t>(value);
    if (static_cast<double>(whole) == value) return std::to_string(whole);
  }
  return float_text(value);
}

double decimal_of(float value) {
  CHECK(value - value == 0);
  const auto read = read_json(float_text(value));
  CHECK(read);
  return *read->as_number();
}

}  // namespace storycard
