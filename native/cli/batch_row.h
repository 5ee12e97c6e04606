#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batch_journal.h"
#include "batch_plan.h"
#include "batch_rows.h"

namespace storycard::cli {

struct MadeCard {
  std::string file;  // in the folder of cards
  std::string format;
  std::size_t bytes = 0;
  bool fits = true;
  std::string alt_text;
  std::vector<std::string> advice;  // codes
};

// What became of a row: its cards, or what is wrong with it.
struct MadeRow {
  std::size_t row = 0, line = 0, ordinal = 0;
  std::string input;  // a digest of all that its cards depend on
  std::vector<MadeCard> cards;
  std::optional<Error> wrong;
  bool kept = false;                      // its cards are there from an earlier run
  std::vector<image::Bitmap> thumbnails;  // of cards that were made now
  std::optional<Error> fatal;             // what no other row would get past either: a full disk

  std::string place() const;
};

Json to_json(const MadeRow& row);
std::optional<MadeRow> read_made_row(const Json& entry);

// Makes rows, one after the other, with fonts, packs and caches of its own: one for each thread.
class RowMaker {
 public:
  RowMaker(const BatchPlan& plan, DiskAssets disk, const Journal& journal, std::filesystem::path scratch);

  MadeRow make(PlannedRow planned);
  DiskAssets& disk() { return disk_; }

 private:
  std::string input_of(const PlannedRow& planned) const;
  bool is_there(const MadeRow& earlier) const;
  std::optional<Error> make_cards(PlannedRow& planned, MadeRow& made);
  std::optional<Error> would_overwrite(const PlannedRow& planned, const std::filesystem::path& card) const;

  const BatchPlan& plan_;
  DiskAssets disk_;
  std::uint64_t assets_digest_;
  const Journal& journal_;
  std::filesystem::path scratch_;  // the name of files that are being written
};

}  // namespace storycard::cli
