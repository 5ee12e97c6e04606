#include "image/prefix_code.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace storycard::image {
namespace {

constexpr std::size_t most_symbols = 288;
constexpr std::size_t longest_possible = 15;

using Counts = std::array<std::uint32_t, longest_possible + 1>;  // how many codes have a length

// How deep leaves of these weights, lightest first, lie in Huffman's tree; deeper ones count as `longest`.
Counts leaf_depths(std::span<const std::uint32_t> weights, std::size_t longest) {
  const std::size_t leaves = weights.size();
  std::array<std::uint32_t, 2 * most_symbols> weight{};
  std::array<std::uint16_t, 2 * most_symbols> parent{};
  std::copy(weights.begin(), weights.end(), weight.begin());
  std::size_t leaf = 0;
  std::size_t inner = leaves;  // made in the order of their weights, so the lightest of both rows comes next
  const std::size_t root = 2 * leaves - 2;
  for (std::size_t node = leaves; node <= root; ++node) {
    for (int child = 0; child < 2; ++child) {
      const bool take_leaf = inner == node || (leaf < leaves && weight[leaf] <= weight[inner]);
      const std::size_t taken = take_leaf ? leaf++ : inner++;
      weight[node] += weight[taken];
      parent[taken] = static_cast<std::uint16_t>(node);
    }
  }
  Counts counts{};
  std::array<std::uint16_t, 2 * most_symbols> depth{};
  for (std::size_t node = root; node-- > 0;) {
    depth[node] = static_cast<std::uint16_t>(depth[parent[node]] + 1);
    if (node < leaves) ++counts[std::min<std::size_t>(depth[node], longest)];
  }
  return counts;
}

// Codes that were cut to `longest` take more than there is: others grow by a bit until all is taken exactly once.
void make_room(Counts& counts, std::size_t longest) {
  std::uint32_t taken = 0;
  for (std::size_t length = 1; length <= longest; ++length) taken += counts[length] << (longest - length);
  for (; taken > 1u << longest; --taken) {
    std::size_t shorter = longest - 1;
    while (counts[shorter] == 0) --shorter;
    --counts[longest];
    --counts[shorter];
    counts[shorter + 1] += 2;
  }
}

std::uint16_t reversed(std::uint32_t code, int length) {
  std::uint32_t result = 0;
  for (int bit = 0; bit < length; ++bit) result |= (code >> bit & 1u) << (length - 1 - bit);
  return static_cast<std::uint16_t>(result);
}

}  // namespace

void make_prefix_code(std::span<const std::uint32_t> frequencies, int longest, std::span<std::uint8_t> lengths,
                      std::span<std::uint16_t> codes) {
  CHECK(frequencies.size() <= most_symbols && lengths.size() == frequencies.size() && codes.size() == frequencies.size());
  CHECK(longest >= 1 && longest <= static_cast<int>(longest_possible));
  std::fill(lengths.begin(), lengths.end(), std::uint8_t{0});
  std::array<std::uint16_t, most_symbols> symbols{};
  std::size_t used = 0;
  for (std::size_t symbol = 0; symbol < frequencies.size(); ++symbol) {
    if (frequencies[symbol] != 0) symbols[used++] = static_cast<std::uint16_t>(symbol);
  }
  if (used == 0) return;
  CHECK(used <= std::size_t{1} << longest);
  std::sort(symbols.begin(), symbols.begin() + static_cast<std::ptrdiff_t>(used), [&](std::uint16_t a, std::uint16_t b) {
    return frequencies[a] != frequencies[b] ? frequencies[a] < frequencies[b] : a < b;
  });
  std::array<std::uint32_t, most_symbols> weights{};
  for (std::size_t i = 0; i < used; ++i) weights[i] = frequencies[symbols[i]];
  const auto most = static_cast<std::size_t>(longest);
  Counts counts{};
  counts[1] = 1;
  if (used > 1) counts = leaf_depths(std::span(weights).first(used), most);
  make_room(counts, most);

  std::size_t next = 0;  // the rarest symbols have the longest codes
  for (std::size_t length = most; length >= 1; --length) {
    for (std::uint32_t i = 0; i < counts[length]; ++i) lengths[symbols[next++]] = static_cast<std::uint8_t>(length);
  }
  std::array<std::uint32_t, longest_possible + 1> first{};
  for (std::size_t length = 1; length <= most; ++length) first[length] = (first[length - 1] + counts[length - 1]) << 1;
  for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
    if (lengths[symbol] != 0) codes[symbol] = reversed(first[lengths[symbol]]++, lengths[symbol]);
  }
}

}  // namespace storycard::image
