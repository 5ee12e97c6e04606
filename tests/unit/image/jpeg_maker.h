#pragma once

#include "base/bytes.h"
#include "base/units.h"

// JPEGs that encode_jpeg never writes, to be read.
namespace jpeg_maker {

enum class Inks { plain, adobe_inverted };

// Four components (CMYK), each pixel the same amounts of ink, 0 to 255.
storycard::Bytes four_inks(storycard::PixelSize size, const unsigned char (&cmyk)[4], Inks inks);

// Grey 128, progressive, in `scans` scans (1 to 128).
storycard::Bytes many_scans(storycard::PixelSize size, int scans);

// YCbCr of mid grey, one scan a component though not progressive.
storycard::Bytes one_scan_a_component(storycard::PixelSize size);

}  // namespace jpeg_maker
