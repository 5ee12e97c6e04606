#include "help.h"

namespace storycard::cli {
namespace {

// No letter of it means something to roff, and none becomes another: a minus stays one.
std::string roff(std::string_view text) {
  std::string escaped = text.starts_with('.') ? "\\&" : "";
  for (const char c : text) {
    switch (c) {
      case '\\': escaped += "\\e"; break;
      case '-': escaped += "\\-"; break;
      case '\'': escaped += "\\(aq"; break;
      case '~': escaped += "\\(ti"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }

// "\fB\-o\fR, \fB\-\-output\fR \fIOUT\fR"
std::string label(const Option& option) {
  std::string text = option.letter.empty() ? "" : bold(option.letter) + ", ";
  text += bold(option.name);
  return option.value.empty() ? text : text + " \\fI" + roff(option.value) + "\\fR";
}

std::string entry(const std::string& head, std::string_view text) { return ".TP\n" + head + "\n" + roff(text) + "\n"; }
std::string paragraph(std::string_view text) { return ".PP\n" + roff(text) + "\n"; }

std::string section_of(const Command& command) {
  const std::string name = "storycard " + std::string(command.name);
  std::string text = ".SS " + roff(command.name) + "\n" + bold(name) + " " + roff(command.takes) + "\n";
  text += paragraph(name + " " + std::string(command.says) + ".");
  for (const std::string_view more : command.more) text += paragraph(more);
  for (const Taken& taken : options_of(command)) {
    const Option& option = *find_option(taken.name);
    text += entry(label(option), taken.says.empty() ? option.says : taken.says);
  }
  text += paragraph(exit_codes_of(command)) + ".PP\nExamples:\n.PP\n.RS 4\n.nf\n";
  for (const std::string_view example : command.examples) text += roff(example) + "\n";
  return text + ".fi\n.RE\n";
}

}  // namespace

std::string manual() {
  std::string text =
      ".TH STORYCARD 1 \"\" \"storycard\" \"User Commands\"\n"
      ".SH NAME\n"
      "storycard \\- makes share\\-ready cards from stories\n"
      ".SH SYNOPSIS\n" +
      bold("storycard") + " \\fICOMMAND\\fR [options]\n.SH COMMANDS\n";
  for (const Command& command : commands()) text += section_of(command);
  text += ".SH \"EXIT STATUS\"\n";
  text += entry("0", "done") + entry("2", "wrong usage; a sentence on stderr says what is right");
  text += entry("3", "bad input, or memory too little; a sentence on stderr says what, where and what to do");
  text += ".SH ENVIRONMENT\n";
  return text + entry("STORYCARD_ASSETS", "where fonts and packs are, unless --assets says it");
}

}  // namespace storycard::cli
