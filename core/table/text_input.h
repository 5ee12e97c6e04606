#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace storycard::table {

// Where bytes come from: fills the block from its start and says how many there were; 0 at the end.
using Source = std::function<Result<std::size_t>(std::span<char> block)>;

// A text read in blocks, with all since mark() kept. Lines end in LF, CR LF or a lone CR, and count from 1.
//   Memory  a block, and what lies between mark() and the place that was reached
class TextInput {
 public:
  explicit TextInput(Source source) : source_(std::move(source)) {}

  static constexpr int end = -1;
  int peek();                                      // the next byte, or `end`, also where the source failed
  int take();                                      // the same, and goes on; a line's end of any kind is '\n'
  std::string_view peek_ahead(std::size_t count);  // fewer at the end; valid until the next call

  // A place to come back to.
  void mark();
  void back_to_mark();
  std::size_t bytes_since_mark() const { return at_ - mark_; }

  void skip_line();  // keeps none of it
  std::size_t line() const { return line_; }
  const std::optional<Error>& error() const { return error_; }

 private:
  bool fill();

  Source source_;
  std::string buffer_;
  std::size_t at_ = 0, mark_ = 0;
  std::size_t line_ = 1, marked_line_ = 1;
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace storycard::table
