#include "image/png_filter.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"

namespace storycard::image {
namespace {

enum : std::uint8_t { filter_none, filter_sub, filter_up, filter_average, filter_paeth, filter_count };

// One row with the bytes that predict it. The bytes before a row's first pixel are 0, and so is the row above the first.
struct Row {
  const std::uint8_t* here;
  const std::uint8_t* left;
  const std::uint8_t* above;
  const std::uint8_t* corner;
  std::size_t size;
};

std::uint8_t minus(int value, int prediction) { return static_cast<std::uint8_t>(value - prediction); }

// Without branches, so that the compiler does many bytes at once.
int paeth(int left, int above, int corner) {
  const int toward_left = above - corner;
  const int toward_above = left - corner;
  const int a = toward_left < 0 ? -toward_left : toward_left;
  const int b = toward_above < 0 ? -toward_above : toward_above;
  const int both = toward_left + toward_above;
  const int c = both < 0 ? -both : both;
  const int upright = b <= c ? above : corner;
  return ((a <= b) & (a <= c)) ? left : upright;
}

void filter_row(const Row& row, std::uint8_t filter, std::uint8_t* to) {
  switch (filter) {
    case filter_sub:
      for (std::size_t i = 0; i < row.size; ++i) to[i] = minus(row.here[i], row.left[i]);
      break;
    case filter_up:
      for (std::size_t i = 0; i < row.size; ++i) to[i] = minus(row.here[i], row.above[i]);
      break;
    case filter_average:
      for (std::size_t i = 0; i < row.size; ++i) to[i] = minus(row.here[i], (row.left[i] + row.above[i]) >> 1);
      break;
    case filter_paeth:
      for (std::size_t i = 0; i < row.size; ++i)
        to[i] = minus(row.here[i], paeth(row.left[i], row.above[i], row.corner[i]));
      break;
    default: std::memcpy(to, row.here, row.size);
  }
}

std::uint32_t size_of_differences(const std::uint8_t* bytes, std::size_t size) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += static_cast<std::uint32_t>(bytes[i] < 128 ? bytes[i] : 256 - bytes[i]);
  return sum;
}

}  // namespace

Bytes png_filtered(ByteView rows, std::size_t row_bytes, std::size_t pixel_bytes) {
  CHECK(row_bytes > 0 && rows.size() % row_bytes == 0);
  // Two rows with room for the pixel of zeros before each, and one attempt for each filter.
  const std::size_t padded = row_bytes + pixel_bytes;
  Bytes lines(2 * padded);
  Bytes attempts(filter_count * row_bytes);
  Bytes filtered;
  filtered.reserve(rows.size() / row_bytes * (row_bytes + 1));
  std::uint8_t* here = lines.data();
  std::uint8_t* above = lines.data() + padded;
  for (std::size_t at = 0; at < rows.size(); at += row_bytes) {
    std::memcpy(here + pixel_bytes, rows.data() + at, row_bytes);
    const Row row{here + pixel_bytes, here, above + pixel_bytes, above, row_bytes};
    std::uint8_t best = filter_none;
    std::uint32_t least = 0;
    for (std::uint8_t filter = filter_none; filter < filter_count; ++filter) {
      std::uint8_t* attempt = attempts.data() + filter * row_bytes;
      filter_row(row, filter, attempt);
      const std::uint32_t sum = size_of_differences(attempt, row_bytes);
      if (filter == filter_none || sum < least) {
        best = filter;
        least = sum;
      }
    }
    filtered.push_back(best);
    const std::uint8_t* chosen = attempts.data() + best * row_bytes;
    filtered.insert(filtered.end(), chosen, chosen + row_bytes);
    std::swap(here, above);
  }
  return filtered;
}

}  // namespace storycard::image
