#pragma once

#include <set>
#include <string>
#include <vector>

#include "toolkit/pack.h"

// What a frame's layers ask of a story, found without drawing it.
namespace storycard::check {

// A layer that draws words: slots, or the pack's own.
struct TextUse {
  const toolkit::Layer* layer;
  const toolkit::TextStyle* style;
  std::vector<std::string> slots;             // empty: words of the pack
  bool on_a_line = false;                     // slots with separators between them
  std::vector<const toolkit::Layer*> within;  // the layers it lies in, and itself: whose conditions count
};
// In the order in which they are placed.
std::vector<TextUse> text_uses(const std::vector<toolkit::Layer>& layers);

struct Asks {
  std::size_t photos = 0;  // of the story; with the photos that conditions speak of
  bool speaker_photos = false;
  bool logos = false;
  bool qr = false;
  std::set<std::string> slots;  // "hashtags.0"
};
Asks asks_of(const std::vector<toolkit::Layer>& layers);
Asks asks_of(const toolkit::Frame& frame);

// What `slots` of a frame calls a slot: "hashtags.rest" -> "hashtags".
std::string_view group_of(std::string_view slot);

}  // namespace storycard::check
