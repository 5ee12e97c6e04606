#include "progress.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace storycard::cli {
namespace {

constexpr std::size_t bar_letters = 24;
constexpr auto between_drawings = std::chrono::milliseconds(100);
constexpr const char* clear_line = "\r\x1b[K";

}  // namespace

std::string with_commas(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::size_t>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " s";
  const std::size_t minutes = (whole + 30) / 60;
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string count_text(std::size_t count, const std::string& what) {
  return with_commas(count) + " " + what + (count == 1 ? "" : "s");
}

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  constexpr double unit = 1 << 20;
#else
  constexpr double unit = 1 << 10;
#endif
  return static_cast<double>(usage.ru_maxrss) / unit;
}

bool Progress::wanted() { return ::isatty(STDERR_FILENO) == 1; }

Progress::Progress(std::optional<std::size_t> rows) : rows_(rows), terminal_(wanted()) {}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }

void Progress::row_done(bool kept) {
  ++done_;
  if (!kept) ++made_;
  if (!terminal_ || Clock::now() - drawn_ < between_drawings) return;
  draw();
}

void Progress::draw() {
  drawn_ = Clock::now();
  std::string line = clear_line;
  if (rows_ && *rows_ > 0) {
    const std::size_t full = std::min(bar_letters, done_ * bar_letters / *rows_);
    line += "[";
    for (std::size_t i = 0; i < bar_letters; ++i) line += i < full ? "█" : "░";
    line += "] " + with_commas(done_) + " of " + count_text(*rows_, "row");
    if (made_ > 0 && done_ < *rows_) {
      line +=
          ", " + duration_text(seconds() / static_cast<double>(made_) * static_cast<double>(*rows_ - done_)) + " left";
    }
  } else {
    line += count_text(done_, "row");
  }
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

void Progress::say(const std::string& line) {
  std::fprintf(stderr, "%s%s\n", terminal_ ? clear_line : "", line.c_str());
  if (terminal_) draw();
}

void Progress::finish() {
  if (terminal_) std::fputs(clear_line, stderr);
  terminal_ = false;
}

}  // namespace storycard::cli
