#pragma once

#include "composer/app.h"

// The list of what the photo's file told besides its picture, none of which is in what is saved.
namespace storycard::composer {

// Draws it into the width of `at`; its height.
float draw_receipt(App& app, Rect at);

}  // namespace storycard::composer
