#include "emoji_library.h"

#include <fstream>
#include <iterator>

#include "text/itemise.h"

#include <doctest/doctest.h>

namespace storycard::conformance {
namespace {

Bytes asset(const std::string& name) {
  std::ifstream file(STORYCARD_ASSETS_DIR "/" + name, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), name);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

text::Library library_of_lists() {
  const Bytes manifest = asset("fonts.json");
  auto book = font::FontBook::read(std::string(manifest.begin(), manifest.end()));
  REQUIRE(book);
  text::Library library{*std::move(book)};
  // A list replaces the one slice that stands for it: the names first, then the files.
  std::set<std::string> lists;
  for (const font::FaceEntry& entry : library.fonts.entries()) {
    if (entry.awaits_list()) lists.insert(entry.list);
  }
  for (const std::string& list : lists) REQUIRE_FALSE(library.add(list, asset(list)));
  return library;
}

std::set<std::string> bring(const text::Paragraph& paragraph, text::Library& library) {
  const std::set<std::string> files = text::needed_files(paragraph, library);
  for (const std::string& file : files) REQUIRE_FALSE(library.add(file, asset(file)));
  return files;
}

text::Paragraph paragraph_of(std::string_view utf8) {
  text::Paragraph paragraph;
  paragraph.text = utf8;
  return paragraph;
}

}  // namespace storycard::conformance
