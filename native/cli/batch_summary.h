#pragma once

#include "batch_journal.h"
#include "batch_plan.h"

namespace storycard::cli {

struct BatchCounts {
  std::size_t rows = 0, wrong = 0, cards = 0, kept = 0;
};

// Takes away cards that earlier rows had and no row has now, then writes summary.json: what became of each row, in the table's
// order. The same bytes for the same cards, but for the line "run".
//   Memory  one row at a time
std::optional<Error> write_summary(const BatchPlan& plan, const Journal& journal, std::size_t rows,
                                   const std::vector<std::string>& sheets, double seconds, BatchCounts& counts);

}  // namespace storycard::cli
