#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storycard::composer {

enum class HashtagProblem { none, empty, signs, digits, long_one, twice };

struct Hashtag {
  std::string text;  // "#TenBikes", where there is no problem
  HashtagProblem problem = HashtagProblem::none;
};

// What networks take: letters, marks and digits of any script and "_", at least one of them no digit, behind one "#".
// Words with spaces between become one, each with a capital where its letter has one in ASCII.
Hashtag read_hashtag(std::string_view written, const std::vector<std::string>& others);

}  // namespace storycard::composer
