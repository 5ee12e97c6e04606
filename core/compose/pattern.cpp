#include "compose/pattern.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/limits.h"

namespace storycard::compose {
namespace {

// FNV-1a, then xorshift: a few bits of chance that are the same on every machine.
class Chance {
 public:
  explicit Chance(std::string_view seed) {
    for (const char c : seed) state_ = (state_ ^ static_cast<std::uint8_t>(c)) * 0x100000001b3u;
    if (state_ == 0) state_ = 1;
  }

  std::size_t below(std::size_t count) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>((state_ >> 32) % count);
  }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325u;
};

struct Grid {
  int columns, rows;
  float width, height;  // of a cell
};

Grid grid_of(const toolkit::PatternLayer& pattern, const Rect& box, float unit) {
  if (pattern.columns > 0) {
    return {pattern.columns, pattern.row_count, box.width / static_cast<float>(pattern.columns),
            box.height / static_cast<float>(pattern.row_count)};
  }
  // As large as it must be for no more than the most cells.
  float side = std::max(pattern.tile_units * unit, 1.0f);
  while (std::ceil(box.width / side) * std::ceil(box.height / side) > static_cast<float>(limits::pattern_cells)) side *= 1.5f;
  return {static_cast<int>(std::ceil(box.width / side)), static_cast<int>(std::ceil(box.height / side)), side, side};
}

// The tiles in the order of the cells, row by row.
std::vector<toolkit::PatternLayer::Cell> cells_in_order(const toolkit::PatternLayer& pattern, const Grid& grid) {
  std::vector<toolkit::PatternLayer::Cell> cells;
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      if (pattern.rows.empty()) {
        cells.push_back({cells.size() % pattern.tiles.size(), 0});
      } else {
        const auto& cells_of_row = pattern.rows[static_cast<std::size_t>(row) % pattern.rows.size()];
        cells.push_back(cells_of_row[static_cast<std::size_t>(column) % cells_of_row.size()]);
      }
    }
  }
  return cells;
}

}  // namespace

std::vector<PlacedCell> pattern_cells(const toolkit::PatternLayer& pattern, const Rect& box, float unit, std::string_view words) {
  if (box.empty() || pattern.tiles.empty()) return {};
  const Grid grid = grid_of(pattern, box, unit);
  std::vector<toolkit::PatternLayer::Cell> cells = cells_in_order(pattern, grid);
  if (pattern.by_story) {
    Chance chance(words);
    for (std::size_t i = cells.size(); i > 1; --i) std::swap(cells[i - 1], cells[chance.below(i)]);
  }
  const auto columns = static_cast<std::size_t>(grid.columns);
  std::vector<PlacedCell> placed;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t rows_before = i / columns;
    const auto column = static_cast<float>(i % columns), row = static_cast<float>(rows_before);
    placed.push_back({{box.x + column * grid.width, box.y + row * grid.height, grid.width, grid.height}, cells[i].tile, cells[i].quarter_turns});
  }
  return placed;
}

}  // namespace storycard::compose
