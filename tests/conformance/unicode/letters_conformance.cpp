#include <map>

#include "conformance/unicode/data_file.h"
#include "unicode/dictionaries.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::conformance;

namespace {

// "0E01..0E30 ; SA": the code points whose value is `value`.
std::set<char32_t> with_value(const DataFile& file, std::string_view value) {
  std::set<char32_t> result;
  for (const std::string& line : file.lines) {
    const auto fields = split(line, ';');
    if (fields.size() < 2 || trimmed(fields[1]) != value) continue;
    const auto ends = split(trimmed(fields[0]), '.');  // first, "", last; or one
    for (char32_t c = from_hex(ends.front()); c <= from_hex(ends.back()); ++c) result.insert(c);
  }
  return result;
}

}  // namespace

TEST_CASE("LineBreak.txt: a dictionary serves the letters of its script that are of class SA, and no others") {
  const DataFile classes = read_data_file("LineBreak.txt");
  const DataFile scripts = read_data_file("Scripts.txt");
  if (!classes.wanted || !scripts.wanted) return;
  const std::set<char32_t> complex = with_value(classes, "SA");
  REQUIRE(complex.size() > 300);
  std::map<char32_t, std::string> served;
  for (const auto& [script, language] :
       std::map<std::string, std::string>{{"Thai", "thai"}, {"Lao", "lao"}, {"Khmer", "khmer"}, {"Myanmar", "burmese"}}) {
    for (const char32_t c : with_value(scripts, script)) {
      if (complex.count(c) > 0) served[c] = "dictionaries/" + language + ".dict";
    }
  }
  const unicode::Dictionaries none;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c == 0xD800) c = 0xE000;
    const std::set<std::string> needed = none.needed(to_utf8({c, c, c, c, c}));
    const auto its = served.find(c);
    const std::set<std::string> wanted = its == served.end() ? std::set<std::string>{} : std::set<std::string>{its->second};
    if (needed != wanted) FAIL_CHECK("U+" << std::hex << static_cast<std::uint32_t>(c));
  }
}
