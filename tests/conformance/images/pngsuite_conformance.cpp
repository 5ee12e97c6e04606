// PngSuite by Willem van Schaik: every sound file gives the pixels that libpng reads from it (pngsuite.txt), every broken
// one is refused. No file is left out.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/deflate.h"
#include "image/decode.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

const std::filesystem::path folder = STORYCARD_PNGSUITE;

Bytes file(const std::string& name) {
  std::ifstream in(folder / name, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

std::set<std::string> names() {
  std::set<std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".png") all.insert(entry.path().filename().string());
  }
  return all;
}

bool broken(const std::string& name) { return name[0] == 'x'; }

}  // namespace

TEST_CASE("PngSuite: every sound file gives libpng's pixels") {
  std::ifstream list(STORYCARD_SOURCE_DIR "/tests/conformance/images/pngsuite.txt");
  std::string comment;
  std::getline(list, comment);
  std::set<std::string> seen;
  std::string name;
  PixelSize size;
  std::uint32_t sum = 0;
  while (list >> name >> size.width >> size.height >> std::hex >> sum >> std::dec) {
    CAPTURE(name);
    seen.insert(name);
    const auto photo = decode_photo(file(name), {});
    REQUIRE(photo);
    CHECK(photo->upright.size == size);
    CHECK(crc32(photo->upright.rgba) == sum);
    // And a window of it, as all windows: the same pixels.
    const PixelBox corner{size.width / 2, size.height / 3, size.width - size.width / 2, 1};
    const auto part = decode_photo(file(name), {.window = corner});
    REQUIRE(part);
    const std::uint8_t* const row = photo->upright.row(corner.y) + 4 * corner.x;
    CHECK(std::equal(part->upright.rgba.begin(), part->upright.rgba.end(), row));
  }
  CHECK(seen.size() >= 160);
  for (const std::string& each : names()) CHECK((broken(each) || seen.count(each) == 1));
}

TEST_CASE("PngSuite: every broken file is refused") {
  int count = 0;
  for (const std::string& name : names()) {
    if (!broken(name)) continue;
    CAPTURE(name);
    ++count;
    const auto photo = decode_photo(file(name), {});
    REQUIRE_FALSE(photo);
    CHECK_FALSE(photo.error().detail.empty());
  }
  CHECK(count >= 14);
}
