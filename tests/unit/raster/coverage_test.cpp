#include <cmath>

#include "pixels.h"
#include "raster/canvas.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

// Coverage at a pixel of the card; 0 outside the box.
int at(const Coverage& coverage, std::int32_t x, std::int32_t y) {
  x -= coverage.x;
  y -= coverage.y;
  if (x < 0 || y < 0 || x >= coverage.size.width || y >= coverage.size.height) return 0;
  return coverage.alpha[static_cast<std::size_t>(y * coverage.size.width + x)];
}

double area(const Coverage& coverage) {
  double sum = 0;
  for (const std::uint8_t alpha : coverage.alpha) sum += alpha;
  return sum / 255;
}

Path polygon(std::initializer_list<Point> corners) {
  Path path;
  for (const Point corner : corners) path.empty() ? path.move_to(corner) : path.line_to(corner);
  path.close();
  return path;
}

void append(Path& path, const Path& more) { path.steps.insert(path.steps.end(), more.steps.begin(), more.steps.end()); }

const Rect field{0, 0, 64, 64};

}  // namespace

TEST_CASE("coverage_of: a pixel covered in part has that part of 255") {
  CHECK(at(coverage_of(rectangle_path({3.5f, 2, 1, 1}), field), 3, 2) == 128);
  CHECK(at(coverage_of(rectangle_path({3.5f, 2, 1, 1}), field), 4, 2) == 128);
  CHECK(at(coverage_of(rectangle_path({3, 2.75f, 1, 1}), field), 3, 2) == 64);
  CHECK(at(coverage_of(rectangle_path({3, 2.75f, 1, 1}), field), 3, 3) == 191);
  CHECK(at(coverage_of(rectangle_path({3.25f, 2.25f, 0.5f, 0.5f}), field), 3, 2) == 64);
  CHECK(at(coverage_of(polygon({{3, 2}, {4, 2}, {3, 3}}), field), 3, 2) == 128);
}

TEST_CASE("coverage_of: the box is as small as whole pixels allow and ends at the bounds") {
  const Coverage coverage = coverage_of(rectangle_path({3.5f, 2.25f, 2, 1}), field);
  CHECK(coverage.x == 3);
  CHECK(coverage.y == 2);
  CHECK(coverage.size == PixelSize{3, 2});
  CHECK(coverage.alpha.size() == 6);
  CHECK(coverage_of(rectangle_path({-9, -9, 99, 99}), {5, 6, 7, 8}).size == PixelSize{7, 8});
  CHECK(coverage_of(rectangle_path({70, 2, 5, 5}), field).alpha.empty());
  CHECK(coverage_of({}, field).alpha.empty());
}

TEST_CASE("coverage_of: a circle has the area of a circle") {
  for (const float radius : {0.7f, 5.0f, 31.0f}) {
    const float side = 2 * radius;
    const Coverage coverage = coverage_of(ellipse_path({1.3f, 2.1f, side, side}), {0, 0, 1000, 1000});
    constexpr double pi = 3.14159265358979;
    CAPTURE(radius);
    // The lines that stand for the curve lie less than 1/128 px inside it.
    CHECK(std::fabs(area(coverage) - pi * radius * radius) < 2 * pi * radius / 128);
  }
}

TEST_CASE("coverage_of: overlapping contours of one direction stay filled") {
  Path path = rectangle_path({2, 2, 10, 10});
  append(path, rectangle_path({6, 6, 10, 10}));
  const Coverage coverage = coverage_of(path, field);
  CHECK(at(coverage, 3, 3) == 255);
  CHECK(at(coverage, 8, 8) == 255);
  CHECK(at(coverage, 14, 14) == 255);
  CHECK(at(coverage, 14, 3) == 0);
}

TEST_CASE("coverage_of: a contour of the other direction is a hole") {
  Path path = rectangle_path({2, 2, 10, 10});
  append(path, polygon({{4, 4}, {4, 10}, {10, 10}, {10, 4}}));
  const Coverage coverage = coverage_of(path, field);
  CHECK(at(coverage, 3, 3) == 255);
  CHECK(at(coverage, 6, 6) == 0);
}

TEST_CASE("coverage_of: contours that touch leave no seam") {
  Path path = rectangle_path({2.3f, 2, 4, 4});
  append(path, rectangle_path({6.3f, 2, 4, 4}));
  CHECK(at(coverage_of(path, field), 6, 3) == 255);
}

