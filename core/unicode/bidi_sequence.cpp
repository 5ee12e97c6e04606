#include "unicode/bidi_sequence.h"

namespace storycard::unicode {
namespace {

using enum BidiClass;

// W1: a mark is as what it stands on.
void resolve_marks(BidiSequence& sequence) {
  BidiClass last = sequence.before;
  for (BidiClass& c : sequence.classes) {
    if (c == NSM) c = starts_isolate(last) || last == PDI ? ON : last;
    last = c;
  }
}

// W2 and W3: digits after an Arabic letter are Arabic numbers; then the letter is as any from right to left.
void resolve_arabic(BidiSequence& sequence) {
  BidiClass strong = sequence.before;
  for (BidiClass& c : sequence.classes) {
    if (c == L || c == R || c == AL) strong = c;
    if (c == EN && strong == AL) c = AN;
    if (c == AL) c = R;
  }
}

// W4: one separator between two numbers of a kind.
void resolve_separators(std::vector<BidiClass>& classes) {
  for (std::size_t i = 1; i + 1 < classes.size(); ++i) {
    const BidiClass number = classes[i - 1];
    if (classes[i + 1] != number) continue;
    const bool joins = (number == EN && (classes[i] == ES || classes[i] == CS)) || (number == AN && classes[i] == CS);
    if (joins) classes[i] = number;
  }
}

// W5 and W6: signs beside a European number belong to it; what is left of signs and separators is neutral.
void resolve_terminators(std::vector<BidiClass>& classes) {
  for (std::size_t i = 0; i < classes.size();) {
    std::size_t end = i;
    while (end < classes.size() && classes[end] == ET) ++end;
    if (end == i) {
      if (classes[i] == ES || classes[i] == CS) classes[i] = ON;
      ++i;
      continue;
    }
    const bool beside_number = (i > 0 && classes[i - 1] == EN) || (end < classes.size() && classes[end] == EN);
    for (; i < end; ++i) classes[i] = beside_number ? EN : ON;
  }
}

// W7: a European number after a letter from left to right is as that.
void resolve_latin_numbers(BidiSequence& sequence) {
  BidiClass strong = sequence.before;
  for (BidiClass& c : sequence.classes) {
    if (c == L || c == R) strong = c;
    if (c == EN && strong == L) c = L;
  }
}

BidiClass as_strong(BidiClass c) { return c == EN || c == AN ? R : c; }

}  // namespace

void resolve_weak(BidiSequence& sequence) {
  resolve_marks(sequence);
  resolve_arabic(sequence);
  resolve_separators(sequence.classes);
  resolve_terminators(sequence.classes);
  resolve_latin_numbers(sequence);
}

void resolve_neutral(BidiSequence& sequence) {
  std::vector<BidiClass>& classes = sequence.classes;
  for (std::size_t i = 0; i < classes.size();) {
    std::size_t end = i;
    while (end < classes.size() && is_neutral(classes[end])) ++end;
    const BidiClass left = i == 0 ? sequence.before : as_strong(classes[i - 1]);
    const BidiClass right = end == classes.size() ? sequence.after : as_strong(classes[end]);
    for (; i < end; ++i) classes[i] = left == right ? left : sequence.embedding();
    if (i < classes.size()) ++i;
  }
}

std::uint8_t implicit_level(BidiClass c, std::uint8_t level) {
  if (level % 2 != 0) return c == R ? level : static_cast<std::uint8_t>(level + 1);
  if (c == L) return level;
  return static_cast<std::uint8_t>(level + (c == R ? 1 : 2));
}

}  // namespace storycard::unicode
