#pragma once

#include <optional>
#include <string_view>

namespace storycard {

// The text of SVG path data, read from left to right. Never reads past its end.
class PathText {
 public:
  explicit PathText(std::string_view text) : text_(text) {}

  std::size_t offset() const { return offset_; }
  bool at_end() const { return offset_ == text_.size(); }
  char next() const { return at_end() ? '\0' : text_[offset_]; }
  void skip() { ++offset_; }
  void skip_space();
  // White space and at most one comma; true if there was a comma.
  bool skip_comma();

  bool number_follows() const;
  // Goes no further than the number: "1-2" are two numbers, "1.5.5" as well. What no double holds comes out as 1e300.
  std::optional<double> number();
  // An arc's flag is one digit and needs nothing after it: "a1 1 0 0110 10".
  std::optional<bool> flag();

 private:
  int exponent();

  std::string_view text_;
  std::size_t offset_ = 0;
};

}  // namespace storycard
