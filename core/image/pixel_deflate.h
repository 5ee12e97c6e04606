#pragma once

#include "base/bytes.h"

namespace storycard::image {

// Appends `filtered`, a picture's rows each of which begins with its filter type, as a zlib stream (RFC 1950, 1951).
// Deflate for pixels: it looks for repetitions only where a pixel begins and takes none shorter than eight bytes, which
// is several times as fast as a general compressor and, of photos, no larger. The same bytes on every machine.
//   row_bytes    filter type included; filtered.size() is a multiple of it
//   pixel_bytes  how far apart pixels are
void deflate_pixels(ByteView filtered, std::size_t row_bytes, std::size_t pixel_bytes, Bytes& file);

}  // namespace storycard::image
