// slice_fonts REPOSITORY OUT: cuts the fonts that REPOSITORY/assets/fonts.json names into OUT/fonts/ and writes
// OUT/fonts.json, the list core reads. Files that are right already stay untouched, those no longer named are removed.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "base/json.h"
#include "recipe.h"
#include "slice.h"

namespace fs = std::filesystem;
using namespace storycard;

namespace {

Result<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::missing_file, path.string(), "cannot be read"};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Unchanged files keep their time; a reader never sees half a file.
std::optional<Error> write_file(const fs::path& path, const std::string& content) {
  const auto present = read_file(path);
  if (present && *present == content) return std::nullopt;
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  fs::path temporary = path;
  temporary += ".new";
  {
    std::ofstream file(temporary, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!file.flush()) return Error{ErrorCode::missing_file, temporary.string(), "cannot be written"};
  }
  fs::rename(temporary, path, failed);
  if (failed) return Error{ErrorCode::missing_file, path.string(), "cannot be written"};
  return std::nullopt;
}

// "Noto Sans" -> "noto-sans"
std::string file_name(const std::string& family) {
  std::string name;
  for (const char c : family) {
    if (c == ' ') name += '-';
    else name += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

Json ranges_json(const fonts::CodePoints& ranges) {
  return Json(unicode_range(ranges));
}

struct Written {
  JsonArray faces;
  std::set<fs::path> files;
};

// Slices for what a font has and no other slice took, in neighbouring hundreds. Letters of Latin, Greek and Cyrillic are
// left out: other families write them.
std::vector<fonts::SliceRecipe> rest_of(const fonts::CodePoints& covered, const std::vector<fonts::SliceRecipe>& slices) {
  constexpr char32_t past_cyrillic = 0x0530;
  constexpr std::size_t most = 200;
  std::set<char32_t> left;
  for (const auto& range : covered) {
    for (char32_t c = std::max(range.first, past_cyrillic); c <= range.last; ++c) left.insert(c);
  }
  for (const fonts::SliceRecipe& slice : slices) {
    for (const auto& range : slice.wanted) left.erase(left.lower_bound(range.first), left.upper_bound(range.last));
  }
  std::vector<fonts::SliceRecipe> rest;
  std::size_t in_last = most;
  for (const char32_t c : left) {
    if (in_last == most) {
      rest.push_back({"rest-" + std::to_string(rest.size() + 1), {}});
      in_last = 0;
    }
    rest.back().wanted.push_back({c, c});
    ++in_last;
  }
  return rest;
}

Result<std::vector<fonts::SliceRecipe>> slices_of(const fonts::FaceRecipe& face, const fonts::Cutter& cutter,
                                                  const fs::path& repository) {
  if (face.slice_table.empty()) return face.slices;
  const auto table = read_file(repository / face.slice_table);
  if (!table) return table.error();
  auto slices = fonts::read_slice_table(*table, face.common);
  if (!slices) return Error{slices.error().code, face.slice_table + " " + slices.error().where, slices.error().detail};
  for (fonts::SliceRecipe& slice : rest_of(cutter.covered(), *slices)) {
    slice.wanted.insert(slice.wanted.end(), face.common.begin(), face.common.end());
    slices->push_back(std::move(slice));
  }
  return slices;
}

// What a list that stands for many slices covers, roughly: small gaps are closed, so that it stays short.
fonts::CodePoints roughly(fonts::CodePoints exact) {
  constexpr char32_t gap = 64;
  std::sort(exact.begin(), exact.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  fonts::CodePoints rough;
  for (const auto& range : exact) {
    if (!rough.empty() && range.first <= rough.back().last + gap) {
      rough.back().last = std::max(rough.back().last, range.last);
    } else {
      rough.push_back(range);
    }
  }
  return rough;
}

// Writes the family's list of slices; its weights must agree on it.
std::optional<Error> write_list(const fs::path& path, JsonArray slices, Written& written) {
  const std::string content = write_json(Json(JsonObject{{"slices", Json(std::move(slices))}})) + "\n";
  const auto present = written.files.contains(path) ? read_file(path) : Result<std::string>(content);
  if (!present) return present.error();
  if (*present != content) return Error{ErrorCode::broken_file, path.string(), "the weights of the family differ in it"};
  written.files.insert(path);
  return write_file(path, content);
}

std::optional<Error> slice_face(const fonts::FaceRecipe& face, const fs::path& repository, const fs::path& out,
                                Written& written) {
  const auto font = read_file(repository / face.source);
  if (!font) return font.error();
  const fonts::Cutter cutter(ByteView(reinterpret_cast<const std::uint8_t*>(font->data()), font->size()),
                             face.units_per_em);
  const auto recipes = slices_of(face, cutter, repository);
  if (!recipes) return recipes.error();

  const bool apart = !face.slice_table.empty();
  JsonArray slices;
  fonts::CodePoints covered = cutter.covered();
  for (const fonts::SliceRecipe& slice : *recipes) {
    auto cut = cutter.cut_slice(slice, face.glyph_numbers);
    if (!cut) return Error{cut.error().code, face.source + " (" + slice.name + ")", cut.error().detail};
    const std::string file = "fonts/" + face.id + "." + slice.name + ".ttf";
    if (auto error = write_file(out / file, std::string(cut->file.begin(), cut->file.end()))) return error;
    written.files.insert(out / file);
    covered.insert(covered.end(), cut->covered.begin(), cut->covered.end());
    slices.emplace_back(JsonObject{{apart ? "name" : "file", Json(apart ? slice.name : file)},
                                   {"ranges", ranges_json(cut->covered)}});
  }
  JsonObject entry{{"id", Json(face.id)},
                   {"family", Json(face.family)},
                   {"name", Json(face.name)},
                   {"weight", Json(face.weight)}};
  if (apart) {
    const std::string list = "fonts/" + file_name(face.family) + ".json";
    if (auto error = write_list(out / list, std::move(slices), written)) return error;
    entry.push_back({"list", Json(list)});
    entry.push_back({"ranges", ranges_json(roughly(std::move(covered)))});
  } else {
    entry.push_back({"slices", Json(std::move(slices))});
  }
  written.faces.emplace_back(std::move(entry));
  return std::nullopt;
}

void remove_others(const fs::path& folder, const std::set<fs::path>& wanted) {
  std::vector<fs::path> stale;
  std::error_code failed;
  for (const auto& entry : fs::recursive_directory_iterator(folder, failed)) {
    // A file of another build that is just being renamed into place is not stale.
    if (entry.is_regular_file() && !wanted.contains(entry.path()) && entry.path().extension() != ".new") {
      stale.push_back(entry.path());
    }
  }
  for (const fs::path& path : stale) fs::remove(path, failed);
}

std::optional<Error> run(const fs::path& repository, const fs::path& out) {
  const auto text = read_file(repository / "assets/fonts.json");
  if (!text) return text.error();
  const auto recipe = fonts::read_recipe(*text);
  if (!recipe) return Error{recipe.error().code, "assets/fonts.json " + recipe.error().where, recipe.error().detail};

  Written written;
  for (const fonts::FaceRecipe& face : recipe->faces) {
    if (auto error = slice_face(face, repository, out, written)) return error;
  }
  for (const fonts::Licence& licence : recipe->licences) {
    const auto content = read_file(repository / licence.source);
    if (!content) return content.error();
    const fs::path path = out / "fonts/LICENCES" / (file_name(licence.family) + ".txt");
    if (auto error = write_file(path, *content)) return error;
    written.files.insert(path);
  }
  remove_others(out / "fonts", written.files);
  // Last, so that what it lists is there.
  return write_file(out / "fonts.json", write_json(Json(JsonObject{{"faces", Json(std::move(written.faces))}})) + "\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: slice_fonts REPOSITORY OUT\n", stderr);
    return 2;
  }
  if (const auto error = run(argv[1], argv[2])) {
    std::fprintf(stderr, "slice_fonts: %s\n", sentence(*error).c_str());
    return 3;
  }
  return 0;
}
