#include "recipe.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "base/json_reader.h"
#include "unicode/emoji.h"

namespace storycard::fonts {
namespace {

using Sets = std::map<std::string, CodePoints, std::less<>>;

constexpr std::size_t max_entries = 1000;

Result<Sets> read_sets(const Json& root) {
  Sets sets;
  const Json* object = root.find("sets");
  if (!object || !object->as_object()) return Error{ErrorCode::wrong_type, "/sets", "expected an object of lists"};
  for (const auto& [name, unused] : *object->as_object()) {
    JsonReader reader(*object, "/sets");
    CodePoints points;
    for (const std::string& text : reader.texts(name, max_entries)) {
      const auto range = read_code_point_range(text);
      if (!range) {
        return Error{ErrorCode::unknown_value, reader.pointer(name), "\"" + text + "\" is no range like 0400-045F"};
      }
      points.push_back(*range);
    }
    if (reader.error()) return *reader.error();
    sets.emplace(name, std::move(points));
  }
  return sets;
}

CodePoints joined(const CodePoints& a, const CodePoints& b) {
  CodePoints both = a;
  both.insert(both.end(), b.begin(), b.end());
  return both;
}

Result<CodePoints> find_set(const Sets& sets, const std::string& name, const std::string& pointer) {
  const auto found = sets.find(name);
  if (found == sets.end()) return Error{ErrorCode::unknown_value, pointer, "\"" + name + "\" is not in /sets"};
  return found->second;
}

Result<std::vector<SliceRecipe>> read_slices(JsonReader& family, const Sets& sets, const CodePoints& common) {
  std::vector<SliceRecipe> slices;
  for (std::string& name : family.texts("slices", max_entries)) {
    const auto own = find_set(sets, name, family.pointer("slices"));
    if (!own) return own.error();
    slices.push_back({std::move(name), joined(common, *own), {}});
  }
  return slices;
}

std::optional<Error> read_family(const Json& json, const std::string& pointer, const Sets& sets, Recipe& recipe) {
  JsonReader family(json, pointer);
  for (const char* key : {"family", "licence", "faces"}) family.require(key);
  family.require(family.has("sliceTable") ? "sliceTable" : "slices");
  const std::string family_name = family.text("family");
  recipe.licences.push_back({family_name, family.text("licence")});
  // Every slice holds the common set besides its own: a word and its punctuation come out of one font.
  const auto common = find_set(sets, family.text("common", "common"), family.pointer("common"));
  if (!common) return common.error();
  const auto slices = read_slices(family, sets, *common);
  const std::string slice_table = family.text("sliceTable");
  const int units_per_em = family.integer("unitsPerEm", 0, {16, 16384});
  const bool own_numbers = family.choice("glyphNumbers", {"kept", "own"}, 0) == 1;
  const JsonArray* faces = family.array("faces", max_entries);
  if (family.error()) return family.error();
  if (!slices) return slices.error();

  for (std::size_t i = 0; i < faces->size(); ++i) {
    JsonReader face((*faces)[i], pointer_to(family.pointer("faces"), i));
    for (const char* key : {"id", "name", "weight", "source"}) face.require(key);
    recipe.faces.push_back({.id = face.text("id"),
                            .family = family_name,
                            .name = face.text("name"),
                            .source = face.text("source"),
                            .weight = face.integer("weight", 400, {1, 1000}),
                            .slices = *slices,
                            .slice_table = slice_table,
                            .common = *common,
                            .glyph_numbers = own_numbers ? GlyphNumbers::own : GlyphNumbers::kept,
                            .units_per_em = units_per_em});
    if (face.error()) return face.error();
  }
  return std::nullopt;
}

std::optional<Flag> read_flag(std::string_view text) {
  const auto is_letter = [](char c) { return 'A' <= c && c <= 'Z'; };
  if (text.size() != 2 || !is_letter(text[0]) || !is_letter(text[1])) return std::nullopt;
  const auto indicator = [](char c) { return unicode::first_regional_indicator + static_cast<char32_t>(c - 'A'); };
  return Flag{indicator(text[0]), indicator(text[1])};
}

// "U+1f1e9-1f1f5,U+1f1f7,BE"
std::optional<SliceRecipe> read_unicode_range(std::string_view text) {
  SliceRecipe slice;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view one = text.substr(begin, end - begin);
    begin = end + 1;
    if (const auto flag = read_flag(one)) {
      slice.flags.push_back(*flag);
      for (const char32_t letter : {flag->first, flag->second}) slice.wanted.push_back({letter, letter});
      continue;
    }
    const auto range = read_unicode_range_part(one);
    if (!range) return std::nullopt;
    slice.wanted.push_back(*range);
  }
  return slice;
}

}  // namespace

Result<std::vector<SliceRecipe>> read_slice_table(std::string_view json_text, const CodePoints& common) {
  const auto root = read_json(json_text);
  if (!root) return root.error();
  const JsonObject* table = root->as_object();
  if (table == nullptr) return Error{ErrorCode::wrong_type, "", "expected an object of unicode-ranges"};
  std::map<int, SliceRecipe, std::greater<>> by_number;
  for (const auto& [name, value] : *table) {
    int number = 0;
    if (!name.starts_with('[') || std::from_chars(name.data() + 1, name.data() + name.size(), number).ec != std::errc{}) {
      continue;
    }
    const std::string* text = value.as_string();
    auto range = text == nullptr ? std::nullopt : read_unicode_range(*text);
    if (!range) return Error{ErrorCode::unknown_value, pointer_to("", name), "is no list of ranges like U+4e00-4e03"};
    by_number[number] = *std::move(range);
  }
  std::vector<SliceRecipe> slices;
  slices.reserve(by_number.size());
  for (const auto& [number, own] : by_number) {
    slices.push_back({std::to_string(number), joined(common, own.wanted), own.flags});
  }
  return slices;
}

Result<Recipe> read_recipe(std::string_view json_text) {
  const auto root = read_json(json_text);
  if (!root) return root.error();
  const auto sets = read_sets(*root);
  if (!sets) return sets.error();

  Recipe recipe;
  JsonReader reader(*root, "");
  reader.require("families");
  const JsonArray* families = reader.array("families", max_entries);
  if (reader.error()) return *reader.error();
  for (std::size_t i = 0; i < families->size(); ++i) {
    const auto error = read_family((*families)[i], pointer_to("/families", i), *sets, recipe);
    if (error) return *error;
  }

  std::set<std::string> ids;
  for (const FaceRecipe& face : recipe.faces) {
    if (!ids.insert(face.id).second) {
      return Error{ErrorCode::unknown_value, "/families", "two faces are called \"" + face.id + "\""};
    }
  }
  return recipe;
}

}  // namespace storycard::fonts
