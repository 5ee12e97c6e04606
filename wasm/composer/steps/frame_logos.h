#pragma once

#include "composer/steps/column.h"

// Pictures of the Frame step that are not its frames.
namespace storycard::composer {

// The person's own logos: choose, name, order, remove.
void draw_logos(Column& column);
// That a picture of the pack whose frame is in use could not be opened; nothing where none is missing.
// That packs cannot be had whose frames were to be here.
void draw_missing_packs(Column& column);
void draw_missing_picture(Column& column);

}  // namespace storycard::composer
