#include "check.h"

#include "pack_folder.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

std::optional<Error> run(check::Checker& checker, DiskAssets& disk, render::Cache& cache) {
  for (;;) {
    const auto step = checker.step(disk.assets, cache);
    if (!step) return step.error();
    if (*step == check::Checker::Step::done) return std::nullopt;
    if (*step == check::Checker::Step::more) continue;
    if (auto error = load_named(checker.needs(), disk)) return error;
  }
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

}  // namespace

Result<PackVerdict> check_folder(const Arguments& arguments, render::FileType sheet_type) {
  const fs::path folder = arguments.inputs.front();
  std::error_code no_error;
  if (!fs::is_directory(folder, no_error))
    return Error{ErrorCode::missing_file, folder.string(),
                 "this is no folder; name that of a pack, which holds pack.json"};
  auto disk = open_assets(arguments);
  if (!disk) return disk.error();
  check::Checker checker(files_of(folder), disk->assets.packs, {arguments.theme});
  render::Cache cache(render::decode_photo);
  if (const auto error = run(checker, *disk, cache)) return *error;
  std::size_t sheets = 0;
  if (!arguments.sheet.empty() && checker.readable()) {
    const SheetFiles files{arguments.sheet, sheet_type, arguments.quality, arguments.theme};
    const auto written = write_sheets(checker.pack(), files, folder, checker, *disk, cache);
    if (!written) return written.error();
    sheets = written->size();
  }
  PackVerdict verdict{checker.ok(), {}, {}};
  if (arguments.json) {
    verdict.out = as_json(checker);
    return verdict;
  }
  for (const check::Finding& finding : checker.findings()) verdict.err += check::sentence(finding) + "\n";
  if (verdict.ok)
    verdict.out = summary(checker) + (sheets > 0 ? "; " + count_of(sheets, "contact sheet") + " written" : "") + "\n";
  return verdict;
}

}  // namespace storycard::cli
