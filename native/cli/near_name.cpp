#include "near_name.h"

#include <algorithm>

namespace storycard::cli {
namespace {

// How many letters are to be added, dropped, changed or swapped with the next to make one word of the other.
std::size_t letters_apart(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> far(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        far[i][j] = i + j;
        continue;
      }
      const std::size_t changed = far[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      far[i][j] = std::min({far[i - 1][j] + 1, far[i][j - 1] + 1, changed});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) far[i][j] = std::min(far[i][j], far[i - 2][j - 2] + 1);
    }
  }
  return far[a.size()][b.size()];
}

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
