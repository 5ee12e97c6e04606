#include "base/json_reader.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "base/utf8.h"

namespace storycard {
namespace {

std::string quoted(std::string_view text) {
  constexpr std::size_t shown_max = 60;
  if (text.size() > shown_max) return "a longer text";
  return '"' + std::string(text) + '"';
}

std::string count_text(std::size_t count) {
  return count == 1 ? std::string("1 entry") : std::to_string(count) + " entries";
}

}  // namespace

JsonReader::JsonReader(const Json& object, std::string pointer) : object_(object), pointer_(std::move(pointer)) {
  if (!object.as_object()) {
    fail(ErrorCode::wrong_type, pointer_, std::string("expected an object, found ") + type_name(object));
  }
}

void JsonReader::fail(ErrorCode code, std::string where, std::string detail) {
  if (!error_) error_ = Error{code, std::move(where), std::move(detail)};
}

const Json* JsonReader::found(std::string_view key) const {
  asked_.push_back(key);
  const Json* value = object_.find(key);
  return value && !value->is_null() ? value : nullptr;
}

void JsonReader::fail(const std::optional<Error>& error) {
  if (!error_) error_ = error;
}

void JsonReader::wrong_type(const std::string& where, std::string_view expected, const Json& found) {
  fail(ErrorCode::wrong_type, where, "expected " + std::string(expected) + ", found " + type_name(found));
}

const std::string* JsonReader::checked_text(const Json& value, const std::string& where) {
  const std::string* text = value.as_string();
  if (!text) {
    wrong_type(where, "a string", value);
  } else if (text->size() > limits::text_bytes) {
    fail(ErrorCode::too_large, where, "the text is longer than " + std::to_string(limits::text_bytes) + " bytes");
  } else if (!is_utf8(*text)) {
    fail(ErrorCode::wrong_type, where, "expected UTF-8 text, found bytes that are not");
  } else {
    return text;
  }
  return nullptr;
}

std::optional<double> JsonReader::checked_number(const Json& value, const std::string& where, Bounds bounds) {
  const double* number = value.as_number();
  if (!number) {
    wrong_type(where, "a number", value);
    return std::nullopt;
  }
  if (!(*number >= bounds.min && *number <= bounds.max)) {
    fail(ErrorCode::out_of_range, where,
         "expected a number from " + number_text(bounds.min) + " to " + number_text(bounds.max) + ", found " +
             number_text(*number));
    return std::nullopt;
  }
  return *number;
}

bool JsonReader::has(std::string_view key) const { return found(key) != nullptr; }

const Json* JsonReader::member(std::string_view key) const { return found(key); }

void JsonReader::require(std::string_view key) {
  if (!has(key)) fail(ErrorCode::missing_value, pointer(key), "it is required and not there");
}

void JsonReader::no_others() {
  const JsonObject* members = object_.as_object();
  if (members == nullptr) return;
  for (const auto& [key, value] : *members) {
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    fail(ErrorCode::unknown_value, pointer(key), "there is no such member here");
    return;
  }
}

std::string JsonReader::text(std::string_view key, std::string_view fallback) {
  const Json* value = found(key);
  const std::string* text = value ? checked_text(*value, pointer(key)) : nullptr;
  return text ? *text : std::string(fallback);
}

double JsonReader::number(std::string_view key, double fallback, Bounds bounds) {
  const Json* value = found(key);
  return value ? checked_number(*value, pointer(key), bounds).value_or(fallback) : fallback;
}

int JsonReader::integer(std::string_view key, int fallback, Bounds bounds) {
  const double value = number(key, fallback, bounds);
  if (value != std::floor(value)) {
    fail(ErrorCode::out_of_range, pointer(key), "expected a whole number, found " + number_text(value));
    return fallback;
  }
  return static_cast<int>(value);
}

bool JsonReader::flag(std::string_view key, bool fallback) {
  const Json* value = found(key);
  if (!value) return fallback;
  const bool* flag = value->as_bool();
  if (!flag) wrong_type(pointer(key), "true or false", *value);
  return flag ? *flag : fallback;
}

std::size_t JsonReader::choice(std::string_view key, std::initializer_list<std::string_view> names,
                               std::size_t fallback) {
  const Json* value = found(key);
  if (!value) return fallback;
  const std::string* name = value->as_string();
  if (!name) {
    wrong_type(pointer(key), "a string", *value);
    return fallback;
  }
  std::string known;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string_view candidate = names.begin()[i];
    if (candidate == *name) return i;
    if (i > 0) known += i + 1 == names.size() ? " or " : ", ";
    known += quoted(candidate);
  }
  fail(ErrorCode::unknown_value, pointer(key), "expected " + known + ", found " + quoted(*name));
  return fallback;
}

std::optional<std::vector<double>> JsonReader::numbers(std::string_view key, std::size_t count, Bounds bounds) {
  const JsonArray* list = array(key, limits::json_values);
  if (!list) return std::nullopt;
  if (list->size() != count) {
    fail(ErrorCode::out_of_range, pointer(key),
         "expected a list of " + std::to_string(count) + " numbers, found " + count_text(list->size()));
    return std::nullopt;
  }
  std::vector<double> result;
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = checked_number((*list)[i], pointer_to(pointer(key), i), bounds);
    if (!number) return std::nullopt;
    result.push_back(*number);
  }
  return result;
}

std::vector<std::string> JsonReader::texts(std::string_view key, std::size_t max_count) {
  const JsonArray* list = array(key, max_count);
  if (!list) return {};
  std::vector<std::string> result;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string* text = checked_text((*list)[i], pointer_to(pointer(key), i));
    if (!text) return {};
    result.push_back(*text);
  }
  return result;
}

const Json* JsonReader::object(std::string_view key) {
  const Json* value = found(key);
  if (value && !value->as_object()) {
    wrong_type(pointer(key), "an object", *value);
    return nullptr;
  }
  return value;
}

const JsonArray* JsonReader::array(std::string_view key, std::size_t max_count) {
  const Json* value = found(key);
  if (!value) return nullptr;
  const JsonArray* list = value->as_array();
  if (!list) {
    wrong_type(pointer(key), "a list", *value);
    return nullptr;
  }
  if (list->size() > max_count) {
    fail(ErrorCode::out_of_range, pointer(key),
         "expected at most " + count_text(max_count) + ", found " + std::to_string(list->size()));
    return nullptr;
  }
  return list;
}

}  // namespace storycard
