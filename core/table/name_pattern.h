#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace storycard::table {

// What a pattern may speak of besides the story's own keys.
struct NamedCard {
  std::size_t row = 0;
  std::string_view frame, theme, format;  // ids; theme may be empty
  const Json* story = nullptr;
};

// How output files are called: "{row}-{frame}-{format}", or with any key of the story in braces, as in "{language}-{photo.file}".
class NamePattern {
 public:
  // Errors: unknown_value with what is wrong; slashes are refused, for all cards lie in one folder
  static Result<NamePattern> read(std::string_view text);

  bool speaks_of(std::string_view key) const;
  // Two rows never have the same name: the row's number stands by itself at the start.
  bool tells_rows_apart() const;

  // A name that is safe in any file system and never leads out of a folder: at most 200 bytes, of letters, digits and - _ .
  // It may be empty, where all that the pattern speaks of is.
  std::string name(const NamedCard& card) const;

 private:
  struct Part {
    std::string text;  // words, or a key
    bool is_key = false;
  };
  std::vector<Part> parts_;
};

// The part of a text that may stand in a file's name; all else becomes one hyphen.
std::string safe_name(std::string_view text);

}  // namespace storycard::table
