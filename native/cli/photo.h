#pragma once

#include <string>

#include "arguments.h"
#include "base/result.h"

namespace storycard::cli {

// What a photo's file tells: its kind, its upright size, and all it says besides its picture. A line each, or JSON.
Result<std::string> describe_photo(const std::string& file, bool json);

}  // namespace storycard::cli
