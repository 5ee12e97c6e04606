#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "arguments.h"
#include "render/render.h"
#include "share/card_file.h"

namespace storycard::cli {

// A story with its photos, as the command line names them.
struct OpenedStory {
  std::string name;  // as errors call it: "story.json", "standard input"
  render::Request request;
  std::vector<std::filesystem::path> inputs;  // every file that was read: none may be written to
  std::vector<share::CardPack> packs;         // that a card file says it was made with
};

// Reads the story; photos lie beside it, or where --photo says. "-" is standard input. A card file brings its own photos.
//   Errors  where = "story.json /photo/zoom"
Result<OpenedStory> open_story(const Arguments& arguments);

// Opens the photos and logos that the request's story names, beside it in `folder`. `photos_given`: how many of the first
// come otherwise.
std::optional<Error> open_pictures(const std::filesystem::path& folder, std::size_t photos_given, OpenedStory& opened);

// The bytes of a story or card file; "-" is standard input.
Result<Bytes> read_input(const std::string& file);
// As errors call it.
std::string name_of_input(const std::string& file);

// The error of something in a file, with the file before its place.
Error prefixed(const std::string& file, const Error& error);

// Errors of a card speak of the story by JSON Pointer, or of a photo by its file; says which story is meant.
Error in_story(const OpenedStory& opened, const Error& error);

// The formats of --format: ids, a comma list, or all. Empty: the story's own.
std::vector<std::string> split_formats(const std::string& text);

}  // namespace storycard::cli
