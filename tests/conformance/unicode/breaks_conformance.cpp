#include "unicode/breaks.h"

#include "conformance/unicode/data_file.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::conformance;

namespace {

// "÷ 0020 × 0308 ÷": code points, and byte offsets of the breaks after the first.
struct Sample {
  std::string text;
  std::vector<std::uint32_t> breaks;
};

Sample read_sample(std::string_view line) {
  Sample sample;
  for (const std::string_view word : split(line, ' ')) {
    if (word == "÷") sample.breaks.push_back(static_cast<std::uint32_t>(sample.text.size()));
    else if (word != "×") sample.text += to_utf8({from_hex(word)});
  }
  if (!sample.breaks.empty() && sample.breaks.front() == 0) sample.breaks.erase(sample.breaks.begin());
  return sample;
}

}  // namespace

TEST_CASE("GraphemeBreakTest.txt: extended grapheme clusters are those of UAX 29") {
  const std::string name = "auxiliary/GraphemeBreakTest.txt";
  check_lines(name, read_data_file(name), [](std::string_view line) {
    const Sample sample = read_sample(line);
    std::vector<std::uint32_t> ends;
    for (const ByteRange cluster : unicode::graphemes(sample.text)) ends.push_back(cluster.end);
    return ends == sample.breaks;
  });
}

TEST_CASE("LineBreakTest.txt: untailored line break opportunities are those of UAX 14") {
  const std::string name = "auxiliary/LineBreakTest.txt";
  check_lines(name, read_data_file(name), [](std::string_view line) {
    const Sample sample = read_sample(line);
    std::vector<std::uint32_t> offsets;
    for (const unicode::LineBreak line_break : unicode::line_breaks(sample.text)) offsets.push_back(line_break.offset);
    return offsets == sample.breaks;
  });
}
