#include "table/cells.h"

#include <algorithm>

namespace storycard::table {
namespace {

constexpr std::string_view spaces = " \t\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

Error unexpected(std::string_view expected, std::string_view cell) {
  constexpr std::size_t shown = 40;
  std::string found(cell.substr(0, shown));
  while (cell.size() > shown && !found.empty() && (static_cast<unsigned char>(cell[found.size()]) & 0xC0u) == 0x80u)
    found.pop_back();
  if (cell.size() > shown) found += "…";
  return {ErrorCode::wrong_type, {}, "expected " + std::string(expected) + ", found \"" + found + "\""};
}

// Spreadsheets of many countries write 1,2.
std::optional<double> number_of(std::string_view cell) {
  std::string text(cell);
  std::replace(text.begin(), text.end(), ',', '.');
  const bool plain = text.find_first_not_of("0123456789.-") == std::string::npos;
  const auto value = plain ? read_json(text) : Result<Json>(nullptr);
  if (!value || value->as_number() == nullptr) return std::nullopt;
  return *value->as_number();
}

// As people write it, and as Excel writes the two in the interface's languages.
constexpr std::string_view yes[] = {"true", "yes",        "y",   "1",    "x",  "vrai",   "oui",    "verdadero", "sí",
                                    "si",   "verdadeiro", "sim", "wahr", "ja", "істина", "ІСТИНА", "так",       "نعم"};
constexpr std::string_view no[] = {"false", "no",     "n",    "0",        "faux",     "non", "falso",
                                   "não",   "falsch", "nein", "хибність", "ХИБНІСТЬ", "ні",  "لا"};

std::optional<bool> flag_of(std::string_view cell) {
  std::string text(cell);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (std::find(std::begin(yes), std::end(yes), text) != std::end(yes)) return true;
  if (std::find(std::begin(no), std::end(no), text) != std::end(no)) return false;
  return std::nullopt;
}

JsonArray divided(std::string_view cell, std::string_view separators) {
  JsonArray parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(separators), cell.size());
    const std::string_view part = trimmed(cell.substr(0, end));
    if (!part.empty()) parts.emplace_back(std::string(part));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

Result<Json> pair_of(std::string_view cell) {
  JsonArray numbers;
  // A comma between the two, or within each.
  const bool divided_by_space = cell.find_first_of(" ;\n\t") != std::string_view::npos;
  for (const Json& part : divided(cell, divided_by_space ? " ;\n\t" : ",")) {
    std::string text = *part.as_string();
    if (divided_by_space && text.ends_with(',')) text.pop_back();
    const auto number = number_of(text);
    if (!number) return unexpected("two numbers such as 0.5 0.4", cell);
    numbers.emplace_back(*number);
  }
  if (numbers.size() != 2) return unexpected("two numbers such as 0.5 0.4", cell);
  return Json(std::move(numbers));
}

}  // namespace

bool is_blank_cell(std::string_view cell) { return cell.find_first_not_of(spaces) == std::string_view::npos; }

Result<Json> read_cell(std::string_view cell, CellKind kind) {
  const std::string_view inside = trimmed(cell);
  const bool bracket = inside.starts_with('[') || inside.starts_with('{');
  switch (kind) {
    case CellKind::text: return Json(std::string(cell));
    case CellKind::left_out: return Json();
    case CellKind::name: return Json(std::string(inside));
    case CellKind::number:
      if (const auto number = number_of(inside)) return Json(*number);
      return unexpected("a number", inside);
    case CellKind::flag:
      if (const auto flag = flag_of(inside)) return Json(*flag);
      return unexpected("yes or no", inside);
    case CellKind::pair: return bracket ? read_json(inside) : pair_of(inside);
    case CellKind::words: return bracket ? read_json(inside) : Json(divided(inside, " \t\n,;"));
    case CellKind::list: return bracket ? read_json(inside) : Json(divided(inside, "\n;"));
    case CellKind::file: return bracket ? read_json(inside) : Json(JsonObject{{"file", std::string(inside)}});
    case CellKind::json: return read_json(inside);
  }
  return Json();
}

}  // namespace storycard::table
