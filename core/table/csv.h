#pragma once

#include <optional>
#include <string>
#include <vector>

#include "table/text_input.h"

namespace storycard::table {

// A row of a table, or what is wrong with it.
struct Record {
  std::size_t row = 0;   // 1: the first below the header, where a spreadsheet says 2. Blank rows count
  std::size_t line = 1;  // of the file, where it begins
  std::vector<std::string> cells;
  std::optional<Error> error;
  // It begins inside an earlier row whose quotes are wrong: only a whole row is one.
  bool doubtful = false;

  bool blank() const;  // no cell has anything in it
};

// Reads CSV as RFC 4180 has it and as spreadsheets write it: separated by commas, semicolons or tabs, whichever the header has
// most of (or as "sep=;" before it says), with or without a byte order mark, lines ended in any way. UTF-8 alone.
//   Bad rows  give a record with an error; reading goes on in the next line
//   Memory    one row, of at most limits::row_bytes
class CsvReader {
 public:
  explicit CsvReader(Source source) : input_(std::move(source)) {}

  // The first row. Errors: empty_file, not_utf8, csv_syntax, also for a spreadsheet's own file; the source's.
  Result<Record> header();
  // The next row, or nothing at the end; header() comes first. Errors: the source's.
  Result<std::optional<Record>> next();

 private:
  enum class Fault { none, stray_quote, after_quote, unclosed, too_long, too_many_cells };

  std::optional<Error> begin();
  void find_separator();
  Record read_record();
  Fault read_cell(std::string& cell);
  Fault read_quoted(std::string& cell);
  Fault read_plain(std::string& cell);
  bool at_end_of_cell();
  void recover();

  TextInput input_;
  char separator_ = ',';
  std::size_t rows_ = 0;
  std::size_t doubtful_until_ = 0;  // line
};

// Reads JSON Lines: a row a line, each of one cell, the line's text. Blank lines are no rows.
class JsonLinesReader {
 public:
  explicit JsonLinesReader(Source source) : input_(std::move(source)) {}

  Result<std::optional<Record>> next();

 private:
  TextInput input_;
  std::size_t rows_ = 0;
};

}  // namespace storycard::table
