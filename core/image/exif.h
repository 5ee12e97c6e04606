#pragma once

#include "base/bytes.h"
#include "image/metadata.h"

namespace storycard::image {

struct ExifFacts {
  int orientation = 1;  // 1 to 8
  MetadataKinds metadata;
};

// Reads a TIFF structure as EXIF uses it (CIPA DC-008), without the "Exif" in front. What is damaged counts as absent:
// a photo is never refused for its metadata. Cost: at most four directories, whatever the offsets say.
ExifFacts read_exif(ByteView tiff);

// Adds what an XMP packet is known to tell.
void note_xmp(ByteView packet, MetadataKinds& metadata);

}  // namespace storycard::image
