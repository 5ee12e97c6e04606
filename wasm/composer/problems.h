#pragma once

#include <string>
#include <string_view>

// Why a photo did not open or could not be decoded, in the person's words.
namespace storycard::composer {

// The key of the sentence for a reason: a name of ErrorCode, or one of the page's own (wasm/PROTOCOL.md).
std::string problem_key(std::string_view reason);
// The same for a logo.
std::string logo_problem_key(std::string_view reason);

}  // namespace storycard::composer
