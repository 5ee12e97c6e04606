#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "arguments.h"
#include "render/render.h"

namespace storycard::cli {

// A story with its photos, as the command line names them.
struct OpenedStory {
  std::string name;  // as errors call it: "story.json", "standard input"
  render::Request request;
  std::vector<std::filesystem::path> inputs;  // every file that was read: none may be written to
};

// Reads the story; photos lie beside it, or where --photo says. "-" is standard input.
//   Errors  where = "story.json /photo/zoom"
Result<OpenedStory> open_story(const Arguments& arguments);

// Errors of a card speak of the story by JSON Pointer, or of a photo by its file; says which story is meant.
Error in_story(const OpenedStory& opened, const Error& error);

// The formats of --format: ids, a comma list, or all. Empty: the story's own.
std::vector<std::string> split_formats(const std::string& text);

}  // namespace storycard::cli
