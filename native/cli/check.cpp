#include "check.h"

#include <algorithm>

#include "assets.h"
#include "base/limits.h"
#include "check/checker.h"
#include "check/sheet.h"
#include "files.h"
#include "render/render.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

std::optional<Error> add_files(const std::vector<std::string>& names, DiskAssets& disk) {
  for (const std::string& name : names) {
    if (auto error = load_file(name, disk)) return error;
  }
  return std::nullopt;
}

std::optional<Error> run(check::Checker& checker, DiskAssets& disk, render::Cache& cache) {
  for (;;) {
    const auto step = checker.step(disk.assets, cache);
    if (!step) return step.error();
    if (*step == check::Checker::Step::done) return std::nullopt;
    if (*step == check::Checker::Step::more) continue;
    if (auto error = add_files(checker.needs(), disk)) return error;
  }
}

// "sheet.png", "sheet-2.png" ...
fs::path sheet_path(const std::string& output, std::size_t index) {
  if (index == 0) return output;
  fs::path path = output;
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

Result<std::size_t> write_sheets(const Arguments& arguments, render::FileType sheet_type, check::Checker& checker,
                                 DiskAssets& disk, render::Cache& cache) {
  const check::Sheets sheets(checker.pack(), arguments.theme);
  const check::Lent lent(disk.assets, checker.subject());
  for (;;) {
    const std::set<std::string> needed = sheets.needed_files(disk.assets, cache);
    if (needed.empty()) break;
    if (auto error = add_files({needed.begin(), needed.end()}, disk)) return *error;
  }
  for (std::size_t i = 0; i < sheets.count(); ++i) {
    const auto sheet = sheets.draw(i, disk.assets, cache);
    if (!sheet) return sheet.error();
    const auto bytes = render::encode(*sheet, {sheet_type, arguments.quality, {}});
    if (!bytes) return bytes.error();
    const fs::path path = sheet_path(arguments.sheet, i);
    if (is_picture_of(arguments.inputs.front(), checker.subject(), path)) {
      return Error{ErrorCode::unknown_value, path.string(), "this is a picture of the pack; it is not overwritten"};
    }
    if (const auto written = write_file(path, *bytes); !written) return written.error();
  }
  return sheets.count();
}

std::string as_json(const check::Checker& checker) {
  JsonArray findings;
  for (const check::Finding& finding : checker.findings()) findings.push_back(check::to_json(finding));
  return write_json(JsonObject{{"ok", checker.ok()},
                               {"readable", checker.readable()},
                               {"cards", static_cast<double>(checker.cards())},
                               {"findings", std::move(findings)}},
                    2) +
         "\n";
}

std::string count_of(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string summary(const check::Checker& checker, std::size_t sheets) {
  const toolkit::Pack& pack = checker.pack();
  return pack.id + ": " + count_of(pack.frames.size(), "frame") + " and " + count_of(pack.themes.size(), "theme") +
         " are good, on " + count_of(checker.cards(), "card") +
         (sheets > 0 ? "; " + count_of(sheets, "contact sheet") + " written" : "") + "\n";
}

}  // namespace

Result<PackVerdict> check_folder(const Arguments& arguments, render::FileType sheet_type) {
  const fs::path folder = arguments.inputs.front();
  std::error_code no_error;
  if (!fs::is_directory(folder, no_error))
    return Error{ErrorCode::missing_file, folder.string(),
                 "this is no folder; name that of a pack, which holds pack.json"};
  auto disk = open_assets(arguments);
  if (!disk) return disk.error();
  const auto read_file_of_pack = [&](const std::string& name) -> Result<std::string> {
    auto text = read_text(folder / name, limits::json_bytes);
    if (text) return text;
    return Error{text.error().code, name, text.error().detail};
  };
  check::Checker checker(read_file_of_pack, disk->assets.packs, {arguments.theme});
  render::Cache cache(render::decode_photo);
  if (const auto error = run(checker, *disk, cache)) return *error;
  std::size_t sheets = 0;
  if (!arguments.sheet.empty() && checker.readable()) {
    const auto written = write_sheets(arguments, sheet_type, checker, *disk, cache);
    if (!written) return written.error();
    sheets = *written;
  }
  PackVerdict verdict{checker.ok(), {}, {}};
  if (arguments.json) {
    verdict.out = as_json(checker);
    return verdict;
  }
  for (const check::Finding& finding : checker.findings()) verdict.err += check::sentence(finding) + "\n";
  if (verdict.ok) verdict.out = summary(checker, sheets);
  return verdict;
}

}  // namespace storycard::cli
