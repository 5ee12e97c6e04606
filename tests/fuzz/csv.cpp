// A table, read at once and again in small blocks, which must make no difference; its rows as stories, and names of their cards.
#include <algorithm>

#include "base/utf8.h"
#include "entrance.h"
#include "table/columns.h"
#include "table/csv.h"
#include "table/name_pattern.h"

using namespace storycard;
using namespace storycard::table;

namespace {

Source source_of(std::string_view text, std::size_t block_bytes) {
  return [text, block_bytes](std::span<char> block) mutable -> Result<std::size_t> {
    const std::size_t count = std::min({text.size(), block.size(), block_bytes});
    std::copy_n(text.begin(), count, block.begin());
    text.remove_prefix(count);
    return count;
  };
}

// A header first where the table has one: as a record of row 0.
struct Table {
  std::vector<Record> records;
  std::optional<Error> error;
};

template <typename Reader>
void read_rows(Reader& reader, std::size_t most, Table& table) {
  for (;;) {
    auto record = reader.next();
    if (!record) table.error = record.error();
    if (!record || !*record) return;
    table.records.push_back(std::move(**record));
    CHECK(table.records.size() <= most);
  }
}

Table read_table(std::string_view text, bool lines, std::size_t block_bytes) {
  Table table;
  const std::size_t most = text.size() + 2;  // every row takes a byte
  if (lines) {
    JsonLinesReader reader(source_of(text, block_bytes));
    read_rows(reader, most, table);
    return table;
  }
  CsvReader reader(source_of(text, block_bytes));
  auto header = reader.header();
  if (!header) {
    table.error = header.error();
    return table;
  }
  table.records.push_back(std::move(*header));
  read_rows(reader, most, table);
  return table;
}

bool same(const std::optional<Error>& a, const std::optional<Error>& b) {
  return a.has_value() == b.has_value() && (!a || (a->code == b->code && a->where == b->where && a->detail == b->detail));
}

bool same(const Record& a, const Record& b) {
  return a.row == b.row && a.line == b.line && a.cells == b.cells && a.doubtful == b.doubtful && same(a.error, b.error);
}

void check_order(const std::vector<Record>& records) {
  for (std::size_t i = 1; i < records.size(); ++i) {
    CHECK(records[i].line > records[i - 1].line);
    CHECK(records[i].row > records[i - 1].row || i == 1);
  }
}

void check_name(const std::string& name) {
  CHECK(name.size() <= 200);
  CHECK(name.find('/') == std::string::npos && name.find('\\') == std::string::npos && !name.starts_with('.'));
}

void check_stories(const std::vector<Record>& records) {
  const auto columns = Columns::read(records.front().cells);
  if (!columns) return fuzz::check_error(columns.error());
  const auto pattern = NamePattern::read(records.front().cells.empty() ? "{row}" : records.front().cells.back());
  for (const Record& record : records) {
    if (record.error || &record == &records.front()) continue;
    const auto story = columns->story(record);
    if (!story) {
      fuzz::check_error(story.error());
      continue;
    }
    const auto again = read_json(write_json(*story));
    CHECK(again && *again == *story);
    if (pattern) check_name(pattern->name({record.row, "itac/voice", "leaf", "square", &*story}));
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ByteView rest{bytes, size};
  const std::uint8_t kind = fuzz::take_byte(rest);
  const std::string_view text = fuzz::text_of(rest);
  const bool lines = (kind & 1) != 0;
  const Table table = read_table(text, lines, text.size() + 1);
  const Table again = read_table(text, lines, 1u + (kind >> 1));
  CHECK(same(table.error, again.error));
  CHECK(std::equal(table.records.begin(), table.records.end(), again.records.begin(), again.records.end(),
                   [](const Record& a, const Record& b) { return same(a, b); }));
  check_order(table.records);
  for (const Record& record : table.records) {
    if (record.error) fuzz::check_error(*record.error);
    for (const std::string& cell : record.cells) CHECK(record.error || is_utf8(cell));
  }
  if (!lines && !table.records.empty() && !table.records.front().error) check_stories(table.records);
  return 0;
}
