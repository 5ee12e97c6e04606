#include "ems.h"

#include <cstdio>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

namespace storycard::text {

Bytes font_file(const std::string& file) {
  std::ifstream stream(std::string(STORYCARD_SOURCE_DIR "/tests/fixtures/fonts/") + file, std::ios::binary);
  REQUIRE_MESSAGE(stream.good(), file);
  return Bytes(std::istreambuf_iterator<char>(stream), {});
}

Library empty_library() {
  const Bytes json = font_file("fonts.json");
  auto book = font::FontBook::read(std::string(json.begin(), json.end()));
  REQUIRE(book);
  return {*std::move(book)};
}

const Library& ems_library() {
  static const Library library = [] {
    Library loaded = empty_library();
    for (const font::FaceEntry& entry : loaded.fonts.entries()) {
      for (const font::Slice& slice : entry.slices) REQUIRE_FALSE(loaded.add(slice.file, font_file(slice.file)));
    }
    return loaded;
  }();
  return library;
}

Paragraph plain(std::string_view text) {
  Paragraph paragraph;
  paragraph.text = text;
  return paragraph;
}

ShapedText shape_ems(std::string_view text) { return shape_ems(plain(text)); }
ShapedText shape_ems(const Paragraph& paragraph) { return shape(paragraph, ems_library()); }

std::vector<std::string> slices(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::string> result;
  for (const Line& line : lines) result.emplace_back(text.substr(line.bytes.begin, line.bytes.size()));
  return result;
}

std::vector<int> widths(const ShapedText& shaped) {
  std::vector<int> result;
  for (const Cluster& cluster : shaped.clusters)
    result.push_back(static_cast<int>(cluster.width.value * 1000 / Em::per_em));
  return result;
}

}  // namespace storycard::text
