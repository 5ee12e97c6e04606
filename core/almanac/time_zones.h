#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace storycard::almanac {

// What clocks show in each zone of the IANA database, for the years that the file holds.
class TimeZones {
 public:
  // The text of almanac/time-zones.json. Errors: those of JSON and of its members, where = a JSON Pointer.
  static Result<TimeZones> read(std::string_view json);

  // Minutes east of UTC. Before and after the years that are known: the first and the last known ones. Nothing for a
  // zone that is not known; names are matched as they are written.
  std::optional<int> offset_minutes(std::string_view zone, std::int64_t utc_minutes_since_1970) const;

  // Every zone, in the order of their names. Valid as long as these zones.
  std::vector<std::string_view> names() const;

 private:
  struct Change {
    std::int64_t from_utc_minutes;
    int offset_minutes;
  };
  struct Rule {
    int first_offset_minutes = 0;
    std::vector<Change> changes;  // rising
  };
  struct Known {
    std::vector<Rule> rules;
    std::map<std::string, std::size_t, std::less<>> zones;
  };
  static Result<Rule> read_rule(const Json& offsets, std::int64_t since_minutes, const std::string& pointer);

  std::shared_ptr<const Known> known_;  // null: none
};

}  // namespace storycard::almanac
