#pragma once

#include "composer/textures.h"
#include "image/bitmap.h"

struct ImDrawData;

namespace storycard::tests {

// What a graphics card makes of `drawing` (device px), in software and alike on every machine: triangles with textures and
// scissors, blended onto `ground`. Filters are linear; what is drawn smaller is averaged over its texels.
image::Bitmap drawn_screen(const ImDrawData& drawing, const composer::Textures& textures, Color ground);

}  // namespace storycard::tests
