#include "help.h"

#include <algorithm>

namespace storycard::cli {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t command_column = 14, option_column = 21;

// In lines of at most `width` letters; all but the first begin with `indent` blanks.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string lines;
  std::size_t used = indent;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (lines.empty()) {
      used += word.size();
    } else if (used + 1 + word.size() <= width) {
      lines += ' ';
      used += 1 + word.size();
    } else {
      lines += "\n" + std::string(indent, ' ');
      used = indent + word.size();
    }
    lines += word;
  }
  return lines + "\n";
}

// "  --json             print JSON"
std::string entry(const std::string& label, std::size_t column, std::string_view text) {
  std::string line = "  " + label;
  line.resize(std::max(line.size() + 1, column), ' ');
  return line + wrapped(text, column);
}

std::string examples(const std::vector<std::string_view>& lines) {
  std::string text = "\nExamples\n";
  for (const std::string_view line : lines) text += "  " + std::string(line) + "\n";
  return text;
}

}  // namespace

std::string label_of(const Option& option) {
  std::string label(option.letter);
  if (!label.empty()) label += ", ";
  label += option.name;
  return option.value.empty() ? label : label + " " + std::string(option.value);
}

std::string exit_codes_of(const Command& command) {
  const std::string wrong = command.wrong.empty() ? "" : ", 3 " + std::string(command.wrong);
  return "Exit code: 0 done, 2 wrong usage" + wrong + ".";
}

std::string help() {
  std::string text =
      "storycard makes share-ready cards from stories.\n"
      "\n"
      "Usage: storycard COMMAND [options]\n"
      "\n"
      "Commands\n";
  std::vector<std::string_view> first_examples;
  for (const Command& command : commands()) {
    text += entry(std::string(command.name), command_column, command.says);
    first_examples.push_back(command.examples.front());
  }
  text +=
      "\n"
      "storycard COMMAND --help says what a command takes.\n"
      "\n"
      "Exit code: 0 done, 2 wrong usage, 3 bad input.\n";
  return text + examples(first_examples);
}

std::string help_of(const Command& command) {
  const std::string name = "storycard " + std::string(command.name) + " ";
  std::string text = wrapped(name + std::string(command.says) + ".", 0);
  text += "\nUsage: " + name + std::string(command.takes) + "\n";
  for (const std::string_view paragraph : command.more) text += "\n" + wrapped(paragraph, 0);
  text += "\nOptions\n";
  for (const Taken& taken : options_of(command)) {
    const Option& option = *find_option(taken.name);
    text += entry(label_of(option), option_column, taken.says.empty() ? option.says : taken.says);
  }
  return text + "\n" + wrapped(exit_codes_of(command), 0) + examples(command.examples);
}

}  // namespace storycard::cli
