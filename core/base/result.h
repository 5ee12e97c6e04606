#pragma once

#include <string>
#include <utility>
#include <variant>

#include "base/check.h"

namespace storycard {

// What kind of bad outside data was met. The wording in the reader's language is the user interface's business.
enum class ErrorCode {
  json_syntax,     // not JSON
  json_too_deep,   // nested past limits::json_depth
  wrong_type,      // a value of another JSON type, or a text of another form
  out_of_range,    // a number, length or count outside its bounds
  missing_value,   // a required value is not there
  unknown_value,   // a name that is not one of those known
  newer_version,   // written for a later version of storycard
  empty_file,      // no bytes
  unknown_format,  // bytes of no format that we read
  broken_file,     // the format is known, its content is damaged or cut short
  too_large,       // more bytes, pixels or text than limits.h takes
  missing_file,    // a file that was named is not there
  no_text_fits,    // reserved for shells that treat overflow as an error
  out_of_memory,
  csv_syntax,      // not CSV
  not_utf8,        // text in another encoding
  not_ready,       // pixels that a shell is having decoded elsewhere
};

// Bad data from outside: what kind, where it was found, and the facts in plain English.
//   where   a JSON Pointer ("/photo/zoom"), a file name, "byte 17", or these joined: "story.json /photo/zoom"
//   detail  one clause without a final stop: "expected a number, found a string"
struct Error {
  ErrorCode code;
  std::string where;
  std::string detail;
};

// A stable name of the code: "wrong-type". Contract of the JavaScript API and of `storycard`'s tests.
const char* name_of(ErrorCode code);

// One helpful English sentence: where, what, and what to do about it.
std::string sentence(const Error& error);

// Either a value or an Error. Dereferencing an error is a caller's bug.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  T& operator*() & {
    CHECK(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  const T& operator*() const& {
    CHECK(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  T&& operator*() && {
    CHECK(state_.index() == 0);
    return std::move(*std::get_if<0>(&state_));
  }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }

  const Error& error() const {
    CHECK(state_.index() == 1);
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace storycard
