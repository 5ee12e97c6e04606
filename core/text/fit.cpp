#include "text/fit.h"

#include <algorithm>

#include "base/check.h"

namespace storycard::text {
namespace {

constexpr float step_px = 0.25f;
// Heights come out of float arithmetic on a frame's numbers: a 64th px more than the box is no overflow.
constexpr double tolerance_px = 1.0 / 64;

double height_of(std::size_t lines, const FitLimits& limits, Px font_size) {
  return static_cast<double>(lines) * static_cast<double>(limits.line_height) * static_cast<double>(font_size.value);
}

std::size_t lines_allowed(const FitLimits& limits, Px font_size) {
  const double room = static_cast<double>(limits.height.value) + tolerance_px;
  const auto by_height = static_cast<std::size_t>(std::clamp(room / height_of(1, limits, font_size), 0.0, 1e9));
  return limits.max_lines > 0 ? std::min(by_height, static_cast<std::size_t>(limits.max_lines)) : by_height;
}

bool fits_at(const ShapedText& shaped, const FitLimits& limits, Px font_size) {
  const Em limit = em_within(limits.width, font_size);
  return widest_word(shaped) <= limit && count_lines(shaped, limit) <= lines_allowed(limits, font_size);
}

Px size_at(const FitLimits& limits, int step) { return limits.min_size + Px{step_px * static_cast<float>(step)}; }

// The last step that fits; 0 also when none does.
int last_fitting_step(const ShapedText& shaped, const FitLimits& limits) {
  int fitting = 0;
  int too_large = static_cast<int>((limits.max_size - limits.min_size).value / step_px) + 1;
  while (too_large - fitting > 1) {
    const int middle = fitting + (too_large - fitting) / 2;
    (fits_at(shaped, limits, size_at(limits, middle)) ? fitting : too_large) = middle;
  }
  return fitting;
}

// What stands on the lines that are too many, else of the first word that is cut what does not stand on its first line.
int graphemes_too_many(const ShapedText& shaped, const std::vector<Line>& lines, std::size_t allowed) {
  if (lines.size() > allowed) {
    const std::uint32_t kept = allowed == 0 ? 0 : lines[allowed - 1].end_cluster;
    return static_cast<int>(shaped.clusters.size() - kept);
  }
  for (const Line& line : lines) {
    std::size_t end = line.end_cluster;
    while (end < shaped.clusters.size() && shaped.clusters[end - 1].after == Break::none) ++end;
    if (end > line.end_cluster) return static_cast<int>(end - line.end_cluster);
  }
  return 1;  // a single cluster wider than the line
}

}  // namespace

Fitted fit(const ShapedText& shaped, const FitLimits& limits) {
  CHECK(limits.width > Px{0} && limits.min_size > Px{0} && limits.max_size >= limits.min_size);
  CHECK(limits.line_height > 0);
  Fitted result{};
  result.font_size = size_at(limits, last_fitting_step(shaped, limits));
  result.fits = fits_at(shaped, limits, result.font_size);
  result.lines = limits.wrap == FitLimits::Wrap::balanced ? break_balanced(shaped, result.font_size, limits.width)
                                                          : break_lines(shaped, result.font_size, limits.width);
  result.height = {static_cast<float>(height_of(result.lines.size(), limits, result.font_size))};
  if (!result.fits) {
    result.too_long_by = graphemes_too_many(shaped, result.lines, lines_allowed(limits, result.font_size));
  }
  return result;
}

}  // namespace storycard::text
