#pragma once

#include "base/json.h"
#include "toolkit/pack.h"

namespace storycard::toolkit {

// What lists say of a frame: {"id", "name" (English), "slots", "formats", "themes"}; contract of `frames --json` and of
// engine.check().
Json outline(const Frame& frame);

}  // namespace storycard::toolkit
