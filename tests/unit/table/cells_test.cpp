#include "table/cells.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::table;

namespace {

std::string read(std::string_view cell, CellKind kind) {
  const auto value = read_cell(cell, kind);
  return value ? write_json(*value) : value.error().detail;
}

}  // namespace

TEST_CASE("cells: words stay as they are, names lose the spaces around them") {
  CHECK(read(" Two\nlines ", CellKind::text) == "\" Two\\nlines \"");
  CHECK(read(" itac/voice ", CellKind::name) == "\"itac/voice\"");
}

TEST_CASE("cells: numbers with a point or a comma") {
  CHECK(read("1.2", CellKind::number) == "1.2");
  CHECK(read(" 1,2 ", CellKind::number) == "1.2");
  CHECK(read("-15", CellKind::number) == "-15");
  for (const char* cell : {"one", "1.2.3", "1e3", "0x10", "1 2", "NaN"})
    CHECK(read(cell, CellKind::number) == "expected a number, found \"" + std::string(cell) + "\"");
}

TEST_CASE("cells: yes and no, as people and Excel write them") {
  for (const char* cell : {"TRUE", "true", "Yes", "1", "x", "VRAI", "VERDADERO", "VERDADEIRO", "ІСТИНА"})
    CHECK(read(cell, CellKind::flag) == "true");
  for (const char* cell : {"FALSE", "no", "0", "FAUX", "FALSO", "ХИБНІСТЬ"})
    CHECK(read(cell, CellKind::flag) == "false");
  CHECK(read("maybe", CellKind::flag) == "expected yes or no, found \"maybe\"");
}

TEST_CASE("cells: two numbers in every way that people write them") {
  for (const char* cell : {"0.5 0.4", "0.5, 0.4", "0.5,0.4", "0,5 0,4", "0,5; 0,4", "[0.5,0.4]"}) {
    CAPTURE(cell);
    CHECK(read(cell, CellKind::pair) == "[0.5,0.4]");
  }
  CHECK(read("0.5", CellKind::pair) == "expected two numbers such as 0.5 0.4, found \"0.5\"");
}

TEST_CASE("cells: lists are divided, and JSON is taken as it is") {
  CHECK(read("#One  #two,\n#three", CellKind::words) == R"(["#One","#two","#three"])");
  CHECK(read("[]", CellKind::words) == "[]");
  CHECK(read("Ana Ruiz; Taras\nLayla Haddad;", CellKind::list) == R"(["Ana Ruiz","Taras","Layla Haddad"])");
  CHECK(read("a, b.jpg", CellKind::file) == R"({"file":"a, b.jpg"})");
  CHECK(read(R"({"file": "a.jpg", "zoom": 2})", CellKind::file) == R"({"file":"a.jpg","zoom":2})");
  CHECK_FALSE(read_cell("[1,", CellKind::json));
}

TEST_CASE("cells: what is quoted in an error is short and ends between letters") {
  const std::string cell = std::string(39, 'x') + "é" + std::string(100, 'x');
  CHECK(read(cell, CellKind::number) == "expected a number, found \"" + std::string(39, 'x') + "…\"");
}
