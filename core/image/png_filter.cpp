#include "image/png_filter.h"

#include <cstring>
#include <utility>

#include "base/check.h"
#include "image/byte_lanes.h"

namespace storycard::image {
namespace {

using namespace byte_lanes;

enum : std::uint8_t { filter_none, filter_sub, filter_up, filter_average, filter_paeth };

constexpr std::size_t lane = sizeof(Sixteen);

// One row with the bytes that predict it. The bytes before a row's first pixel are 0, and so is the row above the first.
// All may be read up to the next multiple of a lane; here and above are both 0 there.
struct Row {
  const std::uint8_t* here;
  const std::uint8_t* left;
  const std::uint8_t* above;
  const std::uint8_t* corner;
  std::size_t size;
};

// Paeth's choice in bytes alone. Seen from the corner, the sum of the two ways is the sum of their lengths where both
// point the same way (then it is never the shortest, however clamped), else the difference.
Sixteen paeth(Sixteen left, Sixteen above, Sixteen corner) {
  const Sixteen above_top = larger(above, corner);
  const Sixteen left_top = larger(left, corner);
  const Sixteen to_left = minus(above_top, smaller(above, corner));
  const Sixteen to_above = minus(left_top, smaller(left, corner));
  const Sixteen opposite = differ(where_equal(above_top, above), where_equal(left_top, left));
  const Sixteen to_corner = choose(opposite, minus(larger(to_left, to_above), smaller(to_left, to_above)),
                                   plus_clamped(to_left, to_above));
  const Sixteen rest = smaller(to_above, to_corner);
  return choose(where_equal(smaller(to_left, rest), to_left), left,
                choose(where_equal(rest, to_above), above, corner));
}

// A byte as a signed number, without its sign.
Sixteen magnitude(Sixteen v) { return smaller(v, minus(zeros(), v)); }

// What the last lane reads beyond the row counts a little, too: the same everywhere.
std::uint8_t best_filter(const Row& row) {
  Sum sub = no_sum();
  Sum up = no_sum();
  Sum predicted = no_sum();
  for (std::size_t i = 0; i < row.size; i += lane) {
    const Sixteen here = load(row.here + i);
    const Sixteen left = load(row.left + i);
    const Sixteen above = load(row.above + i);
    sub = add_sum(sub, magnitude(minus(here, left)));
    up = add_sum(up, magnitude(minus(here, above)));
    predicted = add_sum(predicted, magnitude(minus(here, paeth(left, above, load(row.corner + i)))));
  }
  const std::uint32_t sub_total = total(sub);
  const std::uint32_t up_total = total(up);
  const std::uint8_t best = sub_total <= up_total ? filter_sub : filter_up;
  return total(predicted) < (sub_total <= up_total ? sub_total : up_total) ? std::uint8_t{filter_paeth} : best;
}

// Writes up to a lane beyond the row.
void filter_row(const Row& row, std::uint8_t filter, std::uint8_t* to) {
  const std::uint8_t* flat = filter == filter_sub ? row.left : row.above;
  if (filter != filter_paeth) {
    for (std::size_t i = 0; i < row.size; i += lane) store(to + i, minus(load(row.here + i), load(flat + i)));
    return;
  }
  for (std::size_t i = 0; i < row.size; i += lane) {
    store(to + i, minus(load(row.here + i), paeth(load(row.left + i), load(row.above + i), load(row.corner + i))));
  }
}

// Room for a row between zeros: the pixel before it, and what lanes read after it.
struct Line {
  explicit Line(std::size_t row_bytes) : bytes(lane + row_bytes + lane) {}
  std::uint8_t* begin() { return bytes.data() + lane; }
  Bytes bytes;
};

}  // namespace

Bytes png_filtered(const PngRows& rows) {
  const std::size_t size = rows.row_bytes;
  CHECK(size > 0 && rows.bytes.size() % size == 0 && rows.pixel_bytes <= lane);
  Line lines[] = {Line(size), Line(size)};
  std::uint8_t* here = lines[0].begin();
  std::uint8_t* above = lines[1].begin();
  Bytes filtered(rows.bytes.size() / size * (size + 1) + lane);
  std::uint8_t* to = filtered.data();
  const std::uint8_t* from = rows.bytes.data();
  const std::uint8_t* const end = from + rows.bytes.size();
  for (; from != end; from += size, to += size + 1) {
    if (std::memcmp(from, above, size) == 0) {  // flat ground: up leaves nothing
      *to = filter_up;
      std::memset(to + 1, 0, size);
      continue;
    }
    std::memcpy(here, from, size);
    const Row row{here, here - rows.pixel_bytes, above, above - rows.pixel_bytes, size};
    *to = best_filter(row);
    filter_row(row, *to, to + 1);
    std::swap(here, above);
  }
  filtered.resize(filtered.size() - lane);
  return filtered;
}

Bytes png_unfiltered(const PngRows& rows) {
  const std::size_t size = rows.row_bytes;
  CHECK(size > 0 && rows.bytes.size() % size == 0);
  Bytes result(rows.bytes.size() / size * (size + 1));
  std::uint8_t* to = result.data();
  for (std::size_t at = 0; at < rows.bytes.size(); at += size, to += size + 1) {
    *to = filter_none;
    std::memcpy(to + 1, rows.bytes.data() + at, size);
  }
  return result;
}

}  // namespace storycard::image
