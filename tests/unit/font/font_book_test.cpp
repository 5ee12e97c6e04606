#include "font/font_book.h"

#include <algorithm>

#include "fixture_fonts.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::font;

namespace {

FontBook book_of(std::string_view json) {
  auto book = FontBook::read(json);
  REQUIRE_MESSAGE(book, book.error().detail);
  return *std::move(book);
}

// Every weight that ships of three families, in no helpful order; "a" to "z" in all.
FontBook shelf() {
  std::string json = R"({"faces": [)";
  for (const char* face : {"Thai 400", "Noto Sans 400", "Noto Sans 800", "Noto Sans 600", "Bricolage Grotesque 600",
                           "Bricolage Grotesque 800", "Noto Sans 500"}) {
    const std::string name = face;
    const std::string family = name.substr(0, name.size() - 4);
    json += (json.back() == '[' ? "" : ",") +
            (R"({"id": ")" + name + R"(", "family": ")" + family + R"(", "name": ")" + name) + R"(", "weight": )" +
            name.substr(name.size() - 3) + R"(, "slices": [{"file": ")" + name + R"(.ttf", "ranges": "U+61-7A)" +
            (family == "Thai" ? ",U+E01-E3A" : "") + R"("}]})";
  }
  return book_of(json + "]}");
}

std::vector<std::string> names(const Order& order) {
  std::vector<std::string> result;
  for (const FaceEntry* entry : order) result.push_back(entry->name);
  return result;
}

std::string chosen(const FontBook& book, const Style& style, std::string_view script, std::u32string_view cluster) {
  const Choice choice = choose(book, book.order(style, script, ""), spellings_of(cluster), Slices::all);
  return choice.entry == nullptr ? "none" : choice.entry->name;
}

}  // namespace

TEST_CASE("font_book: order is the preferred family by nearest weight, the common family, then the others") {
  CHECK(names(shelf().order({Role::display, 700}, "Latn", "en")) ==
        std::vector<std::string>{"Bricolage Grotesque 800", "Bricolage Grotesque 600", "Noto Sans 800", "Noto Sans 600",
                                 "Noto Sans 500", "Noto Sans 400", "Thai 400"});
}

TEST_CASE("font_book: between two weights as near, bold texts take the heavier, regular ones the lighter") {
  CHECK(chosen(shelf(), {Role::text, 700}, "Latn", U"a") == "Noto Sans 800");
  CHECK(chosen(shelf(), {Role::text, 450}, "Latn", U"a") == "Noto Sans 400");
  CHECK(chosen(shelf(), {Role::text, 500}, "Latn", U"a") == "Noto Sans 500");
}

TEST_CASE("font_book: what the preferred faces lack comes from any that has it") {
  CHECK(chosen(shelf(), {Role::display, 700}, "Thai", U"\u0E01") == "Thai 400");
  CHECK(chosen(shelf(), {Role::display, 700}, "Latn", U"\u00E9") == "none");
}

TEST_CASE("font_book: a slice covers the first and last of each range and nothing between ranges") {
  const Slice slice{"file", {{10, 20}, {22, 22}, {100, 200}}};
  for (const char32_t c : {10, 15, 20, 22, 100, 200}) CHECK(slice.covers(c));
  for (const char32_t c : {0, 9, 21, 23, 99, 201, 0x10FFFF}) CHECK_FALSE(slice.covers(c));
  CHECK_FALSE(Slice{}.covers(U'a'));
}

TEST_CASE("font_book: a cluster is covered whole or not at all, in either spelling") {
  const Slice parts{"file", {{'e', 'e'}, {0x301, 0x301}}};
  const Slice whole{"file", {{0xE9, 0xE9}}};
  for (const char32_t* spelling : {U"\u00E9", U"e\u0301"}) {
    CHECK(parts.covers(spellings_of(spelling)));
    CHECK(whole.covers(spellings_of(spelling)));
  }
  CHECK_FALSE(parts.covers(spellings_of(U"e\u0301\u0323")));
}

TEST_CASE("font_book: where slices overlap the first serves, and what lies side by side in one is one place") {
  const std::vector<SlicePlace> places =
      places_of({{"first", {{10, 20}, {21, 30}, {40, 50}, {60, 60}}}, {"second", {{15, 45}}}});
  std::vector<std::vector<std::uint32_t>> told;
  for (const SlicePlace& place : places) told.push_back({place.range.first, place.range.last, place.slice});
  CHECK(told == std::vector<std::vector<std::uint32_t>>{{10, 30, 0}, {31, 39, 1}, {40, 50, 0}, {60, 60, 0}});
}

