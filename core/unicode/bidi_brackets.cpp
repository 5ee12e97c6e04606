#include <algorithm>
#include <array>
#include <optional>

#include "unicode/bidi_sequence.h"
#include "unicode/bracket_side.h"

namespace storycard::unicode {
namespace {

using enum BidiClass;

struct Pair {
  std::size_t open, close;  // indices into the sequence
};

// The angle brackets of old and new encoding are the same (BD16).
char32_t canonical(char32_t bracket) {
  if (bracket == 0x2329) return 0x3008;
  return bracket == 0x232A ? 0x3009 : bracket;
}

// BD16, by where they open.
std::vector<Pair> pairs_of(const BidiSequence& sequence) {
  struct Open {
    char32_t closing;
    std::size_t index;
  };
  std::array<Open, 63> open{};
  std::size_t depth = 0;
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    if (sequence.classes[i] != ON) continue;
    const char32_t bracket = canonical(sequence.code_points[i]);
    const BracketSide side = bracket_side(bracket);
    if (side == BracketSide::open) {
      if (depth == open.size()) return {};
      open[depth++] = {canonical(static_cast<char32_t>(u_getBidiPairedBracket(static_cast<UChar32>(bracket)))), i};
    } else if (side == BracketSide::close) {
      for (std::size_t k = depth; k > 0; --k) {
        if (open[k - 1].closing != bracket) continue;
        pairs.push_back({open[k - 1].index, i});
        depth = k - 1;
        break;
      }
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.open < b.open; });
  return pairs;
}

// L or R where a character is strong; numbers count as right to left.
std::optional<BidiClass> strong(BidiClass c) {
  if (c == L) return L;
  return c == R || c == EN || c == AN ? std::optional(R) : std::nullopt;
}

// N0, b to d: what both brackets become; nothing where no strong character is inside.
std::optional<BidiClass> direction_of(const Pair& pair, const BidiSequence& sequence) {
  bool has_opposite = false;
  for (std::size_t i = pair.open + 1; i < pair.close; ++i) {
    const auto inside = strong(sequence.classes[i]);
    if (inside == sequence.embedding()) return inside;
    if (inside) has_opposite = true;
  }
  if (!has_opposite) return std::nullopt;
  for (std::size_t i = pair.open; i > 0; --i) {
    // Either the opposite direction, which the context then establishes, or the embedding's own.
    if (const auto before = strong(sequence.classes[i - 1])) return before;
  }
  return sequence.before;
}

// Marks on a bracket go with it.
void set(std::size_t bracket, BidiClass direction, BidiSequence& sequence) {
  sequence.classes[bracket] = direction;
  for (std::size_t i = bracket + 1; i < sequence.size() && sequence.originals[i] == NSM; ++i) {
    sequence.classes[i] = direction;
  }
}

}  // namespace

void resolve_brackets(BidiSequence& sequence) {
  for (const Pair& pair : pairs_of(sequence)) {
    const auto direction = direction_of(pair, sequence);
    if (!direction) continue;
    set(pair.open, *direction, sequence);
    set(pair.close, *direction, sequence);
  }
}

}  // namespace storycard::unicode
