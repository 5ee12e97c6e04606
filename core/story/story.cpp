#include "story/story.h"

namespace storycard::story {

const Framing& Photo::framing_for(std::string_view format) const {
  for (const FormatFraming& own : formats) {
    if (own.format == format) return own.framing;
  }
  return framing;
}

std::string frame_or_default(const Story& story) {
  if (!story.frame.empty()) return story.frame;
  return story.photos.empty() ? "itac/voice" : "itac/quote";
}

std::string format_or_default(const Story& story) { return story.format.empty() ? "square" : story.format; }

}  // namespace storycard::story
