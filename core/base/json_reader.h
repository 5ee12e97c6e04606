#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace storycard {

// Reads the members of one object and remembers the first thing that is wrong, with its JSON Pointer.
// Every `take` returns the default when the key is absent, null, or wrong; ask `error()` once at the end.
//   JsonReader read(json, "/photo");
//   photo.zoom = read.number("zoom", 1, {0.1, 20});
//   if (read.error()) return *read.error();
struct Bounds {
  double min;
  double max;
};

class JsonReader {
 public:
  // Keeps a reference to `object`.
  JsonReader(const Json& object, std::string pointer);
  JsonReader(Json&& object, std::string pointer) = delete;

  bool has(std::string_view key) const;
  std::string text(std::string_view key, std::string_view fallback = {});
  double number(std::string_view key, double fallback, Bounds bounds);
  int integer(std::string_view key, int fallback, Bounds bounds);
  bool flag(std::string_view key, bool fallback);
  // One of `names`; the index of the one found, `fallback` when absent.
  std::size_t choice(std::string_view key, std::initializer_list<std::string_view> names, std::size_t fallback);
  // A list of exactly `count` numbers.
  std::optional<std::vector<double>> numbers(std::string_view key, std::size_t count, Bounds bounds);
  std::vector<std::string> texts(std::string_view key, std::size_t max_count);
  // The raw member, for readers of nested things; null when absent.
  const Json* member(std::string_view key) const;
  const Json* object(std::string_view key);  // null unless present; notes wrong_type
  const JsonArray* array(std::string_view key, std::size_t max_count);
  void require(std::string_view key);
  // Fails for the first member that none of the calls above has asked for: a misspelt one would silently do nothing.
  void no_others();

  std::string pointer(std::string_view key) const { return pointer_to(pointer_, key); }
  // Notes an error unless one was noted before.
  void fail(ErrorCode code, std::string where, std::string detail);
  void fail(const std::optional<Error>& error);  // of a reader of something nested; none is no error
  const std::optional<Error>& error() const { return error_; }

 private:
  const Json* found(std::string_view key) const;
  void wrong_type(const std::string& where, std::string_view expected, const Json& found);
  // Null, with the error noted, unless `value` is a string of an allowed size.
  const std::string* checked_text(const Json& value, const std::string& where);
  std::optional<double> checked_number(const Json& value, const std::string& where, Bounds bounds);

  const Json& object_;
  std::string pointer_;
  std::optional<Error> error_;
  mutable std::vector<std::string_view> asked_;
};

}  // namespace storycard
