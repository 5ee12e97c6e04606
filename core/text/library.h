#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "almanac/almanac.h"
#include "font/font_book.h"
#include "unicode/dictionaries.h"

namespace storycard::text {

// What a library holds at a moment; keeps its address from being another's.
struct LibraryVersion {
  std::shared_ptr<const char> fonts;
  unicode::Dictionaries dictionaries;
  friend bool operator==(const LibraryVersion&, const LibraryVersion&) = default;
};

// All that is loaded for setting text: what needed_files() names and shells bring.
struct Library {
  font::FontBook fonts;
  unicode::Dictionaries dictionaries;
  almanac::Almanac almanac;

  // True for names that add() reads: "fonts/noto-sans-700.latin.ttf", "dictionaries/thai.dict", "almanac/dates.json".
  static bool takes(std::string_view file);
  // The bytes of a file that needed_files() named. Errors: unknown_value for other names, and those of its reader.
  std::optional<Error> add(const std::string& file, Bytes bytes);

  LibraryVersion version() const { return {fonts.version(), dictionaries}; }
};

}  // namespace storycard::text
