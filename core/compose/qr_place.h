#pragma once

#include <optional>

#include "base/color.h"
#include "base/geometry.h"
#include "story/story.h"
#include "toolkit/layer.h"

namespace storycard::compose {

// How large a code with its quiet zone is in a box, in px: as large as goes into it, whole px a module.
struct QrSize {
  float module, side;
};

// Nothing where the story asks for none, its link has none, or the box has no room for the least modules.
std::optional<QrSize> qr_size(const toolkit::QrLayer& layer, const story::Story& story, const Rect& box, float unit);

// The colour, or black where cameras might not tell it from white.
Color qr_color(Color color);

}  // namespace storycard::compose
