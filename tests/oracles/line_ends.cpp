// line_ends: breaks the recorded paragraphs (lines.tsv) with core/text and compares where lines begin with Chromium. Fails
// when fewer than 99 % of the gated pairs agree, when a difference is not in line_differences.tsv with its reason, or when one
// that is listed there has gone. Languages that are only reported never fail.
//   line_ends --differences    prints the rows that line_differences.tsv would need
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "assets.h"
#include "text/break_lines.h"

using namespace storycard;

namespace {

constexpr Px font_size{40};
constexpr int promised_pairs = 1000;
constexpr int promised_languages = 20;
constexpr double promised_share = 0.99;

struct Tally {
  bool gated = false;
  int pairs = 0, agreed = 0;
};

std::string joined(const std::vector<std::uint32_t>& numbers) {
  std::string text;
  for (const std::uint32_t number : numbers) text += (text.empty() ? "" : " ") + std::to_string(number);
  return text;
}

std::string line_starts(const text::ShapedText& shaped, float width) {
  std::vector<std::uint32_t> starts;
  for (const text::Line& line : text::break_lines(shaped, font_size, Px{width})) {
    if (line.bytes.begin > 0) starts.push_back(line.bytes.begin);
  }
  return joined(starts);
}

class Comparison {
 public:
  explicit Comparison(bool print) : print_(print) {
    for (const auto& row : oracles::read_rows(STORYCARD_ORACLES_DIR "/line_differences.tsv")) {
      explained_[row.at(0) + '\t' + row.at(1) + '\t' + row.at(2)] = row.at(3);
    }
  }

  void take(const std::vector<std::string>& row) {
    if (row.at(0) == "gated" || row.at(0) == "reported") {
      language_ = row.at(1);
      tallies_[language_].gated = row.at(0) == "gated";
    } else if (row.at(0) == "text") {
      number_ = row.at(2);
      paragraph_.language = row.at(1);
      paragraph_.text = row.at(3);
      paragraph_.style = {font::Role::text, 400};
      oracles::load_for(paragraph_, library_);
      shaped_ = text::shape(paragraph_, library_);
      if (!shaped_.missing.empty()) complain("a character that no face covers");
    } else {
      compare(row.at(1), row.at(2));
    }
  }

  // True when all that was promised holds.
  bool report() {
    Tally gated;
    int languages = 0;
    for (const auto& [language, tally] : tallies_) {
      std::printf("%-8s %4d of %4d%s\n", language.c_str(), tally.agreed, tally.pairs,
                  tally.gated ? "" : "  (reported only)");
      if (!tally.gated) continue;
      ++languages;
      gated.pairs += tally.pairs;
      gated.agreed += tally.agreed;
    }
    std::printf("gated: %d of %d pairs in %d languages agree with Chromium\n", gated.agreed, gated.pairs, languages);
    for (const auto& [place, reason] : explained_) {
      ++wrong_;
      std::printf("no longer differs, or is not recorded; take it off line_differences.tsv: %s\n", place.c_str());
    }
    return wrong_ == 0 && gated.pairs >= promised_pairs && languages >= promised_languages &&
           gated.agreed >= promised_share * gated.pairs;
  }

 private:
  void compare(const std::string& width, const std::string& recorded) {
    Tally& tally = tallies_[language_];
    ++tally.pairs;
    const std::string ours = line_starts(shaped_, std::stof(width));
    if (ours == recorded) {
      ++tally.agreed;
      return;
    }
    if (print_) print_difference(width, recorded, ours);
    if (!tally.gated) return;
    if (explained_.erase(language_ + '\t' + number_ + '\t' + width) == 0) {
      complain("at " + width + " px\n  Chromium " + recorded + "\n  ours     " + ours);
    }
  }

  void complain(const std::string& what) {
    ++wrong_;
    if (!print_) std::printf("%s, paragraph %s: %s\n", language_.c_str(), number_.c_str(), what.c_str());
  }

  // The first line that is not the same, as Chromium ends it and as we do.
  void print_difference(const std::string& width, const std::string& recorded, const std::string& ours) const {
    const auto theirs = oracles::split(recorded, ' ');
    const auto mine = oracles::split(ours, ' ');
    std::size_t same = 0;
    while (same < theirs.size() && same < mine.size() && theirs[same] == mine[same]) ++same;
    const std::size_t begin = same > 0 ? std::stoul(theirs[same - 1]) : 0;
    const auto until = [&](const std::vector<std::string>& starts) {
      const std::size_t end =
          same < starts.size() && !starts[same].empty() ? std::stoul(starts[same]) : paragraph_.text.size();
      return paragraph_.text.substr(begin, end - begin);
    };
    std::printf("%s\t%s\t%s\tChromium: %s| ours: %s|\n", language_.c_str(), number_.c_str(), width.c_str(),
                until(theirs).c_str(), until(mine).c_str());
  }

  bool print_;
  text::Library library_ = oracles::open_library();
  std::map<std::string, std::string> explained_;
  std::map<std::string, Tally> tallies_;
  std::string language_, number_;
  text::Paragraph paragraph_;
  text::ShapedText shaped_;
  int wrong_ = 0;
};

}  // namespace

int main(int count, char** words) {
  Comparison comparison(count > 1 && std::string_view(words[1]) == "--differences");
  for (const auto& row : oracles::read_rows(STORYCARD_ORACLES_DIR "/lines.tsv")) comparison.take(row);
  return comparison.report() ? 0 : 1;
}
