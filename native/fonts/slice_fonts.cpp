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

std::string licence_file_name(const std::string& family) {
  std::string name;
  for (const char c : family) {
    if (c == ' ') name += '-';
    else name += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name + ".txt";
}

Json ranges_json(const fonts::CodePoints& ranges) {
  JsonArray list;
  for (const auto& range : ranges) {
    list.emplace_back(JsonArray{Json(static_cast<int>(range.first)), Json(static_cast<int>(range.last))});
  }
  return Json(std::move(list));
}

struct Written {
  JsonArray faces;
  std::set<fs::path> files;
};

std::optional<Error> slice_face(const fonts::FaceRecipe& face, const fs::path& repository, const fs::path& out,
                                Written& written) {
  const auto font = read_file(repository / face.source);
  if (!font) return font.error();
  const ByteView bytes(reinterpret_cast<const std::uint8_t*>(font->data()), font->size());

  JsonArray slices;
  for (const fonts::SliceRecipe& slice : face.slices) {
    auto cut = fonts::cut(bytes, slice.wanted);
    if (!cut) return Error{cut.error().code, face.source + " (" + slice.name + ")", cut.error().detail};
    const std::string file = "fonts/" + face.id + "." + slice.name + ".ttf";
    if (auto error = write_file(out / file, std::string(cut->file.begin(), cut->file.end()))) return error;
    written.files.insert(out / file);
    slices.emplace_back(JsonObject{{"file", Json(file)},
                                   {"ranges", ranges_json(cut->covered)},
                                   {"bytes", Json(static_cast<int>(cut->file.size()))}});
  }
  written.faces.emplace_back(JsonObject{{"id", Json(face.id)},
                                        {"family", Json(face.family)},
                                        {"name", Json(face.name)},
                                        {"weight", Json(face.weight)},
                                        {"slices", Json(std::move(slices))}});
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
    const fs::path path = out / "fonts/LICENCES" / licence_file_name(licence.family);
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
