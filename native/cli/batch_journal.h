#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace storycard::cli {

// A file to which a line of JSON is added for each row that is finished, so that a run that was killed goes on where it was. It is
// held by one process at a time. A line that was cut short was never written.
//   Memory   eight bytes a row
//   Threads  any
class Journal {
 public:
  // Errors: of the folder; unknown_value where another process is at work; broken_file for a file of other making
  static Result<std::unique_ptr<Journal>> open(const std::filesystem::path& path);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // The last entry of a row (or a sheet), by its place among those of this shard.
  std::optional<Json> row(std::size_t ordinal) const;
  std::optional<Json> sheet(std::size_t index) const;
  // Names of cards in lines that others stand for by now, or in rows from `count` on: of which some may be there still.
  std::set<std::string> earlier_cards(std::size_t count) const;
  std::size_t sheets() const { return sheets_.size(); }

  // Errors: of a disk that is full
  std::optional<Error> add_row(std::size_t ordinal, Json entry);
  std::optional<Error> add_sheet(std::size_t index, Json entry);

 private:
  using Places = std::vector<std::uint64_t>;  // of lines in the file, counted from 1; 0: none
  explicit Journal(std::filesystem::path path, int file) : path_(std::move(path)), file_(file) {}

  std::optional<Error> read_lines();
  // Where the last whole line ends.
  Result<std::uint64_t> each_line(const std::function<void(std::uint64_t place, std::string_view line)>& take) const;
  std::optional<Error> add(Places& places, const char* key, std::size_t number, Json entry);
  std::optional<Json> entry_at(const Places& places, std::size_t number) const;

  std::filesystem::path path_;
  int file_;
  mutable std::mutex mutex_;
  Places rows_, sheets_;
  std::uint64_t end_ = 0;
};

}  // namespace storycard::cli
