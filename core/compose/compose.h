#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "compose/composition.h"
#include "text/shape_cache.h"
#include "toolkit/pack.h"

namespace storycard::compose {

// The sizes of pictures that are no photos, as far as they are known: what is not is not drawn.
struct PictureSizes {
  std::vector<std::optional<PixelSize>> story_logos;  // one for each of Story::logos
  std::map<std::string, PixelSize> of_packs;          // by "packid/art/name.png"
};

// What is composed: all resolved by the caller, all outliving the call.
struct Card {
  const story::Story& story;
  const toolkit::Pack& pack;
  const toolkit::Frame& frame;
  const toolkit::Theme* theme;  // null: the frame's own, or none
  const toolkit::Format& format;
  const PictureSizes* pictures = nullptr;  // null: none is known
  toolkit::LogosAllowed logos = toolkit::LogosAllowed::own;  // so the shell says; where the pack is stricter, it wins
};
toolkit::LogosAllowed logos_allowed(const Card& card);

// Lays out every layer of the frame for the format. What does not fit is in the report, never an error.
//   Roominess  while a text is below its comfortable size, boxes move towards their roomy places in quarters;
//              only then it shrinks to its floor.
//   `shapes`   spares shaping anew what was shaped before
//   Errors     unknown_value: the frame names a colour that neither theme nor pack has
Result<Composition> compose(const Card& card, const text::Library& library, text::ShapeCache& shapes);

// Files that must be added to `library` before compose() is right. Empty: ready.
std::set<std::string> needed_files(const Card& card, const text::Library& library, text::ShapeCache& shapes);

}  // namespace storycard::compose
