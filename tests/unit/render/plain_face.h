#pragma once

#include "font/face.h"
#include "support/files.h"

namespace storycard::tests {

// A face of plain letters, for texts of which only the place matters.
inline const font::Face& plain_face() {
  static const auto face = *font::Face::open(std::make_shared<const Bytes>(source_bytes("tests/fixtures/fonts/ems.ttf")), "Ems");
  return *face;
}

}  // namespace storycard::tests
