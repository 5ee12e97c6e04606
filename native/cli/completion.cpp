// Completion of commands, options, and values that are few. Files and folders are left to the shells.
#include "help.h"

namespace storycard::cli {
namespace {

std::string names_of_commands() {
  std::string names;
  for (const Command& command : commands()) names += (names.empty() ? "" : " ") + std::string(command.name);
  return names;
}

// FILE, DIR, words, or nothing.
std::string offered(std::string_view offers) { return offers == "COMMAND" ? names_of_commands() : std::string(offers); }

// Its first clause is enough for a line in a menu.
std::string brief(std::string_view says) { return std::string(says.substr(0, says.find(';'))); }

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

std::string bash_reply(std::string_view offers) {
  if (offers == "FILE") return ":";  // bash has its own
  if (offers == "DIR") return "compopt -o filenames 2>/dev/null; _storycard_reply -d";
  if (offers.empty()) return "compopt +o default 2>/dev/null";
  return "_storycard_reply -W '" + offered(offers) + "'";
}

std::string for_bash() {
  std::string values, names, operands;
  for (const Option& option : options()) {
    if (option.value.empty()) continue;
    const std::string letter = option.letter.empty() ? "" : " | " + std::string(option.letter);
    values += "    " + std::string(option.name) + letter + ") " + bash_reply(option.offers) + "; return ;;\n";
  }
  for (const Command& command : commands()) {
    std::string taken;
    for (const Taken& option : options_of(command)) taken += (taken.empty() ? "" : " ") + std::string(option.name);
    names += "      " + std::string(command.name) + ") _storycard_reply -W '" + taken + "' ;;\n";
    operands += "    " + std::string(command.name) + ") " + bash_reply(command.offers) + " ;;\n";
  }
  return "# storycard's completion for bash, as `storycard completion bash` prints it.\n"
         "_storycard_reply() { mapfile -t COMPREPLY < <(compgen \"$@\" -- \"$word\"); }\n"
         "_storycard() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= at\n"
         "  # --format=square is three words.\n"
         "  [[ $word == '=' ]] && word=\n"
         "  [[ $before == '=' ]] && before=${COMP_WORDS[COMP_CWORD - 2]}\n"
         "  COMPREPLY=()\n"
         "  for ((at = 1; at < COMP_CWORD; at++)); do\n"
         "    case ${COMP_WORDS[at]} in\n"
         "      " +
         replaced(names_of_commands(), " ", " | ") +
         ") command=${COMP_WORDS[at]}; break ;;\n"
         "    esac\n"
         "  done\n"
         "  case $before in\n" +
         values +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    case $command in\n" +
         names +
         "      *) _storycard_reply -W '--help' ;;\n"
         "    esac\n"
         "    return\n"
         "  fi\n"
         "  case $command in\n" +
         operands + "    *) _storycard_reply -W '" + names_of_commands() +
         "' ;;\n"
         "  esac\n"
         "}\n"
         "complete -o default -F _storycard storycard\n";
}

std::string zsh_quoted(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

// ":FILE:_files"
std::string zsh_value(std::string_view value, std::string_view offers) {
  const std::string begin = ":" + std::string(value) + ":";
  if (offers == "FILE") return begin + "_files";
  if (offers == "DIR") return begin + "_files -/";
  return offers.empty() ? begin : begin + "(" + offered(offers) + ")";
}

std::string zsh_spec(const Taken& taken) {
  const Option& option = *find_option(taken.name);
  const std::string name(option.name), letter(option.letter);
  std::string rest = "[" + brief(taken.says.empty() ? option.says : taken.says) + "]";
  if (!option.value.empty()) rest += zsh_value(option.value, option.offers);
  const std::string ending = option.value.empty() ? "" : "=";
  if (letter.empty()) return zsh_quoted((option.list != nullptr ? "*" : "") + name + ending + rest);
  return "'(" + letter + " " + name + ")'{" + letter + "," + name + ending + "}" + zsh_quoted(rest);
}

std::string for_zsh() {
  std::string names, cases;
  for (const Command& command : commands()) {
    const std::string name(command.name);
    names += "        " + zsh_quoted(name + ":" + replaced(std::string(command.says), ":", "\\:")) + "\n";
    cases += "        " + name + ")\n          _arguments";
    for (const Taken& taken : options_of(command)) cases += " \\\n            " + zsh_spec(taken);
    if (!command.offers.empty()) cases += " \\\n            " + zsh_quoted("*" + zsh_value(" ", command.offers));
    cases += " ;;\n";
  }
  return "#compdef storycard\n"
         "# storycard's completion for zsh, as `storycard completion zsh` prints it.\n"
         "_storycard() {\n"
         "  local curcontext=$curcontext state line\n"
         "  typeset -A opt_args\n"
         "  _arguments -C '(-h --help)'{-h,--help}'[say this]' '1: :->command' '*:: :->rest' && return\n"
         "  case $state in\n"
         "    command)\n"
         "      local -a names=(\n" +
         names +
         "      )\n"
         "      _describe -t commands command names ;;\n"
         "    rest)\n"
         "      case $line[1] in\n" +
         cases +
         "      esac ;;\n"
         "  esac\n"
         "}\n"
         "if [[ $funcstack[1] == _storycard ]]; then _storycard \"$@\"; else compdef _storycard storycard; fi\n";
}

std::string fish_quoted(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fish_value(std::string_view offers) {
  if (offers == "FILE") return " -r -F";
  if (offers == "DIR") return " -x -a '(__fish_complete_directories)'";
  return offers.empty() ? " -x" : " -x -a '" + offered(offers) + "'";
}

std::string for_fish() {
  const std::string complete = "complete -c storycard";
  std::string text =
      "# storycard's completion for fish, as `storycard completion fish` prints it.\n" + complete + " -f\n";
  for (const Command& command : commands()) {
    const std::string name(command.name);
    text += complete + " -n __fish_use_subcommand -a " + name + " -d " + fish_quoted(std::string(command.says)) + "\n";
    const std::string here = complete + " -n '__fish_seen_subcommand_from " + name + "'";
    for (const Taken& taken : options_of(command)) {
      const Option& option = *find_option(taken.name);
      text += here + " -l " + std::string(option.name.substr(2));
      if (!option.letter.empty()) text += " -s " + std::string(option.letter.substr(1));
      if (!option.value.empty()) text += fish_value(option.offers);
      text += " -d " + fish_quoted(brief(taken.says.empty() ? option.says : taken.says)) + "\n";
    }
    if (command.offers == "FILE") text += here + " -F\n";
    if (command.offers == "DIR") text += here + " -a '(__fish_complete_directories)'\n";
    if (command.offers != "FILE" && command.offers != "DIR" && !command.offers.empty())
      text += here + " -a '" + offered(command.offers) + "'\n";
  }
  return text;
}

}  // namespace

std::optional<std::string> completion_for(std::string_view shell) {
  if (shell == "bash") return for_bash();
  if (shell == "zsh") return for_zsh();
  if (shell == "fish") return for_fish();
  return std::nullopt;
}

}  // namespace storycard::cli
