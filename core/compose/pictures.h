#pragma once

#include <set>

#include "compose/compose.h"

// Pictures that are no photos: art of packs, and logos.
namespace storycard::compose {

// One logo with its box inside the row's.
struct PlacedLogo {
  const toolkit::PackLogo* of_pack = nullptr;  // or
  std::size_t of_story = 0;                    // index into Story::logos
  Rect box;
};

struct LogoRow {
  float width = 0, height = 0;  // with its plate
  std::vector<PlacedLogo> logos;
};

// The pack's logos, then the story's, as large as the layer says or as `width` px take. Empty where there are none, or
// their sizes are not known.
LogoRow logo_row(const toolkit::LogosLayer& layer, float width, float unit, const Card& card);

// Files of packs that this card shows: "itac/art/name.png".
std::set<std::string> pack_pictures(const Card& card);

}  // namespace storycard::compose
