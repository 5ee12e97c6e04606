#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace storycard::share {

// How a platform counts the length of words.
enum class Counting {
  code_points,
  utf16,                // as JavaScript's length does: what apps count that do not say how
  graphemes,            // what a reader calls one character
  graphemes_and_links,  // the same, each link as 23
  weighted,             // 1 for Latin and its like, 2 for all else and for each emoji, 23 for each link
  emoji_as_bytes,       // code points, but each emoji as its bytes of UTF-8
};

// What may be posted beside a picture; no limit: there is no such field.
struct Platform {
  std::string_view id;    // "bluesky"
  std::string_view name;  // as it calls itself
  std::optional<int> alt_limit;
  Counting alt_counting;
  std::optional<int> caption_limit;
  Counting caption_counting;
};

// When the platforms' limits were last looked up.
inline constexpr std::string_view platforms_checked = "2026-11-22";

const std::vector<Platform>& platforms();
// Null for an id that is none.
const Platform* find_platform(std::string_view id);

// The length of UTF-8 text as this counts it.
int length_of(std::string_view text, Counting counting);

}  // namespace storycard::share
