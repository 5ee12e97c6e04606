#include "table/csv.h"

#include "base/limits.h"
#include "tables.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::table;

namespace {

using Cells = std::vector<std::string>;

// All rows with the header first, each wrong one as "row N line M: code".
std::vector<Cells> rows_of(const std::string& text, std::size_t step = 1 << 20) {
  CsvReader reader(source_of(text, step));
  std::vector<Cells> rows;
  const auto header = reader.header();
  if (!header) return {{std::string(name_of(header.error().code)) + " " + header.error().where}};
  rows.push_back(header->cells);
  for (;;) {
    const auto record = reader.next();
    REQUIRE(record);
    if (!*record) return rows;
    const Record& row = **record;
    if (row.error) {
      rows.push_back(
          {"row " + std::to_string(row.row) + " line " + std::to_string(row.line) + ": " + name_of(row.error->code)});
    } else {
      rows.push_back(row.cells);
    }
  }
}

std::vector<std::pair<std::size_t, std::size_t>> places_of(const std::string& text) {
  CsvReader reader(source_of(text));
  REQUIRE(reader.header());
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (;;) {
    const auto record = reader.next();
    REQUIRE(record);
    if (!*record) return places;
    places.emplace_back((*record)->row, (*record)->line);
  }
}

}  // namespace

TEST_CASE("csv: cells hold separators, quotes and lines where they are quoted") {
  CHECK(rows_of("a,b\n\"1,2\",\"say \"\"hi\"\"\"\n\"two\nlines\",\n") ==
        std::vector<Cells>{{"a", "b"}, {"1,2", "say \"hi\""}, {"two\nlines", ""}});
}

TEST_CASE("csv: lines end in any way, and the last need not end at all") {
  for (const char* text : {"a,b\r\n1,2\r\n3,4\r\n", "a,b\n1,2\n3,4", "a,b\r1,2\r3,4\r", "a,b\r\n1,2\n3,4"}) {
    CAPTURE(text);
    CHECK(rows_of(text) == std::vector<Cells>{{"a", "b"}, {"1", "2"}, {"3", "4"}});
  }
  CHECK(rows_of("a\n\"x\r\ny\"\n")[1] == Cells{"x\ny"});
}

TEST_CASE("csv: blocks may end anywhere") {
  const std::string text =
      "\xEF\xBB\xBF"
      "a;b\r\n\"l\xC3\xA9\r\n\"\"x\"\"\";2\r\n;\r\n";
  const auto whole = rows_of(text);
  CHECK(whole == std::vector<Cells>{{"a", "b"}, {"l\xC3\xA9\n\"x\"", "2"}, {"", ""}});
  for (std::size_t step = 1; step < 9; ++step) CHECK(rows_of(text, step) == whole);
}

TEST_CASE("csv: the header says what separates cells") {
  CHECK(rows_of("a;b,c;d\n1;2;3\n")[0] == Cells{"a", "b,c", "d"});
  CHECK(rows_of("a\tb\n1\t2\n")[1] == Cells{"1", "2"});
  CHECK(rows_of("\"a,x,y\";b\n1;2\n")[0] == Cells{"a,x,y", "b"});
  CHECK(rows_of("sep=;\r\na;b,c,d\n1;2\n")[0] == Cells{"a", "b,c,d"});
  CHECK(rows_of("story\nOne, two\n")[0] == Cells{"story"});
}

TEST_CASE("csv: a row is told by its number and by the line where it begins") {
  using Places = std::vector<std::pair<std::size_t, std::size_t>>;
  CHECK(places_of("a,b\n1,2\n3,4\n") == Places{{1, 2}, {2, 3}});
  CHECK(places_of("a,b\r\n\"1\r\n\",2\r\n3,4\r\n") == Places{{1, 2}, {2, 4}});
  CHECK(places_of("\"a\n\n\",b\n1,2\n") == Places{{1, 4}});
  CHECK(places_of("a\n1\n\n3\n") == Places{{1, 2}, {2, 3}, {3, 4}});  // blank rows count
}

TEST_CASE("csv: blank rows are known, as spreadsheets leave them") {
  CsvReader reader(source_of("a,b\n,\n \t,\n\n0,\n"));
  REQUIRE(reader.header());
  for (const bool blank : {true, true, true, false}) CHECK((*reader.next())->blank() == blank);
}

