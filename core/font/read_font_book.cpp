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
constexpr Bounds code_points{0, 0x10FFFF};

// [[first, last], ...], both inclusive; put into order, since coverage is looked up by bisection.
Result<std::vector<CodePointRange>> read_ranges(const JsonArray& array, const std::string& pointer) {
  std::vector<CodePointRange> ranges;
  for (std::size_t i = 0; i < array.size(); ++i) {
    const auto wrong = [&] {
      return Error{ErrorCode::out_of_range, pointer_to(pointer, i),
                   "expected two code points, the first not above the last"};
    };
    const JsonArray* pair = array[i].as_array();
    if (pair == nullptr || pair->size() != 2) return wrong();
    const double* first = (*pair)[0].as_number();
    const double* last = (*pair)[1].as_number();
    if (first == nullptr || last == nullptr) return wrong();
    if (!(code_points.min <= *first && *first <= *last && *last <= code_points.max)) return wrong();
    ranges.push_back({static_cast<char32_t>(*first), static_cast<char32_t>(*last)});
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

Result<Slice> read_slice(const Json& json, const std::string& pointer) {
  JsonReader read(json, pointer);
  Slice slice;
  read.require("file");
  read.require("ranges");
  slice.file = read.text("file");
  const JsonArray* ranges = read.array("ranges", most_ranges);
  if (read.error()) return *read.error();
  auto in_order = read_ranges(*ranges, read.pointer("ranges"));
  if (!in_order) return in_order.error();
  slice.ranges = *std::move(in_order);
  return slice;
}

Result<FaceEntry> read_entry(const Json& json, const std::string& pointer) {
  JsonReader read(json, pointer);
  FaceEntry entry;
  for (const char* key : {"id", "family", "name", "weight", "slices"}) read.require(key);
  entry.id = read.text("id");
  entry.family = read.text("family");
  entry.name = read.text("name");
  entry.weight = read.integer("weight", 400, {1, 1000});
  const JsonArray* slices = read.array("slices", most_slices);
  if (read.error()) return *read.error();
  for (std::size_t i = 0; i < slices->size(); ++i) {
    auto slice = read_slice((*slices)[i], pointer_to(read.pointer("slices"), i));
    if (!slice) return slice.error();
    entry.slices.push_back(*std::move(slice));
  }
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
      if (!files.insert(slice.file).second) {
        return Error{ErrorCode::out_of_range, pointer, "the file " + slice.file + " is named twice"};
      }
    }
    book.entries_.push_back(*std::move(entry));
  }
  return book;
}

}  // namespace storycard::font
