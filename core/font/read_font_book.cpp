#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/json_reader.h"
#include "font/font_book.h"

namespace storycard::font {
namespace {

constexpr std::size_t most_faces = 1000;
constexpr std::size_t most_slices = 1000;
constexpr std::size_t most_ranges = 100'000;

// The member `ranges`, "U+41-5A,U+E9"; put into order, since coverage is looked up by bisection. One string, not a list of
// numbers: the first card waits for thousands of them.
Result<std::vector<CodePointRange>> read_ranges(JsonReader& read) {
  const std::string text = read.text("ranges");
  if (read.error()) return *read.error();
  const std::string pointer = read.pointer("ranges");
  std::vector<CodePointRange> ranges;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view part = std::string_view(text).substr(begin, end - begin);
    const auto range = read_unicode_range_part(part);
    if (!range || ranges.size() >= most_ranges) {
      return Error{ErrorCode::out_of_range, pointer, "\"" + std::string(part.substr(0, 40)) + "\" is no range like U+41-5A"};
    }
    ranges.push_back(*range);
    begin = end + 1;
  }
  std::sort(ranges.begin(), ranges.end(),
            [](const CodePointRange& a, const CodePointRange& b) { return a.first < b.first; });
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].first <= ranges[i - 1].last) {
      return Error{ErrorCode::out_of_range, pointer, "the ranges overlap"};
    }
  }
  return ranges;
}

// `name` is the member that names the slice's file.
Result<Slice> read_slice(const Json& json, const std::string& pointer, std::string_view name) {
  JsonReader read(json, pointer);
  Slice slice;
  read.require(name);
  read.require("ranges");
  slice.file = read.text(name);
  auto ranges = read_ranges(read);
  if (!ranges) return ranges.error();
  slice.ranges = *std::move(ranges);
  return slice;
}

// Reads the member `slices` of an entry or of a list.
Result<std::vector<Slice>> read_slices(JsonReader& read, std::string_view name) {
  const JsonArray* array = read.array("slices", most_slices);
  if (read.error()) return *read.error();
  std::vector<Slice> slices;
  for (std::size_t i = 0; i < array->size(); ++i) {
    auto slice = read_slice((*array)[i], pointer_to(read.pointer("slices"), i), name);
    if (!slice) return slice.error();
    slices.push_back(*std::move(slice));
  }
  return slices;
}

Result<FaceEntry> read_entry(const Json& json, const std::string& pointer) {
  JsonReader read(json, pointer);
  FaceEntry entry;
  for (const char* key : {"id", "family", "name", "weight"}) read.require(key);
  read.require(read.has("list") ? "ranges" : "slices");
  entry.id = read.text("id");
  entry.family = read.text("family");
  entry.name = read.text("name");
  entry.weight = read.integer("weight", 400, {1, 1000});
  entry.list = read.text("list");
  if (!entry.list.empty()) {
    auto ranges = read_ranges(read);
    if (!ranges) return ranges.error();
    entry.slices.push_back({entry.list, *std::move(ranges)});
  } else {
    auto slices = read_slices(read, "file");
    if (!slices) return slices.error();
    entry.slices = *std::move(slices);
  }
  entry.places = places_of(entry.slices);
  return entry;
}

}  // namespace

Result<FontBook> FontBook::read(std::string_view manifest_json) {
  const auto json = read_json(manifest_json);
  if (!json) return json.error();
  JsonReader read(*json, "");
  read.require("faces");
  const JsonArray* faces = read.array("faces", most_faces);
  if (read.error()) return *read.error();

  FontBook book;
  std::set<std::string> files;
  for (std::size_t i = 0; i < faces->size(); ++i) {
    const std::string pointer = pointer_to(read.pointer("faces"), i);
    auto entry = read_entry((*faces)[i], pointer);
    if (!entry) return entry.error();
    for (const Slice& slice : entry->slices) {
      if (!entry->awaits_list() && !files.insert(slice.file).second) {
        return Error{ErrorCode::out_of_range, pointer, "the file " + slice.file + " is named twice"};
      }
    }
    book.entries_.push_back(*std::move(entry));
  }
  return book;
}

// {"slices": [{"name": "latin", "ranges": [...]}, ...]}: shared by the weights of a family, so a slice's file is told
// from the face's id and the slice's name.
Result<const Face*> FontBook::add_list(const std::string& file, const Bytes& bytes) {
  const auto in_file = [&file](const Error& error) {
    return Error{error.code, file + " " + error.where, error.detail};
  };
  const auto json = read_json({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (!json) return in_file(json.error());
  JsonReader read(*json, "");
  read.require("slices");
  const auto slices = read.error() ? Result<std::vector<Slice>>(*read.error()) : read_slices(read, "name");
  if (!slices) return in_file(slices.error());
  bool is_known = false;
  for (FaceEntry& entry : entries_) {
    if (entry.list != file) continue;
    is_known = true;
    if (!entry.awaits_list()) continue;  // slices that were handed out stay
    entry.slices = *slices;
    for (Slice& slice : entry.slices) slice.file = "fonts/" + entry.id + "." + slice.file + ".ttf";
    entry.places = places_of(entry.slices);
  }
  if (!is_known) return Error{ErrorCode::unknown_value, file, "the list of fonts names no such file"};
  return nullptr;
}

}  // namespace storycard::font
