#pragma once

#include "arguments.h"
#include "base/result.h"
#include "render/render.h"

namespace storycard::cli {

// What `storycard check DIR` found.
struct PackVerdict {
  bool ok;
  std::string out;  // for stdout: a line of summary, or all as JSON
  std::string err;  // for stderr: a line for each finding
};

// Reads the pack in the folder, tries its frames with sample stories, and draws its contact sheet where asked for.
//   Errors  of the folder, the fonts, and writing the sheet; what is wrong with the pack is in the verdict
Result<PackVerdict> check_folder(const Arguments& arguments, render::FileType sheet_type);

}  // namespace storycard::cli
