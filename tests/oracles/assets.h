#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/itemise.h"
#include "text/library.h"

// What the oracles' programs share: the fonts as the programs read them, and tab-separated files.
namespace storycard::oracles {

[[noreturn]] inline void fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

inline Bytes read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path + " cannot be read");
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

inline std::string asset_path(const std::string& name) { return STORYCARD_ASSETS_DIR "/" + name; }

inline text::Library open_library() {
  const Bytes manifest = read_file(asset_path("fonts.json"));
  auto fonts = font::FontBook::read(std::string(manifest.begin(), manifest.end()));
  if (!fonts) fail("fonts.json: " + fonts.error().where);
  return text::Library{std::move(*fonts), {}};
}

// Adds what the paragraph needs; what is read may name more.
inline void load_for(const text::Paragraph& paragraph, text::Library& library) {
  std::set<std::string> files;
  while (!(files = text::needed_files(paragraph, library)).empty()) {
    for (const std::string& file : files) {
      if (library.add(file, read_file(asset_path(file)))) fail(file + " cannot be added");
    }
  }
}

inline std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> fields;
  std::size_t begin = 0;
  for (std::size_t end; (end = line.find(separator, begin)) != std::string_view::npos; begin = end + 1) {
    fields.emplace_back(line.substr(begin, end - begin));
  }
  fields.emplace_back(line.substr(begin));
  return fields;
}

// Rows of a tab-separated file; comments and empty lines left out.
inline std::vector<std::vector<std::string>> read_rows(const std::string& path) {
  const Bytes bytes = read_file(path);
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line :
       split(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()), '\n')) {
    if (!line.empty() && line.front() != '#') rows.push_back(split(line, '\t'));
  }
  return rows;
}

}  // namespace storycard::oracles
