#include "batch.h"

#include <mutex>
#include <thread>

#include "batch_journal.h"
#include "batch_row.h"
#include "batch_rows.h"
#include "batch_sheet.h"
#include "batch_summary.h"
#include "progress.h"
#include "work_queue.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

std::string journal_name(const Shard& shard) { return "journal" + shard.ending() + ".jsonl"; }

bool is_journal(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with("journal") && name.ends_with(".jsonl");
}

// Nothing that is there is lost: cards of an earlier batch are gone on with only where that is asked for, and cards of
// another making not at all.
std::optional<Error> check_folder(const BatchPlan& plan) {
  std::error_code error;
  bool any_journal = false;
  for (const auto& entry : fs::directory_iterator(plan.folder, error))
    any_journal = any_journal || is_journal(entry.path());
  if (!plan.resume && fs::exists(plan.folder / journal_name(plan.shard), error)) {
    return Error{ErrorCode::unknown_value, plan.folder.string(),
                 "an earlier batch is in this folder; go on with it by --resume, which makes anew what changed, or "
                 "name another folder"};
  }
  if (!any_journal && fs::exists(plan.cards(), error) && !fs::is_empty(plan.cards(), error)) {
    return Error{ErrorCode::unknown_value, plan.cards().string(),
                 "there are files in this folder that no batch made; name another folder after -o"};
  }
  return std::nullopt;
}

std::optional<Error> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return std::nullopt;
  return Error{ErrorCode::missing_file, folder.string(), "this folder cannot be made: " + error.message()};
}

// Files are written here first. Whatever a run that was killed left in it goes.
fs::path scratch_folder(const BatchPlan& plan) { return plan.folder / (".part" + plan.shard.ending()); }

// A run of all threads over all rows.
class Batch {
 public:
  Batch(const BatchPlan& plan, Journal& journal, std::vector<DiskAssets> disks, std::optional<std::size_t> rows)
      : plan_(plan), journal_(journal), sheets_(plan, journal), progress_(rows), queue_(2 * plan.jobs) {
    for (std::size_t i = 0; i < disks.size(); ++i) {
      makers_.push_back(
          std::make_unique<RowMaker>(plan, std::move(disks[i]), journal, scratch_folder(plan) / std::to_string(i)));
    }
  }

  Result<BatchEnd> run(RowSource& rows) {
    std::vector<std::thread> threads;
    for (const auto& maker : makers_) threads.emplace_back([this, &maker] { work(*maker); });
    auto error = read(rows);
    for (std::thread& thread : threads) thread.join();
    if (!error) error = fatal_;
    if (!error && rows.rows_seen() == 0)
      error = Error{ErrorCode::empty_file, plan_.table.string(), "there are no rows in this table"};
    if (!error) error = finish();
    progress_.finish();
    if (error) return *error;
    return BatchEnd{counts_.wrong};
  }

 private:
  std::optional<Error> read(RowSource& rows) {
    for (;;) {
      auto row = rows.next();
      if (!row || !*row) {
        queue_.close(row ? Waiting::finish : Waiting::drop);
        return row ? std::nullopt : std::optional<Error>(row.error());
      }
      ++rows_;
      if (!queue_.add(std::move(**row))) return std::nullopt;
    }
  }

  void work(RowMaker& maker) {
    while (auto row = queue_.take()) {
      MadeRow made = maker.make(std::move(*row));
      const std::lock_guard lock(mutex_);
      auto error = made.fatal ? made.fatal : take(made, maker);
      if (!error) continue;
      if (!fatal_) fatal_ = std::move(error);
      queue_.close(Waiting::drop);
    }
  }

  // What a row came to, with the lock held.
  std::optional<Error> take(MadeRow& made, RowMaker& maker) {
    const auto earlier = made.kept ? journal_.row(made.ordinal) : std::nullopt;
    Json entry = to_json(made);
    entry.set("ordinal", static_cast<double>(made.ordinal));
    if (!earlier || !(*earlier == entry)) {
      if (auto error = journal_.add_row(made.ordinal, std::move(entry))) return error;
    }
    if (made.kept) ++counts_.kept;
    if (made.wrong) progress_.say(made.place() + ": " + sentence(*made.wrong));
    progress_.row_done(made.kept);
    return sheets_.add(made, maker.disk());
  }

  std::optional<Error> finish() {
    const auto sheets = sheets_.finish(makers_.front()->disk());
    if (!sheets) return sheets.error();
    if (auto error = write_summary(plan_, journal_, rows_, *sheets, progress_.seconds(), counts_)) return error;
    progress_.finish();
    const std::string summary = (plan_.folder / ("summary" + plan_.shard.ending() + ".json")).string();
    std::string line = count_text(counts_.cards, "card") + " of " + count_text(counts_.rows - counts_.wrong, "row") +
                       " in " + plan_.cards().string();
    if (counts_.kept > 0) line += ", " + count_text(counts_.kept, "row") + " of them from before";
    if (counts_.wrong > 0)
      line += "; " + count_text(counts_.wrong, "row") + (counts_.wrong == 1 ? " is" : " are") + " wrong";
    progress_.say(line + ". " + summary + " has all of it.");
    return std::nullopt;
  }

  using Waiting = WorkQueue<PlannedRow>::Waiting;

  const BatchPlan& plan_;
  Journal& journal_;
  ContactSheets sheets_;
  Progress progress_;
  WorkQueue<PlannedRow> queue_;
  std::vector<std::unique_ptr<RowMaker>> makers_;
  std::size_t rows_ = 0;  // of this shard; the reading thread's
  std::mutex mutex_;      // over all below, the sheets and the progress
  BatchCounts counts_;
  std::optional<Error> fatal_;
};

}  // namespace

Result<BatchEnd> run_batch(const BatchPlan& plan, const Arguments& arguments) {
  // The table's header is looked at before anything is made.
  auto rows = RowSource::open(plan);
  if (!rows) return rows.error();
  std::vector<DiskAssets> disks;
  for (std::size_t i = 0; i < plan.jobs; ++i) {
    auto disk = open_assets(arguments);
    if (!disk) return disk.error();
    if (auto error = load_label_fonts(*disk)) return *error;
    disks.push_back(std::move(*disk));
  }
  if (auto error = check_folder(plan)) return *error;
  if (auto error = make_folder(plan.cards())) return *error;
  const auto journal = Journal::open(plan.folder / journal_name(plan.shard));
  if (!journal) return journal.error();
  std::error_code ignored;
  fs::remove_all(scratch_folder(plan), ignored);
  if (auto error = make_folder(scratch_folder(plan))) return *error;
  Batch batch(plan, **journal, std::move(disks), Progress::wanted() ? count_rows(plan) : std::nullopt);
  auto end = batch.run(*rows);
  fs::remove_all(scratch_folder(plan), ignored);
  return end;
}

}  // namespace storycard::cli
