#include "composer/problems.h"

#include <cstddef>

namespace storycard::composer {
namespace {

struct Problem {
  std::string_view reason;
  const char* key;
};

constexpr Problem problems[] = {
    {"too-many-bytes", "photo.problem-large"},  {"too-large", "photo.problem-pixels"},
    {"unknown-format", "photo.problem-kind"},   {"browser-cannot", "photo.problem-browser"},
    {"canvas-noise", "photo.problem-noise"},    {"out-of-memory", "photo.problem-memory"},
    {"too-slow", "photo.problem-slow"},         {"gone", "photo.problem-gone"},
    {"unreachable", "photo.problem-unreachable"}, {"internal", "photo.problem-stopped"},
    {"nothing-copied", "photo.problem-clipboard"},
};

constexpr Problem logo_problems[] = {
    {"too-many-bytes", "logo.problem-large"},  {"too-large", "logo.problem-large"},
    {"out-of-memory", "logo.problem-large"},   {"too-slow", "logo.problem-large"},
    {"unknown-format", "logo.problem-kind"},   {"browser-cannot", "logo.problem-kind"},
    {"canvas-noise", "logo.problem-kind"},     {"gone", "photo.problem-gone"},
    {"unreachable", "logo.problem-unreachable"}, {"full", "logo.problem-full"},
};

template <std::size_t count>
std::string key_in(const Problem (&list)[count], std::string_view reason, const char* otherwise) {
  for (const Problem& problem : list) {
    if (problem.reason == reason) return problem.key;
  }
  return otherwise;
}

}  // namespace

std::string problem_key(std::string_view reason) { return key_in(problems, reason, "photo.problem-broken"); }

std::string logo_problem_key(std::string_view reason) { return key_in(logo_problems, reason, "logo.problem-broken"); }

}  // namespace storycard::composer