TEST_CASE("font_book: slices are loaded by the name that the list gives them") {
  FontBook book = book_of(R"({"faces": [{"id": "a", "family": "A", "name": "A Bold", "weight": 700,
      "slices": [{"file": "ems.ttf", "ranges": "U+20-7E"}, {"file": "b.ttf", "ranges": "U+E9"}]}]})");
  const Slice& slice = book.entries()[0].slices[0];
  CHECK_FALSE(book.loaded("ems.ttf"));
  CHECK(book.face(slice) == nullptr);

  const auto face = book.add("ems.ttf", font_file("ems.ttf"));
  REQUIRE(face);
  CHECK((*face)->name() == "A Bold");
  CHECK(book.loaded("ems.ttf"));
  CHECK(book.face(slice) == *face);

  SUBCASE("a second time changes nothing: texts point at the face") {
    const auto again = book.add("ems.ttf", font_file("ems.ttf"));
    REQUIRE(again);
    CHECK(*again == *face);
  }
  SUBCASE("a choice can be held to what is loaded") {
    const Order order = book.order({}, "Latn", "");
    CHECK(choose(book, order, spellings_of(U"\u00E9"), Slices::all).slice == &book.entries()[0].slices[1]);
    CHECK(choose(book, order, spellings_of(U"\u00E9"), Slices::loaded).slice == nullptr);
    CHECK(choose(book, order, spellings_of(U"e"), Slices::loaded).slice == &slice);
  }
  SUBCASE("moving the book keeps what it handed out") {
    const FontBook moved = std::move(book);
    CHECK(moved.face(slice) == *face);
  }
}

TEST_CASE("font_book: a file that is not on the list, or is no font, is refused by its name") {
  FontBook book = shelf();
  const auto stranger = book.add("stranger.ttf", font_file("ems.ttf"));
  REQUIRE_FALSE(stranger);
  CHECK(stranger.error().code == ErrorCode::unknown_value);
  CHECK(stranger.error().where == "stranger.ttf");
  const auto broken = book.add("Thai 400.ttf", {1, 2, 3});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == ErrorCode::unknown_format);
  CHECK(broken.error().where == "Thai 400.ttf");
  CHECK_FALSE(book.loaded("Thai 400.ttf"));
}

TEST_CASE("font_book: a list of slices stands for all of them until it is added, then they serve by the face's own files") {
  FontBook book = book_of(R"({"faces": [
      {"id": "sc-400", "family": "SC", "name": "SC", "weight": 400, "list": "fonts/sc.json", "ranges": "U+4E00-9FFF"},
      {"id": "sc-700", "family": "SC", "name": "SC Bold", "weight": 700, "list": "fonts/sc.json", "ranges": "U+4E00-9FFF"}]})");
  const auto file = [&](char32_t c) {
    const std::u32string text(1, c);
    const Choice choice = choose(book, book.order({Role::text, 400}, "Hani", "zh"), {text, text}, Slices::all);
    return choice.slice == nullptr ? "none" : choice.slice->file;
  };
  CHECK(file(U'一') == "fonts/sc.json");
  const auto add = [&](std::string_view json) { return book.add("fonts/sc.json", Bytes(json.begin(), json.end())); };
  CHECK(add("{").error().where.starts_with("fonts/sc.json "));
  CHECK(add(R"({"slices": [{"name": "1"}]})").error().where == "fonts/sc.json /slices/0/ranges");
  CHECK(file(U'一') == "fonts/sc.json");
  REQUIRE(add(R"({"slices": [{"name": "2", "ranges": "U+4E00"}, {"name": "1", "ranges": "U+4E00-4E20"}]})"));
  CHECK(file(U'一') == "fonts/sc-400.2.ttf");
  CHECK(file(U'丁') == "fonts/sc-400.1.ttf");
  CHECK(file(U'黑') == "none");
  CHECK(book.entries()[1].slices[0].file == "fonts/sc-700.2.ttf");
  const Slice* kept = &book.entries()[0].slices[0];
  REQUIRE(add(R"({"slices": []})"));  // the same list again: slices that were handed out stay
  CHECK(kept == &book.entries()[0].slices[0]);
  const std::string_view empty = R"({"slices": []})";
  CHECK(book.add("fonts/other.json", Bytes(empty.begin(), empty.end())).error().code == ErrorCode::unknown_value);
}

TEST_CASE("face_entry: where slices overlap the first serves, at both ends of every range") {
  const std::vector<Slice> slices{{"a", {{10, 20}, {30, 40}}}, {"b", {{15, 35}, {41, 41}}}, {"c", {{0, 100}}}};
  const FaceEntry entry{"id", "F", "F", 400, "", slices, places_of(slices)};
  for (char32_t c = 0; c <= 101; ++c) {
    const std::u32string text(1, c);
    const Slice* found = entry.first_covering({text, text});
    const auto covers = [c](const Slice& slice) { return slice.covers(c); };
    const auto expected = std::find_if(entry.slices.begin(), entry.slices.end(), covers);
    CAPTURE(static_cast<int>(c));
    CHECK(found == (expected == entry.slices.end() ? nullptr : &*expected));
  }
}
