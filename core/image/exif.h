#pragma once

#include "base/bytes.h"
#include "image/metadata.h"

namespace storycard::image {

struct ExifFacts {
  int orientation = 1;  // 1 to 8
  Receipt metadata;
};

// Reads a TIFF structure as EXIF uses it (CIPA DC-008), without the "Exif" in front. What is damaged counts as absent:
// a photo is never refused for its metadata. Cost: at most four directories, whatever the offsets say.
ExifFacts read_exif(ByteView tiff);

// Adds what an XMP packet is known to tell: a scan for the properties that name a person, a place, a camera or a time.
// It reads text as it comes and is no XML parser: what it does not understand, it passes over.
void note_xmp(ByteView packet, Receipt& receipt);

// Adds what IPTC's datasets in a Photoshop resource block (JPEG's APP13) tell.
void note_photoshop(ByteView resources, Receipt& receipt);

// "51.0282, 4.4803" of degrees, south and west negative.
std::string shown_position(double latitude, double longitude);

}  // namespace storycard::image
