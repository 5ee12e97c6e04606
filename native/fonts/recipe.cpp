#include "recipe.h"

#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "base/json_reader.h"

namespace storycard::fonts {
namespace {

using Sets = std::map<std::string, CodePoints, std::less<>>;

constexpr std::size_t max_entries = 1000;

std::optional<char32_t> read_code_point(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc{} || end != text.data() + text.size() || value > 0x10FFFF) return std::nullopt;
  return static_cast<char32_t>(value);
}

// "0400-045F" or "25CC".
std::optional<CodePointRange> read_range(std::string_view text) {
  const auto dash = text.find('-');
  const auto first = read_code_point(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : read_code_point(text.substr(dash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return CodePointRange{*first, *last};
}

Result<Sets> read_sets(const Json& root) {
  Sets sets;
  const Json* object = root.find("sets");
  if (!object || !object->as_object()) return Error{ErrorCode::wrong_type, "/sets", "expected an object of lists"};
  for (const auto& [name, unused] : *object->as_object()) {
    JsonReader reader(*object, "/sets");
    CodePoints points;
    for (const std::string& text : reader.texts(name, max_entries)) {
      const auto range = read_range(text);
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

// Every slice holds the set `common` besides its own: a word and its punctuation come out of one font.
Result<std::vector<SliceRecipe>> read_slices(JsonReader& family, const Sets& sets) {
  std::vector<SliceRecipe> slices;
  for (std::string& name : family.texts("slices", max_entries)) {
    const auto own = sets.find(name);
    const auto common = sets.find("common");
    if (own == sets.end() || common == sets.end()) {
      return Error{ErrorCode::unknown_value, family.pointer("slices"), "\"" + name + "\" or \"common\" is not in /sets"};
    }
    CodePoints wanted = common->second;
    wanted.insert(wanted.end(), own->second.begin(), own->second.end());
    slices.push_back({std::move(name), std::move(wanted)});
  }
  return slices;
}

std::optional<Error> read_family(const Json& json, const std::string& pointer, const Sets& sets, Recipe& recipe) {
  JsonReader family(json, pointer);
  for (const char* key : {"family", "licence", "slices", "faces"}) family.require(key);
  const std::string family_name = family.text("family");
  recipe.licences.push_back({family_name, family.text("licence")});
  const auto slices = read_slices(family, sets);
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
                            .slices = *slices});
    if (face.error()) return face.error();
  }
  return std::nullopt;
}

}  // namespace

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
