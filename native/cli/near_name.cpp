#include "near_name.h"

#include <algorithm>

#include "base/letters_apart.h"

namespace storycard::cli {
namespace {

std::string_view letters(std::string_view name) {
  return name.substr(std::min(name.find_first_not_of('-'), name.size()));
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names) {
  const std::string_view said = letters(word);
  std::string_view nearest;
  std::size_t least = said.size() / 3 + 1;
  for (const std::string_view name : names) {
    const std::string_view meant = letters(name);
    if (said.size() > 1 && meant.starts_with(said)) return " Did you mean " + std::string(name) + "?";
    if (std::max(said.size(), meant.size()) - std::min(said.size(), meant.size()) >= least) continue;
    const std::size_t far = letters_apart(said, meant);
    if (far >= least) continue;
    least = far;
    nearest = name;
  }
  return nearest.empty() ? "" : " Did you mean " + std::string(nearest) + "?";
}

}  // namespace storycard::cli
