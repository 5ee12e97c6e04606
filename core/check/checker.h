#pragma once

#include <optional>

#include "check/documents.h"
#include "check/finding.h"
#include "check/sample_photos.h"
#include "check/subject.h"

// Whether a pack keeps what frames promise: read, looked through, and drawn with sample stories in every format.
namespace storycard::check {

struct Options {
  // An id; "own": each frame's first; empty: all that each frame wears. A frame that does not wear it keeps its first.
  std::string theme;
};

// Checks one pack, a frame at a time, so that a page can breathe in between. Files and fonts are its caller's.
class Checker {
 public:
  //   `read_file`  the pack's folder; asked only here
  //   `others`     packs that it may extend
  Checker(const toolkit::ReadFile& read_file, std::vector<toolkit::Pack> others, Options options);

  enum class Step { done, more, needs_files };
  // Goes on with the next frame. needs_files: add needs() to `assets.library` and call it again.
  //   `assets`  its packs are put aside for the time of the call (see Lent)
  //   Errors    what drawing gives for fonts that are broken, never for what is wrong with the pack
  Result<Step> step(render::Assets& assets, render::Cache& cache);

  const std::vector<std::string>& needs() const { return needs_; }
  std::vector<Finding> findings() const { return findings_.all(); }
  // None is an error; warnings may be among them.
  bool ok() const;

  // The pack, as far as it could be read.
  const toolkit::Pack& pack() const { return subject_.packs.front(); }
  Subject& subject() { return subject_; }
  bool readable() const { return readable_; }
  std::size_t cards() const { return cards_; }  // drawn so far

 private:
  std::optional<Error> check_next_frame(const render::Assets& assets, render::Cache& cache);

  Documents documents_;
  Subject subject_;
  Options options_;
  Findings findings_;
  SamplePhotos photos_;
  bool readable_ = false;
  std::size_t next_frame_ = 0, cards_ = 0;
  std::vector<std::string> needs_;
};

// The themes in which a frame is looked at; null stands for none.
std::vector<const toolkit::Theme*> themes_of(const toolkit::Pack& pack, const toolkit::Frame& frame,
                                             const std::string& wanted);

}  // namespace storycard::check
