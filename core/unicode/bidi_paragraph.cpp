#include "unicode/bidi_paragraph.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "unicode/bidi_sequence.h"

namespace storycard::unicode {
namespace {

using enum BidiClass;

constexpr int max_depth = 125;                     // BD2
constexpr std::uint32_t unmatched = ~std::uint32_t{0};

// BD9: for isolate initiators the place of their PDI, for PDIs that of their initiator.
std::vector<std::uint32_t> matches_of(const std::vector<BidiClass>& classes) {
  std::vector<std::uint32_t> matches(classes.size(), unmatched);
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < classes.size(); ++i) {
    if (starts_isolate(classes[i])) open.push_back(i);
    if (classes[i] != PDI || open.empty()) continue;
    matches[i] = open.back();
    matches[open.back()] = i;
    open.pop_back();
  }
  return matches;
}

// P2: of [begin, end), isolates left out.
FirstStrong first_strong_of(const std::vector<BidiClass>& classes, const std::vector<std::uint32_t>& matches,
                            std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (classes[i] == L) return FirstStrong::left_to_right;
    if (classes[i] == R || classes[i] == AL) return FirstStrong::right_to_left;
    if (!starts_isolate(classes[i])) continue;
    if (matches[i] == unmatched) break;
    i = matches[i];
  }
  return FirstStrong::none;
}

// X1 to X8: levels of embeddings and isolates, and classes as overrides have them.
class Embeddings {
 public:
  Embeddings(const std::vector<BidiClass>& originals, const std::vector<std::uint32_t>& matches, std::uint8_t base_level)
      : originals_(originals), matches_(matches) {
    stack_[0] = {base_level, ON, Kind::embedding};
  }

  void run(std::vector<BidiClass>& classes, std::vector<std::uint8_t>& levels) {
    for (std::size_t i = 0; i < originals_.size(); ++i) {
      const BidiClass c = originals_[i];
      if (c == PDI) close_isolate();
      levels[i] = c == B ? stack_[0].level : top().level;
      if (!is_removed(c) && c != B && top().override != ON) classes[i] = top().override;
      if (is_embedding(c)) open_embedding(c);
      if (starts_isolate(c)) open_isolate(is_right_to_left_isolate(i));
      if (c == PDF) close_embedding();
    }
  }

 private:
  enum class Kind : std::uint8_t { embedding, isolate };
  struct Status {
    std::uint8_t level;
    BidiClass override;  // ON: none
    Kind kind;
  };

  Status& top() { return stack_[depth_ - 1]; }

  int next_level(bool right_to_left) {
    const int level = top().level + 1;
    return (level % 2 != 0) == right_to_left ? level : level + 1;
  }

  bool can_open(int level) const { return level <= max_depth && overflow_isolates_ == 0 && overflow_embeddings_ == 0; }

  void open_embedding(BidiClass c) {
    const int level = next_level(c == RLE || c == RLO);
    const BidiClass override = c == LRO ? L : c == RLO ? R : ON;
    if (can_open(level)) stack_[depth_++] = {static_cast<std::uint8_t>(level), override, Kind::embedding};
    else if (overflow_isolates_ == 0) ++overflow_embeddings_;
  }

  void open_isolate(bool right_to_left) {
    const int level = next_level(right_to_left);
    if (!can_open(level)) {
      ++overflow_isolates_;
      return;
    }
    ++valid_isolates_;
    stack_[depth_++] = {static_cast<std::uint8_t>(level), ON, Kind::isolate};
  }

  // X5c: an isolate of the first strong character goes by what it holds.
  bool is_right_to_left_isolate(std::size_t i) const {
    if (originals_[i] != FSI) return originals_[i] == RLI;
    const std::size_t end = matches_[i] == unmatched ? originals_.size() : matches_[i];
    return first_strong_of(originals_, matches_, i + 1, end) == FirstStrong::right_to_left;
  }

  // X6a
  void close_isolate() {
    if (overflow_isolates_ > 0) {
      --overflow_isolates_;
    } else if (valid_isolates_ > 0) {
      overflow_embeddings_ = 0;
      while (top().kind != Kind::isolate) --depth_;
      --depth_;
      --valid_isolates_;
    }
  }

  // X7
  void close_embedding() {
    if (overflow_isolates_ > 0) return;
    if (overflow_embeddings_ > 0) --overflow_embeddings_;
    else if (depth_ > 1 && top().kind == Kind::embedding) --depth_;
  }

  const std::vector<BidiClass>& originals_;
  const std::vector<std::uint32_t>& matches_;
  std::array<Status, max_depth + 2> stack_{};
  std::size_t depth_ = 1;
  std::size_t overflow_isolates_ = 0, overflow_embeddings_ = 0, valid_isolates_ = 0;
};

class Paragraph {
 public:
  Paragraph(std::span<const char32_t> code_points, std::uint8_t base_level)
      : code_points_(code_points), base_level_(base_level), levels_(code_points.size()) {
    for (const char32_t c : code_points) originals_.push_back(bidi_class(c));
    matches_ = matches_of(originals_);
    classes_ = originals_;
  }

