#include "table/known_columns.h"

#include <algorithm>
#include <utility>

#include "base/letters_apart.h"

namespace storycard::table {
namespace {

struct Known {
  std::string_view name;  // N stands for a place in a list
  CellKind kind;
};

// Story JSON, version 1 (docs/story.md), in the order of its keys.
constexpr Known known[] = {
    {"storycard", CellKind::number},
    {"language", CellKind::name},
    {"direction", CellKind::name},
    {"frame", CellKind::name},
    {"theme", CellKind::name},
    {"format", CellKind::name},
    {"story", CellKind::text},
    {"name", CellKind::text},
    {"nameChanged", CellKind::flag},
    {"role", CellKind::text},
    {"place", CellKind::text},
    {"fact.number", CellKind::text},
    {"fact.text", CellKind::text},
    {"fact.source", CellKind::text},
    {"fact.year", CellKind::number},
    {"event.title", CellKind::text},
    {"event.start", CellKind::name},
    {"event.timeZone", CellKind::name},
    {"event.where", CellKind::text},
    {"event.speakers", CellKind::json},
    {"event.speakers.N.name", CellKind::text},
    {"event.speakers.N.role", CellKind::text},
    {"event.speakers.N.photo", CellKind::number},
    {"prompt", CellKind::text},
    {"nominees", CellKind::list},
    {"nominees.N", CellKind::text},
    {"translation.language", CellKind::name},
    {"translation.story", CellKind::text},
    {"translation.role", CellKind::text},
    {"hashtags", CellKind::words},
    {"hashtags.N", CellKind::name},
    {"link", CellKind::name},
    {"qr", CellKind::flag},
    {"photo", CellKind::file},
    {"photos", CellKind::json},
    {"photos.N", CellKind::file},
    {"logos", CellKind::json},
    {"logos.N", CellKind::file},
    {"logos.N.file", CellKind::name},
    {"logos.N.description", CellKind::text},
    {"about", CellKind::name},
    {"consent", CellKind::json},
    {"consent.mine", CellKind::flag},
    {"consent.shown", CellKind::flag},
};

// Of `photo` and of `photos.N` alike.
constexpr Known known_of_photos[] = {
    {"file", CellKind::name},   {"description", CellKind::text}, {"credit", CellKind::text},
    {"center", CellKind::pair}, {"zoom", CellKind::number},      {"turn", CellKind::number},
    {"flip", CellKind::flag},   {"look", CellKind::name},        {"formats", CellKind::json},
    {"covers", CellKind::json},
};

std::vector<std::pair<std::string, CellKind>> all_known() {
  std::vector<std::pair<std::string, CellKind>> all;
  for (const Known& column : known) all.emplace_back(column.name, column.kind);
  for (const std::string_view photo : {"photo.", "photos.N."}) {
    for (const Known& column : known_of_photos) all.emplace_back(std::string(photo).append(column.name), column.kind);
  }
  return all;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string folded(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  text = text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
  std::string result;
  for (const char c : text) result += lower(c);
  return result;
}

std::vector<std::string_view> steps_of(std::string_view name) {
  std::vector<std::string_view> steps;
  for (;;) {
    const std::size_t dot = name.find('.');
    steps.push_back(name.substr(0, dot));
    if (dot == std::string_view::npos) return steps;
    name.remove_prefix(dot + 1);
  }
}

// "0" to "99"; what a story holds of each is its own business.
std::optional<std::size_t> place_in_list(std::string_view step) {
  if (step.empty() || step.size() > 2 || !std::all_of(step.begin(), step.end(), is_digit)) return std::nullopt;
  if (step.size() == 2 && step[0] == '0') return std::nullopt;
  std::size_t place = 0;
  for (const char c : step) place = place * 10 + static_cast<std::size_t>(c - '0');
  return place;
}

std::optional<std::vector<Step>> matched(const std::vector<std::string_view>& pattern,
                                         const std::vector<std::string_view>& header) {
  if (pattern.size() != header.size()) return std::nullopt;
  std::vector<Step> path;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == "N") {
      const auto place = place_in_list(header[i]);
      if (!place) return std::nullopt;
      path.emplace_back(*place);
    } else if (folded(pattern[i]) == header[i]) {
      path.emplace_back(std::string(pattern[i]));
    } else {
      return std::nullopt;
    }
  }
  return path;
}

std::string name_of(const std::vector<Step>& path) {
  std::string name;
  for (const Step& step : path) {
    const auto* place = std::get_if<std::size_t>(&step);
    name += (name.empty() ? "" : ".") + (place ? std::to_string(*place) : std::get<std::string>(step));
  }
  return name;
}

}  // namespace

std::optional<Column> find_column(std::string_view header) {
  const std::string name = folded(header);
  if (name.empty() || name[0] == '#') return Column{name, CellKind::left_out, {}};
  const std::vector<std::string_view> steps = steps_of(name);
  for (const auto& [pattern, kind] : all_known()) {
    if (auto path = matched(steps_of(pattern), steps)) return Column{name_of(*path), kind, std::move(*path)};
  }
  return std::nullopt;
}

std::vector<std::string> near_names(std::string_view header) {
  std::string name = folded(header).substr(0, 64);
  for (char& c : name) {
    if (c == ' ' || c == '_' || c == '/' || c == '-') c = '.';
  }
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& [pattern, kind] : all_known()) {
    std::string candidate = pattern;
    if (const std::size_t place = candidate.find(".N"); place != std::string::npos) candidate[place + 1] = '0';
    const std::size_t steps = letters_apart(name, folded(candidate));
    const bool last_step = folded(candidate).ends_with("." + name) && candidate.find('0') == std::string::npos;
    if (steps <= 1 + name.size() / 4 || last_step) found.emplace_back(last_step ? 1 : steps, std::move(candidate));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (auto& [steps, candidate] : found) {
    if (names.size() < 3) names.push_back(std::move(candidate));
  }
  return names;
}

}  // namespace storycard::table
