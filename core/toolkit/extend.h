#pragma once

#include "toolkit/read_frame.h"

namespace storycard::toolkit {

// Takes over the colours, faces, parts, themes, logos, hashtags and frames of the pack that `pack` extends; its own of
// the same name win. Its own themes come first in the frames taken over.
//   `show`    null, or {"frames": ["quote", …], "themes": ["leaf", …]}: which of them; others are left out
//   Errors    unknown_value for a pack, frame or theme that is not there
void extend(Pack& pack, const std::vector<Pack>& others, const Json* show, ErrorList& errors);

// A pack's own frames, read last, come before those it took over and replace those of the same name.
void put_before_extended(std::vector<Frame> own, Pack& pack);

}  // namespace storycard::toolkit
