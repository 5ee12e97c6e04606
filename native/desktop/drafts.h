#pragma once

#include <filesystem>
#include <optional>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/json.h"
#include "base/result.h"

namespace storycard::desktop {

// The drafts of this person on this computer: a folder each, with draft.json and its pictures' working copies, in which what
// covers hide is gone. Every file gets its name when it is whole; draft.json comes last, so that it never names one that is not there.
class Drafts {
 public:
  explicit Drafts(std::filesystem::path folder) : folder_(std::move(folder)) {}

  struct Kept {
    std::string id, words;
    double saved_ms = 0;
    std::size_t photos = 0;
  };
  // The newest first. What cannot be read is left out.
  std::vector<Kept> list() const;

  // A picture as it is kept: its file's name in the draft's folder, and its bytes.
  using Pictures = std::map<std::string, Bytes>;
  // `draft`: {"format":1,"saved":…,"words":…,"story":…,"name":…,"photos":[{"file","covers"}|null],"logos":[…]}
  std::optional<Error> save(const std::string& id, const Json& draft, const Pictures& pictures) const;
  Result<Json> read(const std::string& id) const;
  Result<Bytes> read_picture(const std::string& id, const std::string& name) const;
  // False where something of it stays.
  bool remove(const std::string& id) const;
  bool remove_all() const;

  // For `saved` of the next one, by a clock that gives `clock_ms`: later than all that are kept, also where the clock was set back.
  double next_saved_ms(double clock_ms) const;

  static std::string fresh_id();

 private:
  std::filesystem::path folder_;
};

// $XDG_DATA_HOME/storycard, else ~/.local/share/storycard; empty where there is no home.
std::filesystem::path data_folder();

}  // namespace storycard::desktop
