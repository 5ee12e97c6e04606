#include "table/text_input.h"

namespace storycard::table {
namespace {

constexpr std::size_t block_bytes = 64u << 10;

}  // namespace

// More bytes at the buffer's end; what lies before the mark goes.
bool TextInput::fill() {
  if (ended_) return false;
  buffer_.erase(0, mark_);
  at_ -= mark_;
  mark_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + block_bytes);
  const auto count = source_({buffer_.data() + size, block_bytes});
  if (!count) error_ = count.error();
  buffer_.resize(size + (count ? *count : 0));
  ended_ = !count || *count == 0;
  return !ended_;
}

int TextInput::peek() {
  if (at_ == buffer_.size() && !fill()) return end;
  return static_cast<unsigned char>(buffer_[at_]);
}

int TextInput::take() {
  const int byte = peek();
  if (byte == end) return end;
  ++at_;
  if (byte != '\n' && byte != '\r') return byte;
  if (byte == '\r' && peek() == '\n') ++at_;
  ++line_;
  return '\n';
}

std::string_view TextInput::peek_ahead(std::size_t count) {
  while (buffer_.size() - at_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(at_, count);
}

void TextInput::mark() {
  mark_ = at_;
  marked_line_ = line_;
}

void TextInput::back_to_mark() {
  at_ = mark_;
  line_ = marked_line_;
}

void TextInput::skip_line() {
  for (int byte = take(); byte != '\n' && byte != end; byte = take()) mark();
  mark();
}

}  // namespace storycard::table
