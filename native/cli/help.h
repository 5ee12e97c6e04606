#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "commands.h"

namespace storycard::cli {

// What people are told of commands and options. All of it is made of commands.h.

// storycard --help
std::string help();
// storycard render --help; examples are its last lines, and tests run them.
std::string help_of(const Command& command);
// "-o, --output OUT"
std::string label_of(const Option& option);
// "Exit code: 0 done, 2 wrong usage, 3 the pack is not good."
std::string exit_codes_of(const Command& command);
// storycard help --man: roff, by the macros of man(7).
std::string manual();
// For bash, zsh or fish; nothing for another shell.
std::optional<std::string> completion_for(std::string_view shell);

}  // namespace storycard::cli
