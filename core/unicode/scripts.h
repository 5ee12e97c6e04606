#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/units.h"

namespace storycard::unicode {

// A stretch of one script (UAX 24). `script` is an ISO 15924 code; "Zyyy" when nothing in the text says which.
struct ScriptRun {
  ByteRange bytes;
  std::string script;
};

// Covers the text. Marks and common characters join a neighbour that their script extensions allow, before that after;
// a closing bracket takes the script of its opening one.
std::vector<ScriptRun> script_runs(std::string_view text);

// True for code points of a script of their own; false for those that many share, as digits, punctuation and marks.
bool has_own_script(char32_t code_point);

}  // namespace storycard::unicode
