#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/json.h"
#include "base/units.h"
#include "story/story.h"

namespace storycard::share {

struct ScannedText;

// Terms that hurt or mislead in one language, each with what may be said instead: assets/wording/<language>.json,
// described in docs/wording.md.
class Wording {
 public:
  // Errors: those of JSON and of its members, where = a JSON Pointer
  static Result<Wording> read(std::string_view json);

  struct Match {
    ByteRange bytes;
    std::vector<std::string> suggestions;  // with a capital letter where the words found have one
    std::string why;
  };
  // In order, none within another; at most limits::advice. Silent on words in quotation marks, and on what people say
  // of themselves ("I was", "they called me").
  std::vector<Match> find(const ScannedText& text) const;

 private:
  struct Term {
    std::vector<std::string> words;  // folded
    std::vector<std::string> suggestions;
    std::string why;
  };
  std::optional<Error> add_terms(const Json& json, const std::string& pointer);
  bool is_own(const ScannedText& text, std::size_t match) const;
  // `end`: one past its last token
  const Term* longest_at(const ScannedText& text, std::size_t i, std::string_view first, std::size_t& end) const;

  std::map<std::string, std::vector<Term>, std::less<>> terms_;  // by their first word
  std::vector<std::vector<std::string>> own_;                    // how people begin to speak of themselves
  std::size_t count_ = 0;
};

// Those that are loaded.
class Wordings {
 public:
  // True for names that add() reads: "wording/fr.json".
  static bool takes(std::string_view file);
  // Errors: unknown_value for other names, and those of its reader
  std::optional<Error> add(std::string_view file, ByteView bytes);

  // Files that a story's languages have and that are not here.
  std::set<std::string> needed(const story::Story& story) const;
  // Null where there is none. A text that does not say its language is read as English.
  const Wording* of(std::string_view language) const;

 private:
  std::map<std::string, std::shared_ptr<const Wording>, std::less<>> languages_;
};

}  // namespace storycard::share
