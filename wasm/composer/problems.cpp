#include "composer/problems.h"

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

}  // namespace

std::string problem_key(std::string_view reason) {
  for (const Problem& problem : problems) {
    if (problem.reason == reason) return problem.key;
  }
  return "photo.problem-broken";
}

}  // namespace storycard::composer
