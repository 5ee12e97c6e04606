#include "table/columns.h"

#include <algorithm>

#include "table/cells.h"

namespace storycard::table {
namespace {

std::string place(std::size_t index) { return "column " + std::to_string(index + 1); }

std::string quoted(std::string_view text) { return "\"" + std::string(text.substr(0, 64)) + "\""; }

Error unknown(std::size_t index, const std::string& header) {
  std::string detail = quoted(header) + " is no key of a story";
  const std::vector<std::string> near = near_names(header);
  for (std::size_t i = 0; i < near.size(); ++i) {
    detail += (i == 0 ? "; did you mean " : i + 1 == near.size() ? " or " : ", ") + near[i];
  }
  detail += near.empty() ? "; to" : "? To";
  return {ErrorCode::unknown_value, place(index), detail + " keep it as a note, begin its name with #"};
}

// Whether one of them is the other, or lies inside it.
bool overlap(const std::vector<Step>& a, const std::vector<Step>& b) {
  return std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
}

bool is_member(const Column& column, std::string_view key) {
  const auto* first = column.path.empty() ? nullptr : std::get_if<std::string>(&column.path.front());
  return first != nullptr && *first == key;
}

void put(Json& json, const std::vector<Step>& path, std::size_t from, Json value) {
  if (from == path.size()) {
    json = std::move(value);
  } else if (const auto* member = std::get_if<std::string>(&path[from])) {
    if (json.is_null()) json = JsonObject{};
    Json inner = json.find(*member) ? *json.find(*member) : Json();
    put(inner, path, from + 1, std::move(value));
    json.set(*member, std::move(inner));
  } else {
    if (json.is_null()) json = JsonArray{};
    JsonArray& list = *json.as_array();
    const std::size_t index = std::get<std::size_t>(path[from]);
    while (list.size() <= index) list.emplace_back();
    put(list[index], path, from + 1, std::move(value));
  }
}

// Places that a row left out: of texts there is none then; of pictures and speakers one without anything in it, for others
// are told by their number.
void fill_gaps(Json& document) {
  for (const std::string_view key : {"nominees", "hashtags"}) {
    if (const Json* list = document.find(key); list && list->as_array()) {
      JsonArray kept;
      for (const Json& entry : *list->as_array()) {
        if (!entry.is_null()) kept.push_back(entry);
      }
      document.set(key, std::move(kept));
    }
  }
  for (const std::string_view key : {"photos", "logos", "event"}) {
    const Json* value = document.find(key);
    if (!value) continue;
    Json list = key == "event" ? (value->find("speakers") ? *value->find("speakers") : Json()) : *value;
    if (!list.as_array()) continue;
    for (Json& entry : *list.as_array()) {
      if (entry.is_null()) entry = JsonObject{};
    }
    if (key != "event") {
      document.set(key, std::move(list));
    } else {
      Json event = *value;
      event.set("speakers", std::move(list));
      document.set(key, std::move(event));
    }
  }
}

}  // namespace

Result<Columns> Columns::read(const std::vector<std::string>& header) {
  Columns result;
  for (std::size_t i = 0; i < header.size(); ++i) {
    auto column = find_column(header[i]);
    if (!column) return unknown(i, header[i]);
    for (const Column& other : result.columns_) {
      if (other.path.empty() || column->path.empty()) continue;
      const bool both_photos = (is_member(other, "photo") && is_member(*column, "photos")) ||
                               (is_member(other, "photos") && is_member(*column, "photo"));
      if (!overlap(other.path, column->path) && !both_photos) continue;
      const std::string detail = other.name == column->name ? "there are two columns " + quoted(other.name)
                                                            : quoted(other.name) + " and " + quoted(column->name) +
                                                                  " say the same thing twice";
      return Error{ErrorCode::unknown_value, place(i), detail};
    }
    result.columns_.push_back(std::move(*column));
  }
  const bool any = std::any_of(result.columns_.begin(), result.columns_.end(),
                               [](const Column& column) { return !column.path.empty(); });
  if (!any)
    return Error{
        ErrorCode::unknown_value, {}, "the first line names no key of a story, such as story, name or photo.file"};
  return result;
}

Result<Json> Columns::story(const Record& record) const {
  const std::vector<std::string>& cells = record.cells;
  if (record.doubtful && cells.size() != columns_.size()) {
    return Error{ErrorCode::csv_syntax, {}, "this line lies inside a row whose quotes are wrong"};
  }
  Json document = JsonObject{{"storycard", 1}};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (is_blank_cell(cells[i])) continue;
    if (i >= columns_.size()) {
      return Error{
          ErrorCode::csv_syntax,
          {},
          "there are " + std::to_string(cells.size()) + " cells for " + std::to_string(columns_.size()) + " columns"};
    }
    const Column& column = columns_[i];
    if (column.kind == CellKind::left_out) continue;
    auto value = read_cell(cells[i], column.kind);
    if (!value) {
      const Error& error = value.error();
      return Error{error.code, error.where.empty() ? column.name : column.name + " " + error.where, error.detail};
    }
    put(document, column.path, 0, std::move(*value));
  }
  fill_gaps(document);
  return document;
}

std::string dotted(std::string_view pointer) {
  std::string name(pointer.substr(pointer.starts_with('/') ? 1 : 0));
  std::replace(name.begin(), name.end(), '/', '.');
  return name;
}

}  // namespace storycard::table
