#include "unicode/dictionaries.h"

#include <algorithm>

#include "base/utf8.h"

namespace storycard::unicode {
namespace {

// Letters: LineBreak.txt and Scripts.txt of Unicode 15.0; tests/conformance compares them.
constexpr CodePointSpan thai_letters[] = {{0x0E01, 0x0E3A}, {0x0E40, 0x0E4E}};
constexpr CodePointSpan thai_beginners[] = {{0x0E01, 0x0E2E}, {0x0E40, 0x0E44}};
constexpr CodePointSpan thai_never_last[] = {{0x0E31, 0x0E31}, {0x0E40, 0x0E44}};
constexpr CodePointSpan lao_letters[] = {
    {0x0E81, 0x0E82}, {0x0E84, 0x0E84}, {0x0E86, 0x0E8A}, {0x0E8C, 0x0EA3}, {0x0EA5, 0x0EA5},
    {0x0EA7, 0x0EBD}, {0x0EC0, 0x0EC4}, {0x0EC6, 0x0EC6}, {0x0EC8, 0x0ECE}, {0x0EDC, 0x0EDF},
};
constexpr CodePointSpan lao_beginners[] = {{0x0E81, 0x0EAE}, {0x0EC0, 0x0EC4}, {0x0EDC, 0x0EDD}};
constexpr CodePointSpan lao_never_last[] = {{0x0EC0, 0x0EC4}};
constexpr CodePointSpan burmese_letters[] = {
    {0x1000, 0x103F}, {0x1050, 0x108F}, {0x109A, 0x109F}, {0xA9E0, 0xA9EF}, {0xA9FA, 0xA9FE}, {0xAA60, 0xAA7F},
};
constexpr CodePointSpan burmese_beginners[] = {{0x1000, 0x102A}};
constexpr CodePointSpan khmer_letters[] = {{0x1780, 0x17D3}, {0x17D7, 0x17D7}, {0x17DC, 0x17DD}};
constexpr CodePointSpan khmer_beginners[] = {{0x1780, 0x17B3}};
constexpr CodePointSpan khmer_never_last[] = {{0x17D2, 0x17D2}};

constexpr std::array<SpacelessScript, Dictionaries::count> scripts = {{
    {"dictionaries/thai.dict", thai_letters, thai_beginners, thai_never_last, 5},
    {"dictionaries/lao.dict", lao_letters, lao_beginners, lao_never_last, 4},
    {"dictionaries/burmese.dict", burmese_letters, burmese_beginners, {}, 4},
    {"dictionaries/khmer.dict", khmer_letters, khmer_beginners, khmer_never_last, 4},
}};

constexpr std::size_t none = Dictionaries::count;

// Longest letters of one script, as they stand in the text.
struct Run {
  std::size_t script;
  std::u32string letters;
  std::vector<std::uint32_t> offsets;
};

class Runs {
 public:
  explicit Runs(std::string_view text) : text_(text) {}

  // The next run; empty at the end of the text.
  Run next() {
    Run run{none, {}, {}};
    while (at_ < text_.size()) {
      const DecodedCodePoint decoded = decode_utf8(text_, at_);
      const std::size_t script = script_of(decoded.code_point);
      if (run.script != none && script != run.script) break;
      if (script != none) {
        run.script = script;
        run.letters += decoded.code_point;
        run.offsets.push_back(static_cast<std::uint32_t>(at_));
      }
      at_ += decoded.length;
    }
    return run;
  }

 private:
  static std::size_t script_of(char32_t c) {
    constexpr char32_t first_letter = 0x0E01, last_letter = 0xAA7F;
    if (c < first_letter || c > last_letter) return none;
    const auto has = [c](const SpacelessScript& script) { return among(script.letters, c); };
    return static_cast<std::size_t>(std::find_if(scripts.begin(), scripts.end(), has) - scripts.begin());
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

bool Dictionaries::takes(std::string_view file) { return file.starts_with("dictionaries/"); }

std::optional<Error> Dictionaries::add(std::string_view file, Bytes bytes) {
  for (std::size_t i = 0; i < count; ++i) {
    if (scripts[i].dictionary != file) continue;
    auto list = WordList::read(std::move(bytes));
    if (!list) return Error{list.error().code, std::string(file), list.error().detail};
    lists_[i] = std::make_shared<const WordList>(std::move(*list));
    return std::nullopt;
  }
  return Error{ErrorCode::unknown_value, std::string(file), "there is no dictionary of this name"};
}

std::set<std::string> Dictionaries::needed(std::string_view text) const {
  std::set<std::string> files;
  Runs runs(text);
  for (Run run = runs.next(); run.script != none; run = runs.next()) {
    const SpacelessScript& script = scripts[run.script];
    if (lists_[run.script] == nullptr && run.letters.size() >= script.shortest) files.emplace(script.dictionary);
  }
  return files;
}

std::vector<std::uint32_t> Dictionaries::word_beginnings(std::string_view text) const {
  std::vector<std::uint32_t> result;
  Runs runs(text);
  for (Run run = runs.next(); run.script != none; run = runs.next()) {
    const WordList* list = lists_[run.script].get();
    if (list == nullptr) continue;
    for (const std::uint32_t letter : divide_words(run.letters, scripts[run.script], *list)) {
      result.push_back(run.offsets[letter]);
    }
  }
  return result;
}

}  // namespace storycard::unicode