TEST_CASE("csv: wrong quotes make one row wrong, and the rows after it are read") {
  CHECK(rows_of("a,b\nx\"y,2\n3,4\n") == std::vector<Cells>{{"a", "b"}, {"row 1 line 2: csv-syntax"}, {"3", "4"}});
  CHECK(rows_of("a,b\n\"x\"y,2\n3,4\n") == std::vector<Cells>{{"a", "b"}, {"row 1 line 2: csv-syntax"}, {"3", "4"}});
  CHECK(rows_of("a,b\n\"x,2\n3,4\n5,6\n") ==
        std::vector<Cells>{{"a", "b"}, {"row 1 line 2: csv-syntax"}, {"3", "4"}, {"5", "6"}});
  CHECK(rows_of("a,b\n\"x,2\n\"3\",4\n") == std::vector<Cells>{{"a", "b"}, {"row 1 line 2: csv-syntax"}, {"3", "4"}});
}

TEST_CASE("csv: lines inside a row whose quotes are wrong are doubtful, those behind it are not") {
  CsvReader reader(source_of("a,b\n\"one\ntwo\"x,2\n3,4\n"));
  REQUIRE(reader.header());
  CHECK((*reader.next())->error);
  CHECK((*reader.next())->doubtful);
  CHECK_FALSE((*reader.next())->doubtful);
  CHECK_FALSE(*reader.next());
}

TEST_CASE("csv: a row that is too long is told, and memory stays small") {
  std::string text = "a,b\n" + std::string(limits::row_bytes + 10, 'x') + ",2\n3,4\n";
  CHECK(rows_of(text) == std::vector<Cells>{{"a", "b"}, {"row 1 line 2: too-large"}, {"3", "4"}});
  text = "a\n" + std::string(limits::columns, ',') + "\n3\n";
  CHECK(rows_of(text) == std::vector<Cells>{{"a"}, {"row 1 line 2: too-large"}, {"3"}});
}

TEST_CASE("csv: a quote that is never closed takes no row with it, however long the file") {
  std::string text = "a,b\n\"x,1\n";
  for (int i = 0; i < 3000; ++i) text += std::string(3000, 'x') + ",2\n";
  const auto rows = rows_of(text);
  CHECK(rows.size() == 3002);
  CHECK(rows[1] == Cells{"row 1 line 2: too-large"});
  CHECK(rows[3001] == Cells{std::string(3000, 'x'), "2"});
}

TEST_CASE("csv: other encodings and spreadsheets' own files are told from CSV") {
  CHECK(rows_of(std::string("\xFF\xFE"
                            "a\0,\0",
                            6))[0] == Cells{"not-utf8 line 1"});
  CHECK(rows_of(std::string("a\0,\0b\0\n\0", 8))[0] == Cells{"not-utf8 line 1"});
  CHECK(rows_of("n\xE9,b\n")[0] == Cells{"not-utf8 line 1, column 1"});
  CHECK(rows_of("PK\x03\x04...")[0] == Cells{"csv-syntax line 1"});
  CHECK(rows_of("")[0] == Cells{"empty-file "});
  CHECK(rows_of("\xEF\xBB\xBF")[0] == Cells{"empty-file "});
}

TEST_CASE("csv: a letter that is no UTF-8 makes its row wrong and names what stands before it") {
  CsvReader reader(source_of("a,b\n1,Caf\xE9\n3,4\n"));
  REQUIRE(reader.header());
  const auto wrong = reader.next();
  REQUIRE((*wrong)->error);
  CHECK((*wrong)->error->code == ErrorCode::not_utf8);
  CHECK((*wrong)->error->where == "column 2");
  CHECK((*wrong)->error->detail == "the byte E9 is not UTF-8, after \"Caf\"");
  CHECK((*reader.next())->cells == Cells{"3", "4"});
}

TEST_CASE("csv: an error of the source is an error") {
  int calls = 0;
  CsvReader reader([&](std::span<char> block) -> Result<std::size_t> {
    if (++calls > 1) return Error{ErrorCode::broken_file, "t.csv", "gone"};
    block[0] = 'a';
    block[1] = '\n';
    return std::size_t{2};
  });
  const auto header = reader.header();
  CHECK((!header || !reader.next()));
}

TEST_CASE("json lines: a row a line, blank ones left out, a long one told") {
  JsonLinesReader reader(
      source_of("\xEF\xBB\xBF{\"a\":1}\r\n\n  \n{\"b\":\n" + std::string(limits::row_bytes + 1, 'x') + "\nlast"));
  const std::pair<std::size_t, std::size_t> places[] = {{1, 1}, {2, 4}, {3, 5}, {4, 6}};
  const char* texts[] = {"{\"a\":1}", "{\"b\":", "", "last"};
  for (int i = 0; i < 4; ++i) {
    const auto record = reader.next();
    REQUIRE(record);
    REQUIRE(*record);
    CHECK((*record)->row == places[i].first);
    CHECK((*record)->line == places[i].second);
    CHECK((*record)->cells == Cells{texts[i]});
    CHECK((*record)->error.has_value() == (i == 2));
  }
  CHECK_FALSE(*reader.next());
}
