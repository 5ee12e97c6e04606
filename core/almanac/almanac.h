#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "almanac/dates.h"
#include "almanac/time_zones.h"
#include "base/bytes.h"

// What people know by heart and a program must look up: how a language says a date, what it calls itself, what clocks
// show in a place. Files that shells bring when a story first needs them.
namespace storycard::almanac {

class Almanac {
 public:
  // True for names that add() reads: "almanac/dates.json".
  static bool takes(std::string_view file);
  // Errors: unknown_value for other names, and those of its reader.
  std::optional<Error> add(std::string_view file, ByteView bytes);

  // Files that would tell more and are not there. Without them dates are English, clocks show what the writer's offset
  // says, and a language is called by its tag.
  std::set<std::string> needed_for_date(std::string_view language, std::string_view time_zone) const;
  std::set<std::string> needed_for_name(std::string_view language) const;

  const DateWords& dates_in(std::string_view language) const { return dates_.of(language); }
  std::optional<int> offset_minutes(std::string_view zone, std::int64_t utc_minutes_since_1970) const;
  // "uk" -> "Українська"; the tag itself where the name is not known.
  std::string name_of(std::string_view language) const;
  // For lists to choose from. Null until the file of names is there; no zones until theirs is.
  const ByLanguage<std::string>* names() const { return names_.get(); }
  std::vector<std::string_view> time_zones() const { return time_zones_.names(); }

 private:
  std::optional<Error> add_names(std::string_view json);

  Dates dates_;
  TimeZones time_zones_;
  std::shared_ptr<const ByLanguage<std::string>> names_;
  bool has_dates_ = false, has_time_zones_ = false;
};

}  // namespace storycard::almanac
