#include "almanac/time_zones.h"

#include <algorithm>

#include "almanac/civil.h"
#include "base/json_reader.h"

namespace storycard::almanac {
namespace {

constexpr std::size_t most_rules = 1000;
constexpr std::size_t most_steps = 1000;  // of one rule
constexpr std::size_t most_zones = 5000;
constexpr int most_offset = 24 * 60;
constexpr double most_quarters = 4'000'000;  // a century
constexpr int quarter_hour = 15;

// "Madrid Paris" of the area "Europe".
template <typename Take>
void each_place(const std::string& area, std::string_view places, Take take) {
  while (!places.empty()) {
    const std::size_t space = std::min(places.find(' '), places.size());
    if (space > 0) take(area.empty() ? std::string(places.substr(0, space)) : area + '/' + std::string(places.substr(0, space)));
    places.remove_prefix(std::min(space + 1, places.size()));
  }
}

bool is_whole(const double* number, double least, double most) {
  return number != nullptr && *number >= least && *number <= most && *number == static_cast<double>(static_cast<std::int64_t>(*number));
}

}  // namespace

// [offset, quarters of an hour to the next change, offset, …]
Result<TimeZones::Rule> TimeZones::read_rule(const Json& offsets, std::int64_t since_minutes, const std::string& pointer) {
  const JsonArray& steps = *offsets.as_array();
  Rule rule;
  std::int64_t at = since_minutes;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double* step = steps[i].as_number();
    const bool offset = i % 2 == 0;
    if (!is_whole(step, offset ? -most_offset : 1, offset ? most_offset : most_quarters)) {
      return Error{ErrorCode::out_of_range, pointer_to(pointer, i), offset ? "expected minutes" : "expected quarters of an hour"};
    }
    if (!offset) at += static_cast<std::int64_t>(*step) * quarter_hour;
    else if (i == 0) rule.first_offset_minutes = static_cast<int>(*step);
    else rule.changes.push_back({at, static_cast<int>(*step)});
  }
  if (steps.size() % 2 == 0) return Error{ErrorCode::missing_value, pointer, "expected an offset at its end"};
  return rule;
}

Result<TimeZones> TimeZones::read(std::string_view text) {
  const auto json = read_json(text);
  if (!json) return json.error();
  JsonReader read(*json, "");
  read.require("timeZones");
  read.integer("timeZones", 1, {1, 1});
  read.require("since");
  const std::int64_t since = days_since_1970({read.integer("since", 1970, {1900, 3000}), 1, 1}) * 24 * 60;
  read.require("rules");
  const JsonArray* rules = read.array("rules", most_rules);
  if (read.error()) return *read.error();
  auto known = std::make_shared<Known>();
  for (std::size_t i = 0; i < rules->size(); ++i) {
    JsonReader member((*rules)[i], pointer_to(read.pointer("rules"), i));
    member.require("offsets");
    member.require("zones");
    const JsonArray* offsets = member.array("offsets", most_steps);
    const Json* zones = member.object("zones");
    if (member.error()) return *member.error();
    auto rule = read_rule(*member.member("offsets"), since, member.pointer("offsets"));
    if (!rule || offsets == nullptr) return rule.error();
    known->rules.push_back(std::move(*rule));
    JsonReader areas(*zones, member.pointer("zones"));
    for (const auto& [area, value] : *zones->as_object()) {
      each_place(area, areas.text(area), [&](std::string zone) { known->zones.insert_or_assign(std::move(zone), i); });
      if (areas.error()) return *areas.error();
      if (known->zones.size() > most_zones) return Error{ErrorCode::too_large, areas.pointer(area), "there are too many zones"};
    }
  }
  TimeZones result;
  result.known_ = std::move(known);
  return result;
}

std::optional<int> TimeZones::offset_minutes(std::string_view zone, std::int64_t utc_minutes) const {
  if (known_ == nullptr) return std::nullopt;
  const auto found = known_->zones.find(zone);
  if (found == known_->zones.end()) return std::nullopt;
  const Rule& rule = known_->rules[found->second];
  const auto next = std::upper_bound(rule.changes.begin(), rule.changes.end(), utc_minutes,
                                     [](std::int64_t time, const Change& change) { return time < change.from_utc_minutes; });
  return next == rule.changes.begin() ? rule.first_offset_minutes : std::prev(next)->offset_minutes;
}

std::vector<std::string_view> TimeZones::names() const {
  std::vector<std::string_view> names;
  if (known_ == nullptr) return names;
  for (const auto& [zone, rule] : known_->zones) names.push_back(zone);
  return names;
}

}  // namespace storycard::almanac
