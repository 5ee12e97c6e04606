#pragma once

#include <string_view>

namespace storycard::check {

// True for an id of the SPDX list that packs are known to use, "LicenseRef-…" of their own, and these joined by
// " AND " and " OR ". docs/check.md lists them.
bool is_licence(std::string_view text);

}  // namespace storycard::check