  std::vector<std::uint8_t> levels() && {
    Embeddings(originals_, matches_, base_level_).run(classes_, levels_);
    find_level_runs();
    for (std::size_t run = 0; run < runs_.size(); ++run) {
      // One that begins with the end of an isolate goes on where that was opened.
      const std::uint32_t first = kept_[runs_[run].begin];
      if (originals_[first] != PDI || matches_[first] == unmatched) resolve(sequence_from(run));
    }
    settle_removed();
    reset_white_space();
    return std::move(levels_);
  }

 private:
  struct LevelRun {
    std::size_t begin, end;  // into kept_
    std::uint8_t level;
  };

  // X9, BD7
  void find_level_runs() {
    run_of_.resize(originals_.size());
    for (std::uint32_t i = 0; i < originals_.size(); ++i) {
      if (is_removed(originals_[i])) continue;
      const bool continues = !runs_.empty() && runs_.back().level == levels_[i];
      if (!continues) runs_.push_back({kept_.size(), kept_.size(), levels_[i]});
      run_of_[i] = static_cast<std::uint32_t>(runs_.size() - 1);
      kept_.push_back(i);
      runs_.back().end = kept_.size();
    }
  }

  // X10, BD13
  BidiSequence sequence_from(std::size_t run) const {
    BidiSequence sequence;
    sequence.level = runs_[run].level;
    const std::uint8_t level_before = run == 0 ? base_level_ : runs_[run - 1].level;
    std::uint32_t last = 0;
    while (true) {
      for (std::size_t k = runs_[run].begin; k < runs_[run].end; ++k) add(kept_[k], sequence);
      last = kept_[runs_[run].end - 1];
      if (!starts_isolate(originals_[last]) || matches_[last] == unmatched) break;
      run = run_of_[matches_[last]];
    }
    const bool open_ended = starts_isolate(originals_[last]) || run + 1 == runs_.size();
    const std::uint8_t level_after = open_ended ? base_level_ : runs_[run + 1].level;
    sequence.before = direction_of_level(std::max(sequence.level, level_before));
    sequence.after = direction_of_level(std::max(sequence.level, level_after));
    return sequence;
  }

  void add(std::uint32_t character, BidiSequence& sequence) const {
    sequence.characters.push_back(character);
    sequence.code_points.push_back(code_points_[character]);
    sequence.originals.push_back(classes_[character]);
    sequence.classes.push_back(classes_[character]);
  }

  void resolve(BidiSequence sequence) {
    resolve_weak(sequence);
    resolve_brackets(sequence);
    resolve_neutral(sequence);
    for (std::size_t k = 0; k < sequence.size(); ++k) {
      levels_[sequence.characters[k]] = implicit_level(sequence.classes[k], sequence.level);
    }
  }

  void settle_removed() {
    for (std::size_t i = 0; i < originals_.size(); ++i) {
      if (is_removed(originals_[i])) levels_[i] = i == 0 ? base_level_ : levels_[i - 1];
    }
  }

  // L1
  void reset_white_space() {
    bool at_end = true;
    for (std::size_t i = originals_.size(); i > 0; --i) {
      const BidiClass c = originals_[i - 1];
      const bool separates = c == S || c == B;
      at_end = separates || (at_end && (c == WS || c == PDI || starts_isolate(c) || is_removed(c)));
      if (at_end) levels_[i - 1] = base_level_;
    }
  }

  std::span<const char32_t> code_points_;
  std::uint8_t base_level_;
  std::vector<std::uint8_t> levels_;
  std::vector<BidiClass> originals_, classes_;
  std::vector<std::uint32_t> matches_;
  std::vector<std::uint32_t> kept_;  // what X9 leaves
  std::vector<LevelRun> runs_;
  std::vector<std::uint32_t> run_of_;
};

// True where no rule would give a character another level than 0: most text.
bool runs_left_to_right(std::span<const char32_t> code_points) {
  return std::all_of(code_points.begin(), code_points.end(), [](char32_t code_point) {
    const BidiClass c = bidi_class(code_point);
    return c != R && c != AL && c != AN && !is_embedding(c) && !starts_isolate(c);
  });
}

}  // namespace

std::vector<std::uint8_t> paragraph_levels(std::span<const char32_t> code_points, std::uint8_t base_level) {
  if (base_level == 0 && runs_left_to_right(code_points)) return std::vector<std::uint8_t>(code_points.size(), 0);
  return Paragraph(code_points, base_level).levels();
}

FirstStrong first_strong(std::span<const char32_t> code_points) {
  std::vector<BidiClass> classes;
  for (const char32_t c : code_points) classes.push_back(bidi_class(c));
  return first_strong_of(classes, matches_of(classes), 0, classes.size());
}

}  // namespace storycard::unicode
