#include "batch_rows.h"

#include <cstdio>

#include "digest.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

Result<table::Source> open_source(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return Error{ErrorCode::missing_file, path.string(), "there is no such file"};
  if (fs::is_directory(path, error))
    return Error{ErrorCode::missing_file, path.string(), "this is a folder, not a file"};
  const std::shared_ptr<std::FILE> file(std::fopen(path.c_str(), "rb"), [](std::FILE* opened) {
    if (opened != nullptr) std::fclose(opened);
  });
  if (file == nullptr) return Error{ErrorCode::missing_file, path.string(), "this file may not be read"};
  return table::Source([file, name = path.string()](std::span<char> block) -> Result<std::size_t> {
    const std::size_t count = std::fread(block.data(), 1, block.size(), file.get());
    if (std::ferror(file.get()) != 0) return Error{ErrorCode::broken_file, name, "reading this file failed"};
    return count;
  });
}

// Disks that do not tell A from a would give two of them one file.
std::uint64_t identity_of(const std::string& name) {
  std::string folded = name;
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  Digest digest;
  digest.add(folded);
  return digest.value();
}

}  // namespace

std::string PlannedRow::place() const { return "row " + std::to_string(row) + " (line " + std::to_string(line) + ")"; }

Result<RowSource> RowSource::open(const BatchPlan& plan) {
  auto source = open_source(plan.table);
  if (!source) return source.error();
  RowSource rows(plan);
  if (plan.json_lines) {
    rows.lines_ = std::make_unique<table::JsonLinesReader>(std::move(*source));
    return rows;
  }
  rows.csv_ = std::make_unique<table::CsvReader>(std::move(*source));
  const auto header = rows.csv_->header();
  if (!header) return prefixed(plan.table.string(), header.error());
  auto columns = table::Columns::read(header->cells);
  if (!columns) {
    const Error& error = columns.error();
    const std::string line = " line " + std::to_string(header->line);
    return Error{error.code, plan.table.string() + line + (error.where.empty() ? "" : ", " + error.where),
                 error.detail};
  }
  rows.columns_ = std::move(*columns);
  return rows;
}

Result<std::optional<table::Record>> RowSource::next_record() {
  auto record = csv_ ? csv_->next() : lines_->next();
  if (!record) return prefixed(plan_->table.string(), record.error());
  return record;
}

Result<Json> RowSource::document_of(const table::Record& record) const {
  if (record.error) return *record.error;
  return csv_ ? columns_.story(record) : read_json(record.cells.front());
}

std::optional<Error> RowSource::name_cards(PlannedRow& row) {
  const story::Story& story = row.opened.request.story;
  const std::string frame = plan_->frame.empty() ? story::frame_or_default(story) : plan_->frame;
  const std::string& theme = plan_->theme.empty() ? story.theme : plan_->theme;
  const char* ending = plan_->file.type == render::FileType::png ? ".png" : ".jpg";
  for (const std::string& wanted : plan_->formats) {
    const std::string format = wanted.empty() ? story::format_or_default(story) : wanted;
    std::string name = plan_->names.name({row.row, frame, theme, format, &story.source});
    if (name.empty())
      return Error{ErrorCode::missing_value, "--name", "what the names are made of is empty in this row"};
    row.names.push_back(name + ending);
  }
  if (plan_->names.tells_rows_apart()) return std::nullopt;
  for (const std::string& name : row.names) {
    const auto [found, added] = names_.try_emplace(identity_of(name), row.row);
    if (added) continue;
    std::string detail = "the name \"" + name + "\" is taken by row " + std::to_string(found->second) +
                         "; with {row} in the pattern every name is another";
    return Error{ErrorCode::unknown_value, "--name", std::move(detail)};
  }
  return std::nullopt;
}

std::optional<Error> RowSource::plan_row(const table::Record& record, PlannedRow& row) {
  const auto document = document_of(record);
  if (!document) return document.error();
  auto story = story::read(*document);
  if (!story) {
    Error error = story.error();
    if (csv_ && error.where.starts_with('/')) error.where = table::dotted(error.where);
    return error;
  }
  row.opened.request.story = std::move(*story);
  row.opened.request.frame = plan_->frame;
  row.opened.request.theme = plan_->theme;
  row.opened.request.scale = plan_->scale;
  return name_cards(row);
}

Result<std::optional<PlannedRow>> RowSource::next() {
  for (;;) {
    auto record = next_record();
    if (!record) return record.error();
    if (!*record) return std::optional<PlannedRow>();
    if ((*record)->blank()) continue;
    ++rows_seen_;
    PlannedRow row;
    row.row = (*record)->row;
    row.line = (*record)->line;
    row.opened.name = row.place();
    const bool ours = plan_->shard.has(row.row);
    // The rows of others matter only for the names that they take.
    if (!ours && plan_->names.tells_rows_apart()) continue;
    row.wrong = plan_row(**record, row);
    if (!ours) continue;
    row.ordinal = ordinals_++;
    return std::optional<PlannedRow>(std::move(row));
  }
}

std::optional<std::size_t> count_rows(const BatchPlan& plan) {
  auto source = open_source(plan.table);
  if (!source) return std::nullopt;
  table::CsvReader csv(*source);
  table::JsonLinesReader lines(*source);
  if (!plan.json_lines && !csv.header()) return std::nullopt;
  std::size_t count = 0;
  for (;;) {
    const auto record = plan.json_lines ? lines.next() : csv.next();
    if (!record) return std::nullopt;
    if (!*record) return count;
    if (!(*record)->blank() && plan.shard.has((*record)->row)) ++count;
  }
}

}  // namespace storycard::cli
