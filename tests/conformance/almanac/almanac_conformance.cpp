#include <charconv>
#include <vector>

#include "almanac/almanac.h"
#include "support/files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::almanac;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const std::string& name) {
  std::istringstream text(tests::source_text("tests/conformance/almanac/" + name));
  std::vector<Row> rows;
  for (std::string line; std::getline(text, line);) {
    Row row;
    std::size_t begin = 0;
    for (std::size_t tab = line.find('\t'); tab != std::string::npos; begin = tab + 1, tab = line.find('\t', begin)) {
      row.push_back(line.substr(begin, tab - begin));
    }
    row.push_back(line.substr(begin));
    rows.push_back(std::move(row));
  }
  return rows;
}

Almanac whole_almanac() {
  Almanac almanac;
  for (const char* file : {"almanac/dates.json", "almanac/languages.json", "almanac/time-zones.json"}) {
    const Bytes bytes = tests::source_bytes(std::string("assets/") + file);
    const auto error = almanac.add(file, bytes);
    CHECK_MESSAGE(!error, (error ? error->where + error->detail : ""));
  }
  return almanac;
}

std::int64_t number(const std::string& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

int two_digits(const std::string& text, std::size_t at) { return static_cast<int>(number(text.substr(at, 2))); }

}  // namespace

TEST_CASE("almanac: every language says its dates and hours as Intl does") {
  const Almanac almanac = whole_almanac();
  const std::vector<Row> rows = rows_of("dates.tsv");
  CHECK(rows.size() > 700);
  for (const Row& row : rows) {
    REQUIRE(row.size() == 6);
    const std::string& iso = row[1];  // 2026-12-18T16:05Z
    const Day day{static_cast<int>(number(iso.substr(0, 4))), two_digits(iso, 5), two_digits(iso, 8)};
    const DateWords& words = almanac.dates_in(row[0]);
    CAPTURE(row[0]);
    CHECK(month_text(words, day) == row[2]);
    CHECK(weekday_text(words, day) == row[3]);
    CHECK(date_text(words, day) == row[4]);
    CHECK(time_text(words, two_digits(iso, 11) * 60 + two_digits(iso, 14), 0) == row[5] + " UTC");
  }
}

TEST_CASE("almanac: 40 zones have Intl's offsets at 200 moments from 2024 to 2037") {
  const Almanac almanac = whole_almanac();
  const std::vector<Row> rows = rows_of("time-zones.tsv");
  REQUIRE(rows.size() == 41);
  REQUIRE(rows[0].size() == 201);
  for (std::size_t zone = 1; zone < rows.size(); ++zone) {
    REQUIRE(rows[zone].size() == rows[0].size());
    CAPTURE(rows[zone][0]);
    int wrong = 0;
    for (std::size_t i = 1; i < rows[0].size(); ++i) {
      wrong += almanac.offset_minutes(rows[zone][0], number(rows[0][i])) != number(rows[zone][i]);
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("almanac: languages by their own names") {
  const Almanac almanac = whole_almanac();
  const std::pair<const char*, const char*> names[] = {
      {"am", "አማርኛ"},         {"en", "English"},   {"en-GB", "English"}, {"fr-CA", "Français"},  {"uk", "Українська"},
      {"ar-SY", "العربية"},   {"fa", "فارسی"},      {"prs", "دری"},       {"ti", "ትግርኛ"},         {"ka", "ქართული"},
      {"zh-Hans", "简体中文"}, {"zh-Hant-HK", "繁體中文"}, {"ht", "Kreyòl ayisyen"},
  };
  for (const auto& [tag, name] : names) CHECK(almanac.name_of(tag) == name);
}

TEST_CASE("almanac: each language of the shaping tests and of the interface has a name of its own") {
  const Almanac almanac = whole_almanac();
  std::istringstream languages(tests::source_text("tests/oracles/languages.tsv"));
  int count = 0;
  for (std::string line; std::getline(languages, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::string tag = line.substr(0, line.find('\t'));
    CAPTURE(tag);
    CHECK(almanac.name_of(tag) != tag);
    ++count;
  }
  CHECK(count > 80);
}
