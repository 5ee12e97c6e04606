#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/units.h"
#include "story/story.h"

namespace storycard::render {

// A photo as drafts and card files keep it: upright, sRGB, of at most limits::working_copy_pixels, as a PNG that tells
// nothing but its pixels. What covers hid is gone: there it is transparent, for good.
struct WorkingCopy {
  Bytes png;
  PixelSize size;
};

// A photo below the limit keeps every pixel. A function of the file and the covers alone; the working copy of a working
// copy, under the same covers, is the same.
//   Errors  those of image::decode_photo
Result<WorkingCopy> make_working_copy(ByteView file, const std::vector<story::Cover>& covers);

}  // namespace storycard::render
