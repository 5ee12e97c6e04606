#include "pack_folder.h"

#include "base/limits.h"
#include "check/sheet.h"
#include "files.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

// "sheet.png", "sheet-2.png" ...
fs::path sheet_path(fs::path path, std::size_t index) {
  if (index == 0) return path;
  path.replace_filename(path.stem().string() + "-" + std::to_string(index + 1) + path.extension().string());
  return path;
}

// The subject's pictures are known as "packid/art/name.png".
bool is_picture_of(const fs::path& folder, const check::Subject& subject, const fs::path& output) {
  for (const auto& [name, picture] : subject.pictures) {
    if (same_file(folder / name.substr(name.find('/') + 1), output)) return true;
  }
  return false;
}

}  // namespace

toolkit::ReadFile files_of(fs::path folder) {
  return [folder = std::move(folder)](const std::string& name) -> Result<std::string> {
    auto text = read_text(folder / name, limits::json_bytes);
    if (text) return text;
    return Error{text.error().code, name, text.error().detail};
  };
}

Result<std::vector<fs::path>> write_sheets(const toolkit::Pack& pack, const SheetFiles& files, const fs::path& folder,
                                           check::Checker& checker, DiskAssets& disk, render::Cache& cache) {
  const check::Sheets sheets(pack, files.theme);
  const check::Lent lent(disk.assets, checker.subject());
  for (;;) {
    const std::set<std::string> needed = sheets.needed_files(disk.assets, cache);
    if (needed.empty()) break;
    if (auto error = load_named(needed, disk)) return *error;
  }
  std::vector<fs::path> written;
  for (std::size_t i = 0; i < sheets.count(); ++i) {
    const auto sheet = sheets.draw(i, disk.assets, cache);
    if (!sheet) return sheet.error();
    const auto bytes = render::encode(*sheet, {files.type, files.quality, {}});
    if (!bytes) return bytes.error();
    const fs::path path = sheet_path(files.path, i);
    if (is_picture_of(folder, checker.subject(), path)) {
      return Error{ErrorCode::unknown_value, path.string(), "this is a picture of the pack; it is not overwritten"};
    }
    if (const auto size = write_file(path, *bytes); !size) return size.error();
    written.push_back(path);
  }
  return written;
}

std::string count_of(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string summary(const check::Checker& checker) {
  const toolkit::Pack& pack = checker.pack();
  return pack.id + ": " + count_of(pack.frames.size(), "frame") + " and " + count_of(pack.themes.size(), "theme") +
         " are good, on " + count_of(checker.cards(), "card");
}

}  // namespace storycard::cli
