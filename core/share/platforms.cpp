#include "share/platforms.h"

#include "share/units_of_length.h"

namespace storycard::share {

// Sources: X twitter-text's configuration 3; Bluesky the lexicon app.bsky.feed.post and its apps; Mastodon
// StatusLengthValidator and MediaAttachment; Threads "Threads Posts" of its API; the others their help pages, which do not
// say how they count.
const std::vector<Platform>& platforms() {
  using C = Counting;
  static const std::vector<Platform> all = {
      {"instagram", "Instagram", 1000, C::utf16, 2200, C::utf16},
      {"linkedin", "LinkedIn", 1000, C::utf16, 3000, C::utf16},
      {"x", "X", 1000, C::utf16, 280, C::weighted},
      {"bluesky", "Bluesky", 2000, C::graphemes, 300, C::graphemes},
      {"mastodon", "Mastodon", 1500, C::code_points, 500, C::graphemes_and_links},
      {"threads", "Threads", std::nullopt, C::utf16, 500, C::emoji_as_bytes},
      {"tiktok", "TikTok", 300, C::utf16, std::nullopt, C::utf16},
      {"pinterest", "Pinterest", 500, C::utf16, std::nullopt, C::utf16},
  };
  return all;
}

const Platform* find_platform(std::string_view id) {
  for (const Platform& platform : platforms()) {
    if (platform.id == id) return &platform;
  }
  return nullptr;
}

int length_of(std::string_view text, Counting counting) {
  int length = 0;
  for (const UnitOfLength& unit : units_of_length(text, counting)) length += unit.length;
  return length;
}

}  // namespace storycard::share
