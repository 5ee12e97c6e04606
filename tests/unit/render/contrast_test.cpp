#include "render/contrast.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;

namespace {

compose::PlacedText white_line() {
  compose::PlacedText text;
  text.color = {255, 255, 255, 255};
  text::PlacedLine line;
  line.x = Px{10};
  line.baseline = Px{50};
  line.width = Px{80};
  line.runs.emplace_back();
  line.runs.back().font_size = Px{40};
  text.layout.lines.push_back(line);
  return text;
}

float white_on(const image::Bitmap& ground) {
  return contrast_on(ground, lettered_areas(white_line(), 1), {255, 255, 255, 255});
}

void paint_rows(image::Bitmap& bitmap, std::int32_t from, std::int32_t to, std::uint8_t value) {
  for (std::int32_t y = from; y < to; ++y) {
    for (std::int32_t x = 0; x < bitmap.size.width; ++x) {
      for (int channel = 0; channel < 3; ++channel) bitmap.row(y)[4 * x + channel] = value;
    }
  }
}

}  // namespace

TEST_CASE("contrast: on one colour it is the ratio of the two") {
  const auto black = image::Bitmap::filled({100, 100}, {0, 0, 0, 255});
  CHECK(white_on(black) == doctest::Approx(21));
}

TEST_CASE("contrast: a bright band under the line counts, a speck does not") {
  auto ground = image::Bitmap::filled({100, 100}, {0, 0, 0, 255});
  paint_rows(ground, 40, 41, 255);
  CHECK(white_on(ground) == doctest::Approx(21));
  paint_rows(ground, 36, 46, 255);
  CHECK(white_on(ground) == doctest::Approx(1));
}

TEST_CASE("contrast: pixels away from the line do not matter") {
  auto ground = image::Bitmap::filled({100, 100}, {0, 0, 0, 255});
  paint_rows(ground, 70, 100, 255);
  CHECK(white_on(ground) == doctest::Approx(21));
}

TEST_CASE("contrast: a line that hangs outside the picture is measured where it is inside, never beyond") {
  auto text = white_line();
  text.layout.lines[0].x = Px{-500};
  text.layout.lines[0].width = Px{2000};
  text.layout.lines[0].baseline = Px{95};
  const auto black = image::Bitmap::filled({100, 100}, {0, 0, 0, 255});
  CHECK(contrast_on(black, lettered_areas(text, 1), text.color) == doctest::Approx(21));
}

TEST_CASE("contrast: see-through ink is measured as it looks") {
  auto text = white_line();
  text.color.alpha = 26;
  const auto black = image::Bitmap::filled({100, 100}, {0, 0, 0, 255});
  CHECK(contrast_on(black, lettered_areas(text, 1), text.color) < 1.3f);
}
