#pragma once

#include <functional>

#include "paint/display_list.h"
#include "raster/canvas.h"

namespace storycard::raster {

using DrawCommand = std::function<void(Canvas&, const paint::Command&)>;

// The image's pixels that lie in `within`.
PixelBounds image_part(const paint::DrawImage& image, const PixelBounds& within);

// Draws commands with `draw`: each group's into a layer of its own, which is then laid upon the rest.
//   Memory  four bytes for each pixel of 256 rows, for each of up to limits::group_depth groups within one another;
//           what lies deeper is not drawn
void draw_groups(Canvas& canvas, const std::vector<paint::Command>& commands, const DrawCommand& draw);

}  // namespace storycard::raster
