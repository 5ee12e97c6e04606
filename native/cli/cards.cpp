#include "cards.h"

#include <algorithm>
#include <cstdio>

#include "base/limits.h"
#include "files.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_standard_input() {
  std::string text;
  char block[1 << 14];
  while (const std::size_t count = std::fread(block, 1, sizeof block, stdin)) {
    text.append(block, count);
    if (text.size() > limits::json_bytes) return Error{ErrorCode::too_large, "standard input", "the story is too long"};
  }
  return text;
}

Error prefixed(const std::string& file, const Error& error) {
  return {error.code, error.where.empty() ? file : file + " " + error.where, error.detail};
}

// `name` is what errors call it.
Result<render::PhotoFile> read_photo(const fs::path& path, const std::string& name) {
  auto bytes = read_file(path, limits::photo_bytes);
  if (!bytes) return bytes.error();
  auto photo = render::open_photo(std::move(*bytes));
  if (!photo) return Error{photo.error().code, name, photo.error().detail};
  return photo;
}

}  // namespace

Result<OpenedStory> open_story(const Arguments& arguments) {
  const std::string& file = arguments.inputs.front();
  const bool piped = file == "-";
  const auto text = piped ? read_standard_input() : read_text(file, limits::json_bytes);
  if (!text) return text.error();
  OpenedStory opened;
  opened.name = piped ? "standard input" : file;
  auto story = story::read(*text);
  if (!story) return prefixed(opened.name, story.error());
  if (!piped) opened.inputs.emplace_back(file);
  const fs::path folder = piped ? fs::path() : fs::path(file).parent_path();
  if (!arguments.photo.empty()) {
    if (story->photos.empty()) story->photos.emplace_back();
    story->photos.front().file = arguments.photo;
  }
  for (std::size_t i = 0; i < story->photos.size(); ++i) {
    const bool from_option = i == 0 && !arguments.photo.empty();
    const std::string& photo = story->photos[i].file;
    if (photo.empty()) {
      opened.request.photos.push_back(nullptr);
      continue;
    }
    const fs::path path = from_option ? fs::path(photo) : folder / photo;
    auto read = read_photo(path, photo);
    if (!read) return read.error();
    opened.request.photos.push_back(std::move(*read));
    opened.inputs.push_back(path);
  }
  for (const story::Logo& logo : story->logos) {
    opened.request.logos.push_back(nullptr);
    if (logo.file.empty()) continue;
    auto read = read_photo(folder / logo.file, logo.file);
    if (!read) return read.error();
    opened.request.logos.back() = std::move(*read);
    opened.inputs.push_back(folder / logo.file);
  }
  opened.request.story = std::move(*story);
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
