#include "field_text.h"

#include <algorithm>

#include "unicode/breaks.h"

namespace storycard::desktop {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// The nearest place between graphemes, not after `at`.
std::size_t whole(const std::string& text, std::size_t at) {
  if (at >= text.size()) return text.size();
  std::size_t found = 0;
  for (const ByteRange& grapheme : unicode::graphemes(text)) {
    if (grapheme.begin > at) break;
    found = grapheme.begin;
  }
  return found;
}

void erase(FieldText& field, std::size_t begin, std::size_t end) {
  field.text.erase(begin, end - begin);
  field.caret = field.anchor = begin;
}

}  // namespace

void insert(FieldText& field, std::string_view text, bool one_line) {
  std::string taken;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    if (c == '\n' || c == '\t')
      taken += one_line || c == '\t' ? ' ' : c;
    else if (!control)
      taken += c;
  }
  const std::size_t begin = field.begin();
  field.text.replace(begin, field.end() - begin, taken);
  // A mark joins the letter before it.
  const std::size_t end = begin + taken.size();
  field.caret = field.anchor = whole(field.text, end) == end ? end : after(field.text, whole(field.text, end), Reach::grapheme);
}

std::size_t before(const std::string& text, std::size_t caret, Reach reach) {
  if (caret == 0) return 0;
  if (reach == Reach::grapheme) return whole(text, caret - 1);
  while (caret > 0 && is_space(text[caret - 1])) --caret;
  while (caret > 0 && !is_space(text[caret - 1])) --caret;
  return caret;
}

std::size_t after(const std::string& text, std::size_t caret, Reach reach) {
  if (reach == Reach::grapheme) {
    for (const ByteRange& grapheme : unicode::graphemes(text)) {
      if (grapheme.end > caret) return grapheme.end;
    }
    return text.size();
  }
  while (caret < text.size() && is_space(text[caret])) ++caret;
  while (caret < text.size() && !is_space(text[caret])) ++caret;
  return caret;
}

void erase_before(FieldText& field, Reach reach) {
  const std::size_t end = field.end();
  erase(field, field.begin() < end ? field.begin() : before(field.text, end, reach), end);
}

void erase_after(FieldText& field, Reach reach) {
  const std::size_t begin = field.begin();
  erase(field, begin, begin < field.end() ? field.end() : after(field.text, begin, reach));
}

void go_to(FieldText& field, std::size_t caret, Choosing choosing) {
  field.caret = std::min(caret, field.text.size());
  if (choosing == Choosing::no) field.anchor = field.caret;
}

void choose_word(FieldText& field, std::size_t at) {
  std::size_t begin = std::min(at, field.text.size()), end = begin;
  while (begin > 0 && !is_space(field.text[begin - 1])) --begin;
  while (end < field.text.size() && !is_space(field.text[end])) ++end;
  field.anchor = begin;
  field.caret = end;
}

void replace(FieldText& field, std::string text) {
  const std::string& was = field.text;
  const std::size_t shorter = std::min(was.size(), text.size());
  std::size_t start = 0, same = 0;
  while (start < shorter && was[start] == text[start]) ++start;
  while (same < shorter - start && was[was.size() - 1 - same] == text[text.size() - 1 - same]) ++same;
  const std::size_t end = text.size() - same;
  field.text = std::move(text);
  field.caret = field.anchor = whole(field.text, end);
}

}  // namespace storycard::desktop
