#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace storycard::cli {

// How far a batch is, on a terminal alone: "[████░░░░] 412 of 1,000 rows, 3 min left". Elsewhere only messages are written.
class Progress {
 public:
  explicit Progress(std::optional<std::size_t> rows);
  static bool wanted();  // stderr is a terminal

  // A row is done. Kept ones took no time, so they say nothing about what is left.
  void row_done(bool kept);
  // A line on stderr, above the bar.
  void say(const std::string& line);
  void finish();

  double seconds() const;

 private:
  void draw();

  using Clock = std::chrono::steady_clock;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point drawn_ = begun_ - std::chrono::hours(1);
  std::optional<std::size_t> rows_;
  std::size_t done_ = 0, made_ = 0;
  bool terminal_;
};

// The most memory that this process had so far, in MB.
double peak_megabytes();

std::string with_commas(std::size_t number);
// "40 s", "3 min", "2 h 5 min"
std::string duration_text(double seconds);
// "1 row", "1,000 rows"
std::string count_text(std::size_t count, const std::string& what);

}  // namespace storycard::cli
