#pragma once

#include "base/result.h"
#include "image/decode.h"

namespace storycard::image {

// Why a file is refused whose kind we do not decode: empty_file, broken_file (too short for any picture) or
// unknown_format, with what it looks like.
Error refusal(ByteView file);

}  // namespace storycard::image
