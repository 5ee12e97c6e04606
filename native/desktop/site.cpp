#include "site.h"

#include "cli/files.h"
#include "asset_store.h"
#include "base/limits.h"
#include "json_parts.h"

namespace storycard::desktop {
namespace {

namespace fs = std::filesystem;

Result<Bytes> whole_pack(const fs::path& folder) {
  const auto read = [&](const std::string& name) { return cli::read_text(folder / name, limits::json_bytes); };
  const auto text_of_pack = read("pack.json");
  if (!text_of_pack) return text_of_pack.error();
  const auto pack = toolkit::read_document(*text_of_pack);
  if (!pack) return pack.error();
  JsonObject files{{"pack.json", *text_of_pack}};
  for (const Json& frame : list_of(*pack, "frames")) {
    const std::string* const id = frame.as_string();
    if (!id || id->find_first_of("/\\.") != std::string::npos) continue;  // whoever reads the pack says so
    const std::string name = "frames/" + *id + ".json";
    if (const auto text = read(name)) files.emplace_back(name, *text);
  }
  const std::string text = write_json(files);
  return Bytes(text.begin(), text.end());
}

}  // namespace

Result<Bytes> read_asset(const std::string& name, const cli::DiskAssets& disk) {
  if (name.starts_with("packs/")) {
    const std::string id = name.substr(6, name.size() - 6 - std::string_view(".json").size());
    const auto folder = disk.pack_folders.find(id);
    if (folder != disk.pack_folders.end()) return whole_pack(folder->second);
    return Error{ErrorCode::missing_file, name, "there is no such pack"};
  }
  return cli::read_file(disk.folder / name, limits::font_bytes);
}

Result<render::PhotoFile> read_pack_picture(const std::string& name, const cli::DiskAssets& disk) {
  const std::string inside = name.substr(std::string_view("packs/").size());
  const std::size_t slash = inside.find('/');
  const auto folder = disk.pack_folders.find(inside.substr(0, slash));
  if (slash == std::string::npos || folder == disk.pack_folders.end())
    return Error{ErrorCode::missing_file, name, "there is no such pack"};
  auto bytes = cli::read_file(folder->second / inside.substr(slash + 1), limits::art_bytes);
  if (!bytes) return bytes.error();
  return render::open_photo(std::move(*bytes));
}

}  // namespace storycard::desktop
