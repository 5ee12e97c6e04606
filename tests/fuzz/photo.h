#pragma once

#include "image/decode.h"

namespace storycard::fuzz {

// A photo's file: its header is read, and the photo decoded where it is of that kind and small, whole and in part.
void open_photo(ByteView file, image::FileKind kind);

}  // namespace storycard::fuzz
