#include "cards.h"

#include <algorithm>
#include <cstdio>

#include "base/limits.h"
#include "files.h"
#include "share/read_zip.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

// `name` is what errors call it.
Result<render::PhotoFile> read_photo(const fs::path& path, const std::string& name) {
  auto bytes = read_file(path, limits::photo_bytes);
  if (!bytes) return bytes.error();
  auto photo = render::open_photo(std::move(*bytes));
  if (!photo) return Error{photo.error().code, name, photo.error().detail};
  return photo;
}

Result<Bytes> read_standard_input() {
  Bytes bytes;
  std::uint8_t block[1 << 14];
  while (const std::size_t count = std::fread(block, 1, sizeof block, stdin)) {
    bytes.insert(bytes.end(), block, block + count);
    if (bytes.size() > limits::zip_bytes) return Error{ErrorCode::too_large, "standard input", "this is too long"};
  }
  return bytes;
}

// The photo of --photo: instead of the story's first.
std::optional<Error> use_photo(const std::string& file, OpenedStory& opened) {
  std::vector<story::Photo>& photos = opened.request.story.photos;
  if (photos.empty()) photos.emplace_back();
  photos.front().file = file;
  opened.request.photos.resize(photos.size());
  auto read = read_photo(file, file);
  if (!read) return read.error();
  opened.request.photos.front() = std::move(*read);
  opened.inputs.emplace_back(file);
  return std::nullopt;
}

// Pictures that lie beside the story. `skip`: how many of the first are given otherwise.
template <typename Pictured>
std::optional<Error> open_beside(const std::vector<Pictured>& entries, const fs::path& folder, std::size_t skip, OpenedStory& opened,
                                 std::vector<render::PhotoFile>& files) {
  files.resize(entries.size());
  for (std::size_t i = skip; i < entries.size(); ++i) {
    if (entries[i].file.empty()) continue;
    auto read = read_photo(folder / entries[i].file, entries[i].file);
    if (!read) return read.error();
    files[i] = std::move(*read);
    opened.inputs.push_back(folder / entries[i].file);
  }
  return std::nullopt;
}

std::optional<Error> open_inside(std::vector<Bytes>& pictures, const std::string& name, std::vector<render::PhotoFile>& files) {
  files.resize(pictures.size());
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (pictures[i].empty()) continue;
    auto read = render::open_photo(std::move(pictures[i]));
    if (!read) return prefixed(name, read.error());
    files[i] = std::move(*read);
  }
  return std::nullopt;
}

std::optional<Error> open_card(ByteView bytes, OpenedStory& opened) {
  auto card = share::read_card_file(bytes);
  if (!card) return prefixed(opened.name, card.error());
  // A card may be kept before it has words; drawn it has to have some.
  auto story = story::read(card->story.source);
  if (!story) return prefixed(opened.name, prefixed("story.json", story.error()));
  opened.request.story = std::move(*story);
  opened.packs = std::move(card->packs);
  if (auto error = open_inside(card->photos, opened.name, opened.request.photos)) return error;
  return open_inside(card->logos, opened.name, opened.request.logos);
}

std::optional<Error> open_text(const Bytes& bytes, const Arguments& arguments, OpenedStory& opened) {
  if (bytes.size() > limits::json_bytes) return Error{ErrorCode::too_large, opened.name, "the story is too long"};
  auto story = story::read(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  if (!story) return prefixed(opened.name, story.error());
  const std::string& file = arguments.inputs.front();
  const fs::path folder = file == "-" ? fs::path() : fs::path(file).parent_path();
  opened.request.story = std::move(*story);
  return open_pictures(folder, arguments.photo.empty() ? 0 : 1, opened);
}

}  // namespace

std::optional<Error> open_pictures(const fs::path& folder, std::size_t photos_given, OpenedStory& opened) {
  const story::Story& said = opened.request.story;
  if (auto error = open_beside(said.photos, folder, photos_given, opened, opened.request.photos)) return error;
  return open_beside(said.logos, folder, 0, opened, opened.request.logos);
}

Error prefixed(const std::string& file, const Error& error) {
  return {error.code, error.where.empty() ? file : file + " " + error.where, error.detail};
}

std::string name_of_input(const std::string& file) { return file == "-" ? "standard input" : file; }

Result<Bytes> read_input(const std::string& file) { return file == "-" ? read_standard_input() : read_file(file, limits::zip_bytes); }

Result<OpenedStory> open_story(const Arguments& arguments) {
  const std::string& file = arguments.inputs.front();
  const auto bytes = read_input(file);
  if (!bytes) return bytes.error();
  OpenedStory opened;
  opened.name = name_of_input(file);
  if (file != "-") opened.inputs.emplace_back(file);
  const bool is_card = share::looks_like_zip(*bytes);
  if (const auto error = is_card ? open_card(*bytes, opened) : open_text(*bytes, arguments, opened)) return *error;
  if (!arguments.photo.empty()) {
    if (const auto error = use_photo(arguments.photo, opened)) return *error;
  }
  opened.request.frame = arguments.frame;
  opened.request.theme = arguments.theme;
  opened.request.scale = arguments.scale;
  return opened;
}

Error in_story(const OpenedStory& opened, const Error& error) {
  const bool of_photo = std::find(opened.inputs.begin(), opened.inputs.end(), error.where) != opened.inputs.end();
  return error.where.starts_with('/') && !of_photo ? prefixed(opened.name, error) : error;
}

std::vector<std::string> split_formats(const std::string& text) {
  std::vector<std::string> formats;
  if (text == "all") {
    for (const toolkit::Format& format : toolkit::formats()) formats.emplace_back(format.id);
    return formats;
  }
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t comma = std::min(text.find(',', begin), text.size());
    std::string format = text.substr(begin, comma - begin);
    const bool known = std::find(formats.begin(), formats.end(), format) != formats.end();
    if ((!format.empty() || text.empty()) && !known) formats.push_back(std::move(format));
    begin = comma + 1;
  }
  return formats;
}

}  // namespace storycard::cli
