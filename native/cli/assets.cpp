#include "assets.h"

#include <algorithm>
#include <cstdlib>

#include "base/limits.h"
#include "digest.h"
#include "files.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

bool holds_assets(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "fonts.json", error);
}

fs::path beside_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* place : {"assets", "../assets", "../share/storycard"}) {
    if (holds_assets(program / place)) return program / place;
  }
  return {};
}

Result<fs::path> find_folder(const Arguments& arguments) {
  const char* variable = std::getenv("STORYCARD_ASSETS");
  fs::path folder = !arguments.assets.empty()                    ? fs::path(arguments.assets)
                    : variable != nullptr && *variable != '\0' ? fs::path(variable)
                                                                 : beside_program();
  if (!holds_assets(folder)) {
    return Error{ErrorCode::missing_file, folder.empty() ? "fonts.json" : (folder / "fonts.json").string(),
                 "the fonts and packs are not there; name their folder with --assets"};
  }
  return folder;
}

Result<toolkit::Pack> open_pack(const fs::path& folder, const std::vector<toolkit::Pack>& others) {
  auto pack = toolkit::read_pack(
      [&](const std::string& name) { return read_text(folder / name, limits::json_bytes); }, others);
  if (pack) return pack;
  // Errors name files inside the pack; say which pack.
  const Error& error = pack.error();
  const bool whole_path = error.where.starts_with(folder.string());
  return Error{error.code, whole_path ? error.where : (folder / error.where).string(), error.detail};
}

std::vector<fs::path> built_in_packs(const fs::path& folder) {
  std::vector<fs::path> packs;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder / "packs", error)) {
    if (entry.is_directory(error)) packs.push_back(entry.path());
  }
  std::sort(packs.begin(), packs.end());
  return packs;
}

constexpr std::string_view packs_folder = "packs/";

// `name`: "itac/art/name.png"
std::optional<Error> load_picture(const std::string& name, DiskAssets& disk) {
  const std::size_t slash = name.find('/');
  const auto folder = disk.pack_folders.find(name.substr(0, slash));
  if (slash == std::string::npos || folder == disk.pack_folders.end()) {
    return Error{ErrorCode::missing_file, name, "there is no pack of this name"};
  }
  const fs::path path = folder->second / name.substr(slash + 1);
  auto bytes = read_file(path, limits::photo_bytes);
  if (!bytes) return bytes.error();
  auto picture = render::open_photo(std::move(*bytes));
  if (!picture) return Error{picture.error().code, path.string(), picture.error().detail};
  disk.assets.pictures[name] = std::move(*picture);
  return std::nullopt;
}

}  // namespace

Result<DiskAssets> open_assets(const Arguments& arguments) {
  const auto folder = find_folder(arguments);
  if (!folder) return folder.error();
  DiskAssets disk;
  disk.folder = *folder;
  const auto manifest = read_text(*folder / "fonts.json", limits::json_bytes);
  if (!manifest) return manifest.error();
  auto fonts = font::FontBook::read(*manifest);
  if (!fonts) return Error{fonts.error().code, (*folder / "fonts.json").string() + " " + fonts.error().where, fonts.error().detail};
  disk.assets.library.fonts = std::move(*fonts);
  // Built-in packs are read first, for others may extend them, and offered last.
  std::vector<fs::path> paths = built_in_packs(*folder);
  const auto built_in = static_cast<std::ptrdiff_t>(paths.size());
  paths.insert(paths.end(), arguments.packs.begin(), arguments.packs.end());
  std::vector<toolkit::Pack>& packs = disk.assets.packs;
  for (const fs::path& path : paths) {
    auto pack = open_pack(path, packs);
    if (!pack) return pack.error();
    disk.pack_folders[pack->id] = path;
    packs.push_back(std::move(*pack));
  }
  std::rotate(packs.begin(), packs.begin() + built_in, packs.end());
  return disk;
}

std::uint64_t digest_of(const DiskAssets& disk) {
  Digest digest;
  if (const auto fonts = read_text(disk.folder / "fonts.json", limits::json_bytes)) digest.add(*fonts);
  for (const auto& [id, folder] : disk.pack_folders) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::end(entry); entry.increment(error)) {
      if (entry->is_regular_file(error)) paths.push_back(entry->path());
    }
    std::sort(paths.begin(), paths.end());
    digest.add(id);
    for (const fs::path& path : paths) {
      digest.add(path.lexically_relative(folder).string());
      if (const auto text = read_text(path, limits::photo_bytes)) digest.add(*text);
    }
  }
  return digest.value();
}

std::optional<Error> load_file(const std::string& name, DiskAssets& disk) {
  if (name.starts_with(packs_folder)) return load_picture(name.substr(packs_folder.size()), disk);
  auto bytes = read_file(disk.folder / name, limits::font_bytes);
  if (!bytes) return bytes.error();
  const auto error = share::Wordings::takes(name) ? disk.assets.wordings.add(name, *bytes) : disk.assets.library.add(name, std::move(*bytes));
  if (error) return Error{error->code, (disk.folder / name).string(), error->detail};
  return std::nullopt;
}

Result<std::size_t> load_files(const OpenedStory& opened, DiskAssets& disk, render::Cache& cache) {
  std::size_t loaded = 0;
  // What one file says may ask for the next: a list of slices for a slice.
  for (;;) {
    auto needed = render::needed_files(opened.request, disk.assets, cache);
    if (!needed) return in_story(opened, needed.error());
    needed->merge(render::files_for_advice(opened.request, disk.assets));
    if (needed->empty()) return loaded;
    for (const std::string& name : *needed) {
      if (const auto error = load_file(name, disk)) return *error;
    }
    loaded += needed->size();
  }
}

}  // namespace storycard::cli
