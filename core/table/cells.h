#pragma once

#include <string_view>

#include "base/json.h"
#include "table/known_columns.h"

namespace storycard::table {

// The value of a cell that is not blank. A cell of a list or a file may also hold JSON, which begins with [ or {.
//   Errors  wrong_type without a place; those of JSON
Result<Json> read_cell(std::string_view cell, CellKind kind);

// True where nothing but spaces, tabs and line ends stand in it: the key is absent.
bool is_blank_cell(std::string_view cell);

}  // namespace storycard::table
