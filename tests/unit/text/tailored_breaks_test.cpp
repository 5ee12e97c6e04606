#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

TEST_CASE("itemise: no line ends inside a hashtag, a link or a number with its unit") {
  const auto breaks = [](std::string_view text) {
    std::string marked;
    for (const Grapheme& grapheme : itemise(plain(text), empty_library(), font::Slices::all).graphemes) {
      marked += text.substr(grapheme.bytes.begin, grapheme.bytes.size());
      if (grapheme.after != Break::none) marked += '|';
    }
    return marked;
  };
  CHECK(breaks("walk 5 km to iom.int/a now") == "walk |5 km |to |iom.int/a |now|");
  CHECK(breaks("10 000 women, 1 in 3") == "10 000 |women, |1 in 3|");
  CHECK(breaks("5\nkm") == "5\n|km|");
}
