#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace storycard::desktop {

// What is written in a field, and where the caret is: UTF-8 bytes, always between graphemes. From `anchor` to `caret` is chosen.
struct FieldText {
  std::string text;
  std::size_t caret = 0, anchor = 0;
  friend bool operator==(const FieldText&, const FieldText&) = default;

  std::size_t begin() const { return caret < anchor ? caret : anchor; }
  std::size_t end() const { return caret < anchor ? anchor : caret; }
  std::string_view chosen() const { return std::string_view(text).substr(begin(), end() - begin()); }
};

enum class Reach { grapheme, word };
enum class Choosing { no, yes };  // the anchor stays

// In place of what is chosen. Control characters are left out; line feeds, too, of fields of one line.
void insert(FieldText& field, std::string_view text, bool one_line);
// What is chosen, else what lies before or after the caret.
void erase_before(FieldText& field, Reach reach);
void erase_after(FieldText& field, Reach reach);

void go_to(FieldText& field, std::size_t caret, Choosing choosing);
std::size_t before(const std::string& text, std::size_t caret, Reach reach);
std::size_t after(const std::string& text, std::size_t caret, Reach reach);
void choose_word(FieldText& field, std::size_t at);

// Another text, as of undo: the caret comes to the end of what is different now.
void replace(FieldText& field, std::string text);

}  // namespace storycard::desktop
