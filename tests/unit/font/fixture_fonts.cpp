#include "fixture_fonts.h"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

namespace storycard::font {

Bytes font_file(const std::string& file) {
  std::ifstream stream(std::string(STORYCARD_SOURCE_DIR "/tests/fixtures/fonts/") + file, std::ios::binary);
  REQUIRE_MESSAGE(stream.good(), file);
  return Bytes(std::istreambuf_iterator<char>(stream), {});
}

std::shared_ptr<const Face> open_fixture(const std::string& file) {
  const auto face = Face::open(std::make_shared<const Bytes>(font_file(file)), "Fixture");
  REQUIRE(face);
  return *face;
}

}  // namespace storycard::font