TEST_CASE("coverage_of: contours need no closing, and the direction does not matter") {
  Path open;
  open.move_to({2, 2});
  open.line_to({12, 2});
  open.line_to({12, 12});
  CHECK(coverage_of(open, field).alpha == coverage_of(polygon({{2, 2}, {12, 2}, {12, 12}}), field).alpha);
  CHECK(coverage_of(open, field).alpha == coverage_of(polygon({{12, 12}, {12, 2}, {2, 2}}), field).alpha);
}

TEST_CASE("coverage_of: what lies outside the bounds changes nothing inside") {
  // A star whose arms and curves cross every edge of the bounds.
  Path star = polygon({{-40, 30}, {70, -50}, {90, 20}, {10, 130}, {-30, -60}, {130, 75}, {20, 40}});
  append(star, ellipse_path({-30, 10, 140, 60}));
  append(star, ellipse_path({35, -90, 20, 220}));
  const Coverage whole = coverage_of(star, {-100, -100, 300, 300});
  const Coverage part = coverage_of(star, {7, 9, 40, 30});
  int most = 0;
  for (int y = 9; y < 39; ++y) {
    for (int x = 7; x < 47; ++x) most = std::max(most, std::abs(at(whole, x, y) - at(part, x, y)));
  }
  CHECK(most <= 1);
  CHECK(area(part) > 100);
}

TEST_CASE("as_whole_pixels: only rectangles on whole pixels") {
  CHECK(as_whole_pixels(rectangle_path({3, 4, 5, 6})) == PixelBounds{3, 4, 8, 10});
  CHECK(as_whole_pixels(polygon({{3, 4}, {3, 10}, {8, 10}, {8, 4}})) == PixelBounds{3, 4, 8, 10});
  CHECK_FALSE(as_whole_pixels(rectangle_path({3.5f, 4, 5, 6})));
  CHECK_FALSE(as_whole_pixels(rectangle_path({3, 4, 5, 6.25f})));
  CHECK_FALSE(as_whole_pixels(polygon({{3, 4}, {8, 4}, {8, 10}})));
  CHECK_FALSE(as_whole_pixels(polygon({{3, 4}, {8, 5}, {8, 10}, {3, 10}})));
  CHECK_FALSE(as_whole_pixels(ellipse_path({3, 4, 5, 6})));
  CHECK_FALSE(as_whole_pixels({}));
}

TEST_CASE("rasterize: a rectangle on whole pixels has the same bytes as by the general way") {
  for (const Color color : {Color{200, 100, 50, 255}, Color{200, 100, 50, 99}}) {
    for (const Rect& rect : {Rect{3, 4, 20, 10}, Rect{-5, -5, 12, 300}, Rect{0, 0, 40, 300}}) {
      // A corner more, on the edge, hides the rectangle from the quick way.
      const Path general = polygon({{rect.x, rect.y},
                                    {rect.x + 1, rect.y},
                                    {rect.right(), rect.y},
                                    {rect.right(), rect.bottom()},
                                    {rect.x, rect.bottom()}});
      REQUIRE_FALSE(as_whole_pixels(general));
      CHECK(drawn({40, 300}, white, {paint::FillPath{rectangle_path(rect), color}}) ==
            drawn({40, 300}, white, {paint::FillPath{general, color}}));
    }
  }
}

TEST_CASE("rasterize: a shape higher than a band is drawn as a whole") {
  const image::Bitmap bitmap = drawn({4, 700}, white, {paint::FillPath{polygon({{0, 0}, {4, 350}, {0, 700}}), black}});
  for (int y = 0; y < 350; ++y) {
    CAPTURE(y);
    CHECK(std::abs(darkness(bitmap, 0, y) - darkness(bitmap, 0, 699 - y)) <= 1);
    CHECK(darkness(bitmap, 0, y) >= (y == 0 ? 0 : darkness(bitmap, 0, y - 1)));
  }
  CHECK(darkness(bitmap, 0, 350) == 255);
}

TEST_CASE("as_whole_pixels: a rectangle is whole pixels only where each of its sides lies between two") {
  CHECK(as_whole_pixels(rectangle_path({1, 2, 3, 4})) == PixelBounds{1, 2, 4, 6});
  for (const Rect& rect : {Rect{1.5f, 2, 2.5f, 4}, Rect{1, 2.5f, 3, 3.5f}, Rect{1, 2, 2.5f, 4}, Rect{1, 2, 3, 3.5f}}) {
    CHECK_FALSE(as_whole_pixels(rectangle_path(rect)));
  }
}
