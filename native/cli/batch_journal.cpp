#include "batch_journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace storycard::cli {
namespace {

constexpr const char* first_line = "{\"storycardBatch\":1}\n";
constexpr std::size_t most_places = 100'000'000;

Error broken(const std::filesystem::path& path, const char* what) {
  return {ErrorCode::broken_file, path.string(), what};
}

// Where an entry belongs: {"ordinal": 5, …} or {"sheet": 0, …}.
std::optional<std::size_t> number_of(const Json& entry, const char* key) {
  const Json* value = entry.find(key);
  const double* number = value ? value->as_number() : nullptr;
  if (number == nullptr || *number < 0 || *number >= static_cast<double>(most_places)) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

void keep(std::vector<std::uint64_t>& places, std::size_t number, std::uint64_t place) {
  if (places.size() <= number) places.resize(number + 1);
  places[number] = place + 1;
}

}  // namespace

Result<std::unique_ptr<Journal>> Journal::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0)
    return Error{ErrorCode::missing_file, path.string(), "this file cannot be written; is the folder there and yours"};
  std::unique_ptr<Journal> journal(new Journal(path, file));
  // Some network disks know no locks: there it is up to the caller.
  if (::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    return Error{ErrorCode::unknown_value, path.string(),
                 "another storycard is at work in this folder; wait for it, or name another folder"};
  }
  if (auto error = journal->read_lines()) return *error;
  return journal;
}

Journal::~Journal() { ::close(file_); }

Result<std::uint64_t> Journal::each_line(const std::function<void(std::uint64_t, std::string_view)>& take) const {
  std::string text;
  char block[1 << 16];
  std::uint64_t read_to = 0, place = 0;
  for (;;) {
    const auto count = ::pread(file_, block, sizeof block, static_cast<off_t>(read_to));
    if (count < 0) return broken(path_, "reading this file failed");
    if (count == 0) return place;
    read_to += static_cast<std::uint64_t>(count);
    text.append(block, static_cast<std::size_t>(count));
    std::size_t begin = 0;
    for (std::size_t stop = text.find('\n'); stop != std::string::npos; stop = text.find('\n', begin)) {
      take(place, std::string_view(text).substr(begin, stop + 1 - begin));
      place += stop + 1 - begin;
      begin = stop + 1;
    }
    text.erase(0, begin);
  }
}

std::optional<Error> Journal::read_lines() {
  bool ours = true;
  const auto end = each_line([&](std::uint64_t place, std::string_view line) {
    if (place == 0) ours = line == first_line;
    if (place == 0 || !ours) return;
    // A line that makes no sense, as after a power cut, is a row that was not finished.
    const auto entry = read_json(line);
    if (!entry) return;
    if (const auto row = number_of(*entry, "ordinal")) keep(rows_, *row, place);
    if (const auto sheet = number_of(*entry, "sheet")) keep(sheets_, *sheet, place);
  });
  if (!end) return end.error();
  if (!ours) return broken(path_, "this is no journal of this version of storycard; name another folder");
  end_ = *end;
  if (::ftruncate(file_, static_cast<off_t>(end_)) != 0) return broken(path_, "this file cannot be written");
  if (end_ > 0) return std::nullopt;
  const std::string line = first_line;
  if (::pwrite(file_, line.data(), line.size(), 0) != static_cast<ssize_t>(line.size()))
    return broken(path_, "writing this file failed; is the disk full");
  end_ = line.size();
  return std::nullopt;
}

std::set<std::string> Journal::earlier_cards(std::size_t count) const {
  std::set<std::string> names;
  (void)each_line([&](std::uint64_t place, std::string_view line) {
    const auto entry = read_json(line);
    const auto row = entry ? number_of(*entry, "ordinal") : std::nullopt;
    const Json* cards = entry ? entry->find("cards") : nullptr;
    if (!row || !cards || !cards->as_array()) return;
    if (*row < count && rows_[*row] == place + 1) return;
    for (const Json& card : *cards->as_array()) {
      const Json* file = card.find("file");
      if (file && file->as_string()) names.insert(*file->as_string());
    }
  });
  return names;
}

std::optional<Error> Journal::add(Places& places, const char* key, std::size_t number, Json entry) {
  entry.set(key, static_cast<double>(number));
  const std::string line = write_json(entry) + "\n";
  const std::lock_guard lock(mutex_);
  if (::pwrite(file_, line.data(), line.size(), static_cast<off_t>(end_)) != static_cast<ssize_t>(line.size())) {
    return broken(path_, "writing this file failed; is the disk full");
  }
  keep(places, number, end_);
  end_ += line.size();
  return std::nullopt;
}

std::optional<Error> Journal::add_row(std::size_t ordinal, Json entry) {
  return add(rows_, "ordinal", ordinal, std::move(entry));
}
std::optional<Error> Journal::add_sheet(std::size_t index, Json entry) {
  return add(sheets_, "sheet", index, std::move(entry));
}

std::optional<Json> Journal::entry_at(const Places& places, std::size_t number) const {
  std::uint64_t place = 0;
  {
    const std::lock_guard lock(mutex_);
    if (number >= places.size() || places[number] == 0) return std::nullopt;
    place = places[number] - 1;
  }
  std::string text;
  char block[1 << 12];
  while (text.find('\n') == std::string::npos) {
    const auto count = ::pread(file_, block, sizeof block, static_cast<off_t>(place + text.size()));
    if (count <= 0) return std::nullopt;
    text.append(block, static_cast<std::size_t>(count));
  }
  auto entry = read_json(std::string_view(text).substr(0, text.find('\n')));
  if (!entry) return std::nullopt;
  return std::move(*entry);
}

std::optional<Json> Journal::row(std::size_t ordinal) const { return entry_at(rows_, ordinal); }
std::optional<Json> Journal::sheet(std::size_t index) const { return entry_at(sheets_, index); }

}  // namespace storycard::cli
