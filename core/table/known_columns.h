#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace storycard::table {

// What a cell of a column holds.
enum class CellKind {
  text,      // as it is
  name,      // the same without spaces around it: an id, a file, an address
  number,    // "1.2", "1,2"
  flag,      // "yes", "FALSE", "VRAI" ...
  pair,      // two numbers, "0.5 0.4"
  words,     // a list divided by spaces: "#one #two"
  list,      // a list divided by semicolons or lines: "Ana Ruiz; Taras"
  file,      // the name of a picture's file
  json,      // JSON
  left_out,  // of a column that is not read: "# notes"
};

using Step = std::variant<std::string, std::size_t>;  // a member, or a place in a list
struct Column {
  std::string name;  // as Story JSON spells it: "photo.file", "photos.1.file"
  CellKind kind = CellKind::text;
  std::vector<Step> path;
};

// The column of a header's cell, whatever its case and the spaces around it. Nothing where no key of a story is called so.
std::optional<Column> find_column(std::string_view header);

// At most three names of columns that are nearly the one given.
std::vector<std::string> near_names(std::string_view header);

}  // namespace storycard::table
