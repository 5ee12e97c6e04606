#include "image/prefix_code.h"

#include <algorithm>
#include <vector>

#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard::image;

namespace {

struct Made {
  std::vector<std::uint8_t> lengths;
  std::vector<std::uint16_t> codes;
};

Made made(const std::vector<std::uint32_t>& frequencies, int longest) {
  Made code{std::vector<std::uint8_t>(frequencies.size()), std::vector<std::uint16_t>(frequencies.size())};
  make_prefix_code(frequencies, longest, code.lengths, code.codes);
  return code;
}

double share_taken(const Made& code) {
  double share = 0;
  for (const std::uint8_t length : code.lengths) share += length == 0 ? 0 : 1.0 / (1 << length);
  return share;
}

}  // namespace

TEST_CASE("make_prefix_code: Huffman's lengths, and the codes of RFC 1951's own example") {
  // 3.2.2: lengths 3, 3, 3, 3, 3, 2, 4, 4 give 010 011 100 101 110 00 1110 1111.
  const Made code = made({10, 10, 10, 10, 10, 25, 4, 4}, 15);
  CHECK(code.lengths == std::vector<std::uint8_t>{3, 3, 3, 3, 3, 2, 4, 4});
  CHECK(code.codes == std::vector<std::uint16_t>{0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111});
}

TEST_CASE("make_prefix_code: no symbols, one and two") {
  CHECK(made({0, 0, 0}, 15).lengths == std::vector<std::uint8_t>{0, 0, 0});
  CHECK(made({0, 7, 0}, 15).lengths == std::vector<std::uint8_t>{0, 1, 0});
  CHECK(made({1, 0, 1'000'000'000}, 7).lengths == std::vector<std::uint8_t>{1, 0, 1});
}

TEST_CASE("make_prefix_code: codes are cut to the longest allowed and still take all there is, exactly once") {
  std::vector<std::uint32_t> fibonacci{1, 1};
  while (fibonacci.size() < 40) fibonacci.push_back(fibonacci.end()[-1] + fibonacci.end()[-2]);
  for (const int longest : {6, 7, 9, 14, 15}) {
    const Made code = made(fibonacci, longest);
    CHECK(share_taken(code) == 1);
    CHECK(*std::max_element(code.lengths.begin(), code.lengths.end()) == longest);
    for (std::size_t i = 1; i < fibonacci.size(); ++i) CHECK(code.lengths[i] <= code.lengths[i - 1]);
  }
  photo_files::Noise noise(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::uint32_t> frequencies(286);
    for (std::uint32_t& frequency : frequencies) frequency = noise.below(3) == 0 ? 0 : 1u << noise.below(20);
    const Made code = made(frequencies, 9 + static_cast<int>(noise.below(6)));
    CHECK(share_taken(code) == 1);
  }
}
