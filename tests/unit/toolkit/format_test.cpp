#include "toolkit/format.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::toolkit;

TEST_CASE("format: the six formats have the sizes that platforms ask for") {
  struct Expected {
    std::string_view id;
    PixelSize size;
    Shape shape;
  };
  const Expected expected[] = {
      {"square", {1080, 1080}, Shape::square}, {"portrait", {1080, 1350}, Shape::tall}, {"tall", {1080, 1440}, Shape::tall},
      {"story", {1080, 1920}, Shape::stories}, {"wide", {1600, 900}, Shape::wide},      {"link", {1200, 630}, Shape::wide},
  };
  REQUIRE(formats().size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CAPTURE(expected[i].id);
    CHECK(formats()[i].id == expected[i].id);
    CHECK(formats()[i].size == expected[i].size);
    CHECK(formats()[i].shape() == expected[i].shape);
  }
}

TEST_CASE("format: stories keep 13 % at the top and 18 % at the bottom free") {
  const Rect safe = find_format("story")->safe;
  CHECK(safe.y == doctest::Approx(0.13));
  CHECK(safe.bottom() == doctest::Approx(0.82));
}

TEST_CASE("format: u is a hundredth of the square root of the area") {
  CHECK(find_format("square")->unit() == doctest::Approx(10.8));
  CHECK(find_format("wide")->unit() == doctest::Approx(12.0));
}

TEST_CASE("format: an id that is not there is null") { CHECK(find_format("Square") == nullptr); }
