#pragma once

#include <span>
#include <string_view>

#include "unicode/scripts.h"

namespace storycard::text {

// The language whose faces a text should have: its own, unless what is written cannot be in it. Of a language without Han
// characters, kana tell Japanese and hangul Korean; of one without Arabic letters, the letters of Urdu and its
// neighbours tell Urdu, which has a hand of its own. `runs` are those of `text`. BCP 47.
std::string_view face_language(std::string_view text, std::string_view language, std::span<const unicode::ScriptRun> runs);

}  // namespace storycard::text
