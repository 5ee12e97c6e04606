#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace storycard {

class Json;
using JsonArray = std::vector<Json>;
using JsonMember = std::pair<std::string, Json>;
using JsonObject = std::vector<JsonMember>;  // in the order of the text: a round trip keeps it

// One JSON value. Plain data: copy it, compare it, look inside with the `as_` pointers (null when of another type).
//   Cost      a copy costs the same for every value: lists and objects are shared until one of the copies is written to
//   Lifetime  a pointer to write through holds until this value is copied
//   Threads   copies share memory: give another thread the text, or a value of which no copy is kept
class Json {
 public:
  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(double value) : value_(value) {}
  Json(int value) : value_(static_cast<double>(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(JsonArray value) : value_(Shared(std::move(value))) {}
  Json(JsonObject value) : value_(Shared(std::move(value))) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  const bool* as_bool() const { return std::get_if<bool>(&value_); }
  const double* as_number() const { return std::get_if<double>(&value_); }
  const std::string* as_string() const { return std::get_if<std::string>(&value_); }
  const JsonArray* as_array() const { return read<JsonArray>(); }
  const JsonObject* as_object() const { return read<JsonObject>(); }
  JsonArray* as_array() { return write<JsonArray>(); }
  JsonObject* as_object() { return write<JsonObject>(); }

  // The member's value, or null where this is no object or has no such key.
  const Json* find(std::string_view key) const;
  // Replaces or appends. This must be an object (or null, which becomes one).
  void set(std::string_view key, Json value);
  void erase(std::string_view key);

  friend bool operator==(const Json&, const Json&) = default;

 private:
  template <typename Values>
  struct Shared {
    explicit Shared(Values all) : values(std::make_shared<Values>(std::move(all))) {}
    friend bool operator==(const Shared& a, const Shared& b) { return a.values == b.values || *a.values == *b.values; }
    std::shared_ptr<Values> values;
  };

  template <typename Values>
  const Values* read() const {
    const auto* shared = std::get_if<Shared<Values>>(&value_);
    return shared ? shared->values.get() : nullptr;
  }
  template <typename Values>
  Values* write() {
    auto* shared = std::get_if<Shared<Values>>(&value_);
    if (!shared) return nullptr;
    if (shared->values.use_count() > 1) *shared = Shared<Values>(*shared->values);
    return shared->values.get();
  }

  std::variant<std::monostate, bool, double, std::string, Shared<JsonArray>, Shared<JsonObject>> value_;
};

// "an object", "a string" ...: for error texts.
const char* type_name(const Json& value);

// Reads UTF-8 JSON (RFC 8259). A repeated key: the last wins. Lone surrogates and malformed UTF-8 are refused.
//   Errors  json_syntax (where = "byte N", the first byte being 0), json_too_deep, too_large, empty_file,
//           out_of_range for a number that no double holds
Result<Json> read_json(std::string_view text);

// Writes JSON. `indent` 0 is one line, else the spaces of one level. Always UTF-8: malformed bytes become U+FFFD.
// Numbers, as number_text writes them, must be finite.
std::string write_json(const Json& value, int indent = 0);

// A short decimal text that reads back as the same double (Grisu2: the shortest but for one number in a thousand);
// integers without a point. `value` must be finite.
std::string number_text(double value);

// The double that a person means by a float: 1.2 for 1.2f, where a cast gives 1.2000000476837158.
double decimal_of(float value);

// One step of a JSON Pointer (RFC 6901) appended to `pointer`, with ~ and / escaped.
std::string pointer_to(std::string_view pointer, std::string_view key);
std::string pointer_to(std::string_view pointer, std::size_t index);

// RFC 7396: members of `patch` replace those of `target`, null removes.
Json merged(const Json& target, const Json& patch);

}  // namespace storycard
