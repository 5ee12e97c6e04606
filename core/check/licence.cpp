#include "check/licence.h"

#include <algorithm>

namespace storycard::check {
namespace {

constexpr std::string_view known[] = {
    "0BSD",
    "AGPL-3.0-only",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "Artistic-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-3.0",
    "CC-BY-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-SA-3.0",
    "CC-BY-SA-4.0",
    "CC0-1.0",
    "EUPL-1.2",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-2.1-only",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unlicense",
    "Zlib",
};

bool is_id(std::string_view id) {
  constexpr std::string_view own = "LicenseRef-";
  if (!id.starts_with(own)) return std::find(std::begin(known), std::end(known), id) != std::end(known);
  id.remove_prefix(own.size());
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

}  // namespace

bool is_licence(std::string_view text) {
  for (;;) {
    const std::size_t joint = std::min(text.find(" AND "), text.find(" OR "));
    if (!is_id(text.substr(0, joint))) return false;
    if (joint == std::string_view::npos) return true;
    text.remove_prefix(text.find(' ', joint + 1) + 1);
  }
}

}  // namespace storycard::check
