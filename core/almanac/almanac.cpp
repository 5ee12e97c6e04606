#include "almanac/almanac.h"

#include "base/blank.h"
#include "base/json_reader.h"

namespace storycard::almanac {
namespace {

constexpr std::string_view dates_file = "almanac/dates.json";
constexpr std::string_view names_file = "almanac/languages.json";
constexpr std::string_view time_zones_file = "almanac/time-zones.json";
constexpr std::size_t most_names = 5000;

std::optional<Error> in_file(std::string_view file, const Error& error) {
  return Error{error.code, std::string(file) + " " + error.where, error.detail};
}

}  // namespace

bool Almanac::takes(std::string_view file) { return file.starts_with("almanac/"); }

std::optional<Error> Almanac::add(std::string_view file, ByteView bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (file == dates_file) {
    auto dates = Dates::read(text);
    if (!dates) return in_file(file, dates.error());
    dates_ = std::move(*dates);
    has_dates_ = true;
    return std::nullopt;
  }
  if (file == time_zones_file) {
    auto zones = TimeZones::read(text);
    if (!zones) return in_file(file, zones.error());
    time_zones_ = std::move(*zones);
    has_time_zones_ = true;
    return std::nullopt;
  }
  if (file == names_file) return add_names(text);
  return Error{ErrorCode::unknown_value, std::string(file), "there is no part of the almanac of this name"};
}

std::optional<Error> Almanac::add_names(std::string_view text) {
  const auto json = read_json(text);
  if (!json) return in_file(names_file, json.error());
  JsonReader read(*json, "");
  read.require("languages");
  read.integer("languages", 1, {1, 1});
  read.require("names");
  const Json* names = read.object("names");
  if (read.error()) return in_file(names_file, *read.error());
  auto known = std::make_shared<ByLanguage<std::string>>();
  JsonReader members(*names, read.pointer("names"));
  for (const auto& [tag, name] : *names->as_object()) {
    known->insert_or_assign(tag_key(tag), members.text(tag));
    if (known->size() > most_names) members.fail(ErrorCode::too_large, members.pointer(tag), "there are too many languages");
    if (members.error()) return in_file(names_file, *members.error());
  }
  names_ = std::move(known);
  return std::nullopt;
}

std::set<std::string> Almanac::needed_for_date(std::string_view language, std::string_view time_zone) const {
  std::set<std::string> files;
  if (!has_dates_ && !language.empty() && language != "en") files.emplace(dates_file);
  if (!has_time_zones_ && !is_blank(time_zone)) files.emplace(time_zones_file);
  return files;
}

std::set<std::string> Almanac::needed_for_name(std::string_view language) const {
  if (names_ != nullptr || is_blank(language)) return {};
  return {std::string(names_file)};
}

std::optional<int> Almanac::offset_minutes(std::string_view zone, std::int64_t utc_minutes) const {
  return time_zones_.offset_minutes(zone, utc_minutes);
}

std::string Almanac::name_of(std::string_view language) const {
  const std::string* name = names_ == nullptr ? nullptr : find_language(*names_, language);
  return name == nullptr ? std::string(language) : *name;
}

}  // namespace storycard::almanac
