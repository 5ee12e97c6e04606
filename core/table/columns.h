#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "table/csv.h"
#include "table/known_columns.h"

namespace storycard::table {

// A table's header, and how its rows become Story JSON. Any thread may use it.
class Columns {
 public:
  // Column names are Story JSON's keys, dotted. A name that begins with # is a note to oneself, and so is one that is empty.
  //   Errors  unknown_value (no key, or one that is there twice) with where = "column 3" and near names
  static Result<Columns> read(const std::vector<std::string>& header);

  // The story of a row: blank cells are absent keys, and `storycard` is 1 where the table does not say it.
  //   Errors  with where = the column's name
  Result<Json> story(const Record& record) const;

 private:
  std::vector<Column> columns_;
};

// "photo.zoom" for "/photo/zoom": as a table calls it.
std::string dotted(std::string_view pointer);

}  // namespace storycard::table
