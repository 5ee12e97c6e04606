#include "text/em.h"

#include <initializer_list>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

TEST_CASE("em: a font unit is a whole number at every usual design grid") {
  for (const std::int32_t units : {16, 100, 256, 1000, 1024, 2000, 2048, 4096}) {
    CAPTURE(units);
    CHECK(to_em({1}, {units}).value * units == Em::per_em);
  }
}

TEST_CASE("em: other grids round to the nearest, alike on both sides of zero") {
  CHECK(to_em({1}, {3}).value == 682'667);
  CHECK(to_em({-1}, {3}).value == -682'667);
}

TEST_CASE("em: what fits exactly, fits") {
  CHECK(em_within(50_px, 10_px).value == 5 * Em::per_em);
  CHECK(em_within(49_px, 10_px).value < 5 * Em::per_em);
  CHECK(to_px({5 * Em::per_em}, 10_px) == 50_px);
  CHECK(to_px({Em::per_em / 2}, 46_px) == 23_px);
}
