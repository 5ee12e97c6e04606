#pragma once

#include "arguments.h"
#include "base/result.h"
#include "batch_plan.h"

namespace storycard::cli {

struct BatchEnd {
  std::size_t rows_wrong = 0;
};

// Makes the cards of a table, several at a time, and says on stderr which rows are wrong.
//   Errors  of what concerns all rows: the table, the fonts, the folder, a full disk
Result<BatchEnd> run_batch(const BatchPlan& plan, const Arguments& arguments);

}  // namespace storycard::cli
