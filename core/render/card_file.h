#pragma once

#include "render/render.h"
#include "share/card_file.h"

namespace storycard::render {

// The request's card as a `.storycard`: its story with the frame, theme and format that were asked for, working copies of
// its photos and logos, and which packs it needs. `packs`: those that the frame may come from.
//   Errors  of a photo or logo, where = its file as the story names it; those of share::write_card_file
Result<Bytes> encode_card_file(const Request& request, const std::vector<toolkit::Pack>& packs, share::Consent consent);

}  // namespace storycard::render
