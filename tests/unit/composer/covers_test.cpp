#include "composer/covers.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

story::Cover cover(const Rect& box) { return {story::Cover::Kind::pattern, "fig", story::Cover::Shape::ellipse, box, {}}; }

constexpr Transform screen{200, 0, 0, 100, 10, 20};  // a photo of 200 x 100 px at 10, 20

void check_box(const Rect& found, const Rect& wanted) {
  CHECK(found.x == doctest::Approx(wanted.x));
  CHECK(found.y == doctest::Approx(wanted.y));
  CHECK(found.width == doctest::Approx(wanted.width));
  CHECK(found.height == doctest::Approx(wanted.height));
}

}  // namespace

TEST_CASE("covers: a press takes the topmost cover under it, and none beside them") {
  const std::vector<story::Cover> covers{cover({0, 0, 0.5f, 1}), cover({0.25f, 0, 0.5f, 1})};
  CHECK(grip_at(covers, {screen, {}}, {70, 70}) == Grip{1, {}});
  CHECK(grip_at(covers, {screen, {}}, {30, 70}) == Grip{0, {}});
  CHECK_FALSE(grip_at(covers, {screen, {}}, {205, 70}));
}

TEST_CASE("covers: handles of the chosen one come first, also where another cover lies over them") {
  const std::vector<story::Cover> covers{cover({0.1f, 0.1f, 0.4f, 0.8f}), cover({0, 0, 1, 1})};
  CHECK(grip_at(covers, {screen, 0}, {32, 28}) == Grip{0, Corner::top_left});
  CHECK(grip_at(covers, {screen, 0}, {110, 112}) == Grip{0, Corner::bottom_right});
  CHECK(grip_at(covers, {screen, {}}, {32, 28}) == Grip{1, {}});
}

TEST_CASE("covers: a handle is hit by a finger that is 22 px beside it, and a tiny cover by one beside it too") {
  const std::vector<story::Cover> one{cover({0.4f, 0.4f, 0.2f, 0.4f})};
  CHECK(grip_at(one, {screen, 0}, {90 - 15, 60 - 15}) == Grip{0, Corner::top_left});
  CHECK_FALSE(grip_at(one, {screen, 0}, {90 - 17, 60 - 17}));
  const std::vector<story::Cover> tiny{cover({0.5f, 0.5f, 0.03f, 0.03f})};
  CHECK(grip_at(tiny, {screen, {}}, {113, 71 + 18}) == Grip{0, {}});
}

TEST_CASE("covers: the middle of the chosen one moves it however small it is") {
  const std::vector<story::Cover> one{cover({0.4f, 0.4f, 0.2f, 0.4f})};
  CHECK(grip_at(one, {screen, 0}, {110, 80}) == Grip{0, {}});
}

TEST_CASE("covers: the corner across from the handle stays, and sides have a least and a most") {
  const Rect box{0.2f, 0.3f, 0.2f, 0.2f};
  check_box(resized(box, Corner::bottom_right, {0.6f, 0.7f}), {0.2f, 0.3f, 0.4f, 0.4f});
  check_box(resized(box, Corner::top_left, {0.1f, 0.2f}), {0.1f, 0.2f, 0.3f, 0.3f});
  check_box(resized(box, Corner::bottom_right, {-1, -1}), {0.2f, 0.3f, cover_least, cover_least});
  CHECK(resized(box, Corner::bottom_right, {9, 9}).width == doctest::Approx(cover_most));
}

TEST_CASE("covers: a cover may hang over the photo's edge, but its middle stays on it") {
  check_box(allowed({-0.3f, 0.1f, 0.4f, 0.2f}), {-0.2f, 0.1f, 0.4f, 0.2f});
  check_box(allowed({5, 0.1f, 0.4f, 0.2f}), {0.8f, 0.1f, 0.4f, 0.2f});
  check_box(grown({0.4f, 0.4f, 0.2f, 0.2f}, 0.5f), {0.45f, 0.45f, 0.1f, 0.1f});
}

TEST_CASE("covers: a new one lies on what is seen, and beside those that are there") {
  const Rect seen{0.5f, 0, 0.5f, 1};
  std::vector<story::Cover> covers;
  for (int i = 0; i < 4; ++i) {
    const Rect box = box_for_new(covers, seen, 2);
    CHECK(box.center().x >= 0.5f);
    for (const story::Cover& other : covers) {
      const Point apart = box_of(other).center() - box.center();
      CHECK((std::fabs(apart.x) > box.width / 3 || std::fabs(apart.y) > box.height / 3));
    }
    covers.push_back(cover(box));
  }
}

TEST_CASE("covers: a drawn outline moves and stretches with its box") {
  story::Cover drawn{story::Cover::Kind::solid, "ink", story::Cover::Shape::path, {}, {{0.2f, 0.2f}, {0.4f, 0.2f}, {0.3f, 0.4f}}};
  check_box(box_of(drawn), {0.2f, 0.2f, 0.2f, 0.2f});
  put_into(drawn, {0.5f, 0.5f, 0.4f, 0.1f});
  check_box(box_of(drawn), {0.5f, 0.5f, 0.4f, 0.1f});
  CHECK(drawn.points[2].x == doctest::Approx(0.7f));
}

TEST_CASE("covers: where one lies is said as the card's reader sees it") {
  const Rect box{0.05f, 0.05f, 0.2f, 0.2f};
  CHECK(ninth_of(box, {}) == 0);
  CHECK(ninth_of({0.4f, 0.4f, 0.2f, 0.2f}, {}) == 4);
  CHECK(ninth_of(box, {-1, 0, 0, 1, 1, 0}) == 2);   // flipped
  CHECK(ninth_of(box, {0, 1, -1, 0, 1, 0}) == 2);   // a quarter turn clockwise
  CHECK(ninth_of(box, {-1, 0, 0, -1, 1, 1}) == 8);  // upside down
}
