#pragma once

#include <string>
#include <string_view>

// Quotation marks as languages write them, in place of the typewriter's.
namespace storycard::composer {

struct Quotes {
  std::string_view open, close;              // of the outer pair, with the space that the language puts inside
  std::string_view inner_open, inner_close;  // of a quote in a quote
};

// By BCP 47 tag; as in English where the language is not known.
Quotes quotes_of(std::string_view language);

// True where with_curly_quotes() would change something.
bool has_straight_quotes(std::string_view text);

// Pairs open after a space or a bracket and close elsewhere; a ' inside a word, or without a partner, is an apostrophe.
// Inches and feet after a digit stay as they are.
std::string with_curly_quotes(std::string_view text, const Quotes& quotes);

}  // namespace storycard::composer
