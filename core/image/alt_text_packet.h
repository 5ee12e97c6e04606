#pragma once

#include <string>
#include <string_view>

namespace storycard::image {

// The alt text as an XMP packet with IPTC's AltTextAccessibility and nothing else. At most about 60 kB, which a JPEG's
// segment holds: a longer text is cut. Control characters, which XML cannot hold, are left out.
std::string alt_text_packet(std::string_view alt_text);

}  // namespace storycard::image
