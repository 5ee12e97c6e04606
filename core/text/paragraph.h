#pragma once

#include <string>
#include <string_view>

#include "font/style.h"
#include "unicode/bidi.h"

namespace storycard::text {

// automatic: each line feed's paragraph goes by its first strong character (UAX 9, P2 and P3), as in the browser's
// text field; one without goes with the first that has one, else left to right.
using Direction = unicode::BaseDirection;

struct Paragraph {
  std::string text;      // UTF-8; may hold line feeds, which force a break
  std::string language;  // BCP 47, may be empty
  Direction direction = Direction::automatic;
  font::Style style;
  float tracking_em = 0;  // added after each cluster of Latin, Cyrillic and Greek text; never inside joined scripts
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

// Whether the first strong character of `text` says so (UAX 9, P2 and P3).
bool is_right_to_left(std::string_view text);

}  // namespace storycard::text
