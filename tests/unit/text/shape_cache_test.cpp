#include "text/shape_cache.h"

#include <memory>

#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

namespace {

Paragraph said(std::string words) {
  Paragraph paragraph;
  paragraph.text = std::move(words);
  return paragraph;
}

}  // namespace

TEST_CASE("shape cache: the same paragraph is shaped once, one that differs in anything anew") {
  const Library library = ems_library();
  ShapeCache cache;
  const auto first = cache.shaped(said("abc"), library);
  CHECK(cache.shaped(said("abc"), library) == first);
  Paragraph heavier = said("abc");
  heavier.style.weight = 700;
  CHECK(cache.shaped(heavier, library) != first);
  Paragraph turned = said("abc");
  turned.direction = Direction::right_to_left;
  CHECK(cache.shaped(turned, library)->right_to_left);
  CHECK(cache.shaped(said("abd"), library)->paragraph.text == "abd");
}

TEST_CASE("shape cache: a font that arrives makes what lacked it shaped anew") {
  Library library = empty_library();
  ShapeCache cache;
  CHECK_FALSE(cache.shaped(said("abc"), library)->missing.empty());
  const std::set<std::string> files = cache.needed_files(said("abc"), library);
  REQUIRE_FALSE(files.empty());
  for (const std::string& file : files) REQUIRE_FALSE(library.add(file, font_file(file)));
  CHECK(cache.shaped(said("abc"), library)->missing.empty());
  CHECK(cache.needed_files(said("abc"), library).empty());
}

TEST_CASE("shape cache: another library is never served from one that is gone") {
  ShapeCache cache;
  for (int i = 0; i < 10; ++i) {
    const Library full = ems_library();
    CHECK(cache.shaped(said("abc"), full)->missing.empty());
    const Library none = empty_library();
    CHECK_FALSE(cache.shaped(said("abc"), none)->missing.empty());
  }
}

TEST_CASE("shape cache: what falls out comes back the same") {
  const Library library = ems_library();
  ShapeCache cache;
  const float ascent = cache.shaped(said("abc"), library)->ascent_em;
  for (int i = 0; i < 500; ++i) cache.shaped(said(std::string(static_cast<std::size_t>(i % 90), 'a')), library);
  cache.shaped(said(std::string(300'000, 'b')), library);
  CHECK(cache.shaped(said("abc"), library)->ascent_em == ascent);
}

TEST_CASE("shape cache: it holds so many texts and so many bytes, and lets the oldest go") {
  const Library library = ems_library();
  const auto kept_after = [&](int count, std::size_t bytes) {
    ShapeCache cache;
    const std::weak_ptr<const ShapedText> first = cache.shaped(said("first"), library);
    for (int i = 0; i < count; ++i) cache.needed_files(said(std::to_string(i) + std::string(bytes, 'a')), library);
    return !first.expired();
  };
  CHECK(kept_after(95, 1));
  CHECK_FALSE(kept_after(96, 1));
  CHECK(kept_after(2, 100'000));
  CHECK_FALSE(kept_after(2, 140'000));
}
