#include "base/check.h"
#include "share/advice.h"

namespace storycard::share {
namespace {

bool is_gap(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }

}  // namespace

std::string without(std::string_view text, ByteRange bytes) {
  CHECK(bytes.begin <= bytes.end && bytes.end <= text.size());
  std::string_view before = text.substr(0, bytes.begin), after = text.substr(bytes.end);
  const bool in_brackets = before.ends_with('(') && after.starts_with(')');
  if (in_brackets) {
    before.remove_suffix(1);
    after.remove_prefix(1);
  }
  while (!before.empty() && is_gap(before.back())) before.remove_suffix(1);
  std::string_view rest = after;
  while (!rest.empty() && is_gap(rest.front())) rest.remove_prefix(1);
  // A colon or comma that led to it leads to nothing now.
  const bool ends =
      rest.empty() || is_line_end(rest.front()) || rest.front() == '.' || rest.front() == ',' || rest.front() == ';';
  if (ends && !before.empty() && (before.back() == ':' || before.back() == ',')) before.remove_suffix(1);
  const bool at_start = before.empty() || is_line_end(before.back());
  if (at_start) {
    while (!rest.empty() && (rest.front() == ',' || rest.front() == ';' || is_gap(rest.front()))) rest.remove_prefix(1);
  }
  const bool apart = !at_start && !ends && !rest.empty();
  return std::string(before) + (apart ? " " : "") + std::string(rest);
}

std::string replaced(std::string_view text, ByteRange bytes, std::string_view words) {
  CHECK(bytes.begin <= bytes.end && bytes.end <= text.size());
  return std::string(text.substr(0, bytes.begin)) + std::string(words) + std::string(text.substr(bytes.end));
}

}  // namespace storycard::share
