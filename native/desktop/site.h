#pragma once

#include <string>

#include "cli/assets.h"

namespace storycard::desktop {

// A file as the page would fetch it, by its name under assets/; a pack comes whole, "packs/itac.json".
//   Errors  missing_file, and what reading the file gives
Result<Bytes> read_asset(const std::string& name, const cli::DiskAssets& disk);

// A picture of a pack, "packs/itac/art/name.png".
Result<render::PhotoFile> read_pack_picture(const std::string& name, const cli::DiskAssets& disk);

}  // namespace storycard::desktop
