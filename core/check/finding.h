#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/json.h"
#include "toolkit/pack.h"

namespace storycard::check {

enum class Severity { error, warning };

// One thing that is wrong with a pack, and what to do about it.
struct Finding {
  std::string file;     // of the pack's folder: "frames/quote.json"
  std::string pointer;  // JSON Pointer; empty: the whole file
  std::string code;     // a stable name: "contrast", "too-long"; of what cannot be read, that of its ErrorCode
  Severity severity = Severity::error;
  std::string message;  // whole plain English sentences
};

// "frames/quote.json /layers/2: ..."
std::string sentence(const Finding& finding);
Json to_json(const Finding& finding);

// A finding from a reader's error, whose `where` is "frames/quote.json /layers/2/box"; or, of a file that is no JSON,
// "frames/quote.json byte 17", which is told as the line and the column where an editor shows it.
Finding finding_of(const Error& error, const toolkit::ReadFile& read_file);

// A card that was drawn to find something: in words, and how bad it was there.
struct Sighting {
  std::string card;   // "square, theme leaf, 280 letters of English"
  float badness = 0;  // the worst is the one that is told
};

// What was found so far. Of one code at one place there is one finding, however many cards show it.
class Findings {
 public:
  void add(Finding finding);
  void add(Finding finding, Sighting sighting);

  bool empty() const { return entries_.empty(); }
  // By file and place in the order in which they were met first; cards that showed it are told in the message.
  std::vector<Finding> all() const;

 private:
  struct Entry {
    Finding finding;
    Sighting worst;
    std::string last_card;  // one card may show it at several places
    std::size_t cards = 0;
  };
  // Null past limits::findings.
  Entry* entry(Finding&& finding);

  std::vector<Entry> entries_;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known_;
};

}  // namespace storycard::check
