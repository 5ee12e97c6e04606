#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "arguments.h"

namespace storycard::cli {

// Every command and option there is. The parser, --help, the manual page and the shells' completions are made of these
// alone, so that they cannot differ.
//   Texts  ASCII; those of options without colons and brackets, which mean something to zsh

struct Option {
  std::string_view name;    // "--output"
  std::string_view letter;  // "-o", or nothing
  std::string_view value;   // as help calls it, "FILE"; nothing: it takes none
  std::string_view offers;  // for shells to complete: FILE, DIR, words, or nothing
  std::string_view says;    // what comes after ";" is not for completions
  // Where it goes; values of other options are read by the parser.
  bool Arguments::*flag = nullptr;
  std::string Arguments::*text = nullptr;
  std::vector<std::string> Arguments::*list = nullptr;
};

// An option of a command.
struct Taken {
  std::string_view name;
  std::string_view says = {};  // instead of what it says elsewhere
};

struct Command {
  std::string_view name;
  std::string_view takes;              // after its name: "STORY.json [options] -o OUT"
  std::string_view offers;             // as of options
  std::string_view says;               // "storycard render" and this are a sentence
  std::vector<std::string_view> more;  // paragraphs
  std::vector<Taken> options;          // but --help, which all have
  std::string_view wrong;              // what exit code 3 means; nothing: there is none
  std::vector<std::string_view> examples;
};

const std::vector<Option>& options();
const std::vector<Command>& commands();

// By name or letter; null where there is none.
const Option* find_option(std::string_view name);
const Command* find_command(std::string_view name);

// --help among them.
std::vector<Taken> options_of(const Command& command);
bool takes(const Command& command, std::string_view option);

// As did_you_mean. Of options: the command's, or all.
std::string command_near(std::string_view word);
std::string option_near(std::string_view word, const Command* command);

}  // namespace storycard::cli
