#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assets.h"
#include "check/checker.h"

namespace storycard::cli {

// A pack's files, by their names in its folder.
toolkit::ReadFile files_of(std::filesystem::path folder);

// Reads what drawing asked for. `names`: under assets/
template <typename Names>
std::optional<Error> load_named(const Names& names, DiskAssets& disk) {
  for (const std::string& name : names) {
    if (auto error = load_file(name, disk)) return error;
  }
  return std::nullopt;
}

// How a pack's contact sheets are written. Of several, the second is called "sheet-2.png".
struct SheetFiles {
  std::filesystem::path path;
  render::FileType type = render::FileType::png;
  int quality = 90;
  std::string theme;  // as of check::Options
};

// Draws `pack`, or those of the checker's frames that it holds. Gives what was written.
//   `folder`  the pack's own, whose pictures are never written over
Result<std::vector<std::filesystem::path>> write_sheets(const toolkit::Pack& pack, const SheetFiles& files,
                                                        const std::filesystem::path& folder, check::Checker& checker,
                                                        DiskAssets& disk, render::Cache& cache);

// "town: 2 frames and 2 themes are good, on 252 cards"
std::string summary(const check::Checker& checker);
// "2 frames"
std::string count_of(std::size_t count, const std::string& what);

}  // namespace storycard::cli
