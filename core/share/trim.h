#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "share/platforms.h"
#include "share/words.h"

namespace storycard::share {

// Words for one platform. They never count more than its limit.
struct Trimmed {
  std::string text;
  int length = 0;            // as the platform counts it
  std::optional<int> limit;  // none: the platform has no such field
  enum class Cut { nothing, something } cut = Cut::nothing;
};

// Cut after a sentence, else after a word, with an ellipsis; never inside what a reader calls one character.
Trimmed alt_text_for(const Platform& platform, std::string_view alt_text);

// What can be missed goes first, the translation before the story's end; the note that a name was changed, the hashtags
// and the link stay as long as there is any room for them.
Trimmed caption_for(const Platform& platform, const std::vector<CaptionPart>& parts);

}  // namespace storycard::share
