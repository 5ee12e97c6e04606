#pragma once

#include <memory>
#include <optional>
#include <unordered_map>

#include "batch_plan.h"
#include "table/columns.h"
#include "table/csv.h"

namespace storycard::cli {

// A row that is to become cards.
struct PlannedRow {
  std::size_t row = 0, line = 0;
  std::size_t ordinal = 0;         // among those of this shard, from 0
  OpenedStory opened;              // without its pictures
  std::vector<std::string> names;  // of the cards' files, one a format
  std::optional<Error> wrong;

  std::string place() const;  // "row 78 (line 156)"
};

// Reads a table row by row.
class RowSource {
 public:
  // Errors: of the file, and of a table's header
  static Result<RowSource> open(const BatchPlan& plan);

  // The next row of the plan's shard; blank ones are left out. Nothing at the end.
  //   Errors  of reading the file; what is wrong with a row is in the row
  Result<std::optional<PlannedRow>> next();

  std::size_t rows_seen() const { return rows_seen_; }  // of all shards

 private:
  explicit RowSource(const BatchPlan& plan) : plan_(&plan) {}

  Result<std::optional<table::Record>> next_record();
  Result<Json> document_of(const table::Record& record) const;
  std::optional<Error> plan_row(const table::Record& record, PlannedRow& row);
  std::optional<Error> name_cards(PlannedRow& row);

  const BatchPlan* plan_;
  std::unique_ptr<table::CsvReader> csv_;
  std::unique_ptr<table::JsonLinesReader> lines_;
  table::Columns columns_;
  std::unordered_map<std::uint64_t, std::size_t>
      names_;  // whose row; only where the pattern may give two rows one name
  std::size_t rows_seen_ = 0, ordinals_ = 0;
};

// How many rows a table has, for a progress bar: nothing where it cannot be read.
std::optional<std::size_t> count_rows(const BatchPlan& plan);

}  // namespace storycard::cli
