#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "arguments.h"
#include "render/render.h"

namespace storycard::cli {

// A story with its photos, as the command line names them.
struct OpenedStory {
  render::Request request;
  std::vector<std::filesystem::path> inputs;  // every file that was read: none may be written to
};

// Reads the story; photos lie beside it, or where --photo says. "-" is standard input.
//   Errors  where = "story.json /photo/zoom"
Result<OpenedStory> open_story(const Arguments& arguments);

// The formats of --format: ids, a comma list, or all. Empty: the story's own.
std::vector<std::string> split_formats(const std::string& text);

}  // namespace storycard::cli
