#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "arguments.h"
#include "drawing.h"
#include "table/name_pattern.h"

namespace storycard::cli {

// One of several machines: every count-th row, from the index-th on.
struct Shard {
  std::size_t index = 1, count = 1;
  bool has(std::size_t row) const { return (row - 1) % count == index - 1; }
  std::string ending() const;  // of its own files: "", "-2-of-4"
};

// What `storycard batch` was asked for, looked up and found possible.
struct BatchPlan {
  std::filesystem::path table;
  bool json_lines = false;
  std::filesystem::path folder;
  std::vector<std::string> formats;  // an empty one: the story's own
  table::NamePattern names;
  CardFileOptions file;
  std::string frame, theme;  // instead of the story's; may be empty
  float scale = 1;
  std::size_t jobs = 1;
  Shard shard;
  bool resume = false;

  std::filesystem::path cards() const { return folder / "cards"; }
};

// Either the plan or one sentence on what is wrong with the command.
struct PlannedBatch {
  BatchPlan plan;
  std::optional<std::string> wrong;
};
PlannedBatch plan_batch(const Arguments& arguments);

}  // namespace storycard::cli
