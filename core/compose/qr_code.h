#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

// QR codes (ISO/IEC 18004) of links: which links have one, and which of its modules are dark.
namespace storycard::compose {

// The modules of a code, without the quiet zone around it.
struct QrCode {
  int side = 0;               // modules a side: 21, 25 ... 41
  std::vector<bool> is_dark;  // row by row
  bool dark(int x, int y) const { return is_dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)]; }
};

// Modules that stay light around a code on each side (ISO/IEC 18004, 6.3.8).
inline constexpr int quiet_modules = 4;

// What a code says of a link: the web address that a phone can open. "example.org/me" gets its "https://". Empty for what is
// no web address, and for one of more than limits::qr_link_bytes.
std::string qr_text(std::string_view link);

// What stands on a card in a link's stead: "example.org/me". The same as before for what is no web address.
std::string short_link(std::string_view link);

// Modules a side of the code of so many bytes.
int qr_side(std::size_t bytes);

// The smallest code that holds the text, with the best correction that takes no more modules; nothing where none does.
std::shared_ptr<const QrCode> make_qr_code(std::string_view text);

// The dark modules as one path, each `module` px a side, the first row's first at `origin`. Runs of a row are one rectangle.
Path dark_modules(const QrCode& code, Point origin, float module);

}  // namespace storycard::compose
