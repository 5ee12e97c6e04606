#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storycard::cli {

// The words after "storycard", taken apart but not yet looked up.
struct Arguments {
  std::string command;
  std::vector<std::string> inputs;  // what is no option
  std::vector<std::string_view> options;  // that were given, by their names in commands.h
  std::vector<std::string> packs;
  std::string assets, photo, frame, theme, format, report, picture, sheet, extract, output, name, jobs, shard;
  float scale = 1;
  int quality = 90;
  bool json = false;
  bool embed_alt = false;
  bool with_consent = false;
  bool resume = false;
  bool man = false;
  bool help = false;
};

// Either the arguments or one sentence on what is wrong with them.
struct ParsedArguments {
  Arguments arguments;
  std::optional<std::string> wrong;
};
ParsedArguments parse_arguments(int count, const char* const* words);

}  // namespace storycard::cli
