#pragma once

#include <cstdint>
#include <filesystem>
#include <map>

#include "arguments.h"
#include "cards.h"
#include "render/render.h"

namespace storycard::cli {

// Fonts and packs on disk. Faces are read when a story first needs them.
struct DiskAssets {
  std::filesystem::path folder;
  render::Assets assets;
  std::map<std::string, std::filesystem::path> pack_folders;  // by the packs' ids
};

// --assets, then STORYCARD_ASSETS, then relative to the program. Packs of --pack come before the built-in ones.
Result<DiskAssets> open_assets(const Arguments& arguments);

// Tells whether packs or fonts changed between two runs.
std::uint64_t digest_of(const DiskAssets& disk);

// Reads one file that drawing asked for, by its name under assets/.
std::optional<Error> load_file(const std::string& name, DiskAssets& disk);

// Reads what setting the request's words still needs: slices of fonts, dictionaries, pictures of packs.
Result<std::size_t> load_files(const OpenedStory& opened, DiskAssets& disk, render::Cache& cache);

}  // namespace storycard::cli
