#pragma once

#include <string_view>

namespace storycard::unicode {

// The ISO 15924 code ("Latn") of an ICU script number (UScriptCode); "Zzzz" of a number that ICU has not.
std::string_view script_name(int script);

}  // namespace storycard::unicode
