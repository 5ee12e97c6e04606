#include "font/font_book.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::font;

namespace {

std::string with_slice(std::string_view slice) {
  return R"({"faces": [{"id": "a", "family": "A", "name": "A", "weight": 400, "slices": [)" + std::string(slice) +
         "]}]}";
}

// "code pointer"
std::string error_of(std::string_view json) {
  const auto book = FontBook::read(json);
  REQUIRE_FALSE(book);
  return std::string(name_of(book.error().code)) + " " + book.error().where;
}

}  // namespace

TEST_CASE("read_font_book: families, weights, files and ranges, the ranges put in order") {
  const auto book = FontBook::read(with_slice(R"({"file": "a.ttf", "ranges": "U+C8-12C,U+41-5A"})"));
  REQUIRE(book);
  REQUIRE(book->entries().size() == 1);
  const FaceEntry& entry = book->entries()[0];
  CHECK(entry.id == "a");
  CHECK(entry.family == "A");
  CHECK(entry.weight == 400);
  REQUIRE(entry.slices.size() == 1);
  CHECK(entry.slices[0].file == "a.ttf");
  CHECK(entry.slices[0].covers(U'A'));
  CHECK(entry.slices[0].covers(300));
}

TEST_CASE("read_font_book: an empty list is a book") {
  const auto book = FontBook::read(R"({"faces": []})");
  REQUIRE(book);
  CHECK(book->entries().empty());
}

TEST_CASE("read_font_book: what is wrong is said with its place") {
  CHECK(error_of("") == "empty-file ");
  CHECK(error_of("{}") == "missing-value /faces");
  CHECK(error_of(R"({"faces": 1})") == "wrong-type /faces");
  CHECK(error_of(R"({"faces": [1]})") == "wrong-type /faces/0");
  CHECK(error_of(R"({"faces": [{"id": "a"}]})") == "missing-value /faces/0/family");
  CHECK(error_of(R"({"faces": [{"id": "a", "family": "A", "name": "A", "weight": 0, "slices": []}]})") ==
        "out-of-range /faces/0/weight");
  CHECK(error_of(with_slice(R"({"ranges": ""})")) == "missing-value /faces/0/slices/0/file");
  CHECK(error_of(with_slice(R"({"file": "a", "ranges": []})")) == "wrong-type /faces/0/slices/0/ranges");
  for (const char* range : {"1", "U+", "U+2-1", "U+-1", "U+1-", "U+1-110000", "U+g", "u+1", "U+4??", " U+1", ""}) {
    CAPTURE(range);
    CHECK(error_of(with_slice(R"({"file": "a", "ranges": "U+41-5A,)" + std::string(range) + R"(,U+61"})")) ==
          "out-of-range /faces/0/slices/0/ranges");
  }
  CHECK(error_of(with_slice(R"({"file": "a", "ranges": "U+1-5,U+5-6"})")) ==
        "out-of-range /faces/0/slices/0/ranges");
  CHECK(error_of(with_slice(R"({"file": "a", "ranges": ""}, {"file": "a", "ranges": ""})")) == "out-of-range /faces/0");
}
