#include "table/csv.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "table/cells.h"

namespace storycard::table {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What a file's first bytes say where it is no UTF-8 text at all.
std::optional<Error> wrong_kind(std::string_view first) {
  if (first.starts_with("\xFF\xFE") || first.starts_with("\xFE\xFF") || first.find('\0') != std::string_view::npos) {
    return Error{ErrorCode::not_utf8, "line 1", "this file is in UTF-16, or is no text"};
  }
  if (first.starts_with("PK\x03\x04") || first.starts_with("\xD0\xCF\x11\xE0")) {
    return Error{ErrorCode::csv_syntax, "line 1", "this is a spreadsheet's own file (.xlsx, .ods, .xls), not CSV"};
  }
  return std::nullopt;
}

std::optional<Error> checked_utf8(std::string_view text) {
  const std::size_t valid = valid_utf8_prefix(text);
  if (valid == text.size()) return std::nullopt;
  constexpr char digits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(text[valid]);
  std::string detail = std::string("the byte ") + digits[byte >> 4] + digits[byte & 15] + " is not UTF-8";
  // A few letters before it, so that a person finds the place; cut where a letter begins.
  std::size_t from = valid > 24 ? valid - 24 : 0;
  while (from < valid && (static_cast<unsigned char>(text[from]) & 0xC0u) == 0x80u) ++from;
  if (valid > from) detail += ", after \"" + std::string(text.substr(from, valid - from)) + "\"";
  return Error{ErrorCode::not_utf8, {}, std::move(detail)};
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

}  // namespace

bool Record::blank() const {
  return !error && std::all_of(cells.begin(), cells.end(), is_blank_cell);
}

bool CsvReader::at_end_of_cell() {
  const int next = input_.peek();
  return next == TextInput::end || next == '\n' || next == '\r' || next == separator_;
}

CsvReader::Fault CsvReader::read_quoted(std::string& cell) {
  input_.take();
  for (;;) {
    const int byte = input_.take();
    if (byte == TextInput::end) return Fault::unclosed;
    if (input_.bytes_since_mark() > limits::row_bytes) return Fault::too_long;
    if (byte != '"') {
      cell += static_cast<char>(byte);
    } else if (input_.peek() == '"') {
      cell += static_cast<char>(input_.take());
    } else {
      return at_end_of_cell() ? Fault::none : Fault::after_quote;
    }
  }
}

CsvReader::Fault CsvReader::read_plain(std::string& cell) {
  while (!at_end_of_cell()) {
    const int byte = input_.take();
    if (byte == '"') return Fault::stray_quote;
    cell += static_cast<char>(byte);
    if (input_.bytes_since_mark() > limits::row_bytes) return Fault::too_long;
  }
  return Fault::none;
}

CsvReader::Fault CsvReader::read_cell(std::string& cell) {
  return input_.peek() == '"' ? read_quoted(cell) : read_plain(cell);
}

// Goes on in the line after the bad row's first: a quote that was forgotten must not take the next rows with it. No byte is
// read more than a few times, for the next such quote ends what this one began.
void CsvReader::recover() {
  doubtful_until_ = std::max(doubtful_until_, input_.line());
  input_.back_to_mark();
  input_.skip_line();
}

Record CsvReader::read_record() {
  Record record;
  record.row = rows_++;
  record.line = input_.line();
  record.doubtful = record.line <= doubtful_until_;
  input_.mark();
  Fault fault = Fault::none;
  for (bool more = true; more && fault == Fault::none;) {
    std::string cell;
    fault = read_cell(cell);
    record.cells.push_back(std::move(cell));
    if (record.cells.size() > limits::columns) fault = Fault::too_many_cells;
    if (fault != Fault::none) break;
    more = input_.peek() == separator_;
    input_.take();
  }
  const std::string place = "column " + std::to_string(record.cells.size());
  const std::string line = "line " + std::to_string(input_.line());
  switch (fault) {
    case Fault::none:
      for (std::size_t i = 0; i < record.cells.size() && !record.error; ++i) {
        record.error = checked_utf8(record.cells[i]);
        if (record.error) record.error->where = "column " + std::to_string(i + 1);
      }
      return record;
    case Fault::stray_quote:
      record.error = {ErrorCode::csv_syntax, place, "there is a quote inside a cell that does not begin with one"};
      break;
    case Fault::after_quote:
      record.error = {ErrorCode::csv_syntax, place,
                      "after the closing quote in " + line + " more follows than a separator"};
      break;
    case Fault::unclosed: record.error = {ErrorCode::csv_syntax, place, "a quote is opened and never closed"}; break;
    case Fault::too_long:
      record.error = {ErrorCode::too_large, place,
                      "this row is longer than " + megabytes(limits::row_bytes) + ", or a quote is missing"};
      break;
    case Fault::too_many_cells:
      record.error = {ErrorCode::too_large, {}, "a row has at most " + std::to_string(limits::columns) + " cells"};
      break;
  }
  record.cells.clear();
  recover();
  return record;
}

// The header's quotes may hold anything, so only what lies outside them counts.
void CsvReader::find_separator() {
  const std::string_view first = input_.peek_ahead(limits::header_bytes);
  std::size_t counts[3] = {};
  constexpr std::string_view candidates = ",;\t";
  bool quoted = false;
  for (const char c : first) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    const std::size_t which = candidates.find(c);
    if (!quoted && which != std::string_view::npos) ++counts[which];
  }
  separator_ = candidates[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

std::optional<Error> CsvReader::begin() {
  if (auto error = wrong_kind(input_.peek_ahead(256))) return error;
  if (input_.peek_ahead(3) == byte_order_mark) {
    for (int i = 0; i < 3; ++i) input_.take();
  }
  if (input_.error()) return input_.error();
  const std::string_view hint = input_.peek_ahead(6);
  if (hint.size() == 6 && hint.starts_with("sep=") && (hint[5] == '\n' || hint[5] == '\r')) {
    separator_ = hint[4];
    input_.skip_line();
  } else {
    find_separator();
  }
  if (input_.peek() == TextInput::end) return Error{ErrorCode::empty_file, {}, "there is nothing in this file"};
  return std::nullopt;
}

Result<Record> CsvReader::header() {
  if (auto error = begin()) return *error;
  Record record = read_record();
  if (input_.error()) return *input_.error();
  if (!record.error) return record;
  const std::string line = "line " + std::to_string(record.line);
  record.error->where = record.error->where.empty() ? line : line + ", " + record.error->where;
  return *record.error;
}

Result<std::optional<Record>> CsvReader::next() {
  if (input_.peek() == TextInput::end) {
    if (input_.error()) return *input_.error();
    return std::optional<Record>();
  }
  Record record = read_record();
  if (input_.error()) return *input_.error();
  return std::optional<Record>(std::move(record));
}

Result<std::optional<Record>> JsonLinesReader::next() {
  if (rows_ == 0 && input_.peek_ahead(3) == byte_order_mark) {
    for (int i = 0; i < 3; ++i) input_.take();
  }
  while (input_.peek() != TextInput::end) {
    Record record;
    record.line = input_.line();
    std::string text;
    input_.mark();
    bool too_long = false;
    while (!too_long) {
      const int byte = input_.take();
      if (byte == '\n' || byte == TextInput::end) break;
      text += static_cast<char>(byte);
      too_long = text.size() > limits::row_bytes;
      input_.mark();
    }
    if (too_long) {
      input_.skip_line();
      text.clear();
      record.error = {ErrorCode::too_large, {}, "this line is longer than " + megabytes(limits::row_bytes)};
    } else if (text.find_first_not_of(" \t") == std::string::npos) {
      continue;
    } else if (auto error = rows_ == 0 ? wrong_kind(std::string_view(text).substr(0, 256)) : std::nullopt) {
      return *error;
    } else {
      record.error = checked_utf8(text);
    }
    record.row = ++rows_;
    record.cells.push_back(std::move(text));
    if (input_.error()) break;
    return std::optional<Record>(std::move(record));
  }
  if (input_.error()) return *input_.error();
  return std::optional<Record>();
}

}  // namespace storycard::table
