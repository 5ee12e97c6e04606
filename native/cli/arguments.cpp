#include "arguments.h"

#include <charconv>
#include <string_view>

#include "commands.h"

namespace storycard::cli {

namespace {

// "1.5" without a locale; nothing where it is no plain decimal number.
std::optional<float> decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.size() + part.size() == 0 || whole.size() > 6 || part.size() > 6) return std::nullopt;
  double value = 0;
  double unit = 1;
  for (const char c : whole) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  for (const char c : part) {
    if (c < '0' || c > '9') return std::nullopt;
    unit /= 10;
    value += unit * (c - '0');
  }
  return static_cast<float>(value);
}

// Takes an option's value; the sentence on what is wrong, or nothing. `name` is how it was written.
std::optional<std::string> take_value(Arguments& arguments, const Option& option, const std::string& name,
                                      const std::string& value) {
  if (option.text != nullptr) {
    if (value.empty()) return name + " needs a value that is not empty.";
    arguments.*option.text = value;
  } else if (option.list != nullptr) {
    (arguments.*option.list).push_back(value);
  } else if (option.name == "--scale") {
    const auto number = decimal(value);
    if (!number || *number < 0.05f || *number > 4) return "--scale needs a number from 0.05 to 4, not \"" + value + "\".";
    arguments.scale = *number;
  } else if (option.name == "--quality") {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), arguments.quality);
    if (error != std::errc() || end != value.data() + value.size() || arguments.quality < 1 || arguments.quality > 100) {
      return "--quality needs a whole number from 1 to 100, not \"" + value + "\".";
    }
  }
  return std::nullopt;
}

std::string what_to_do() {
  std::string names;
  for (const Command& command : commands()) {
    if (!names.empty()) names += &command == &commands().back() ? " or " : ", ";
    names += command.name;
  }
  return "Say what to do: " + names + ".";
}

}  // namespace

ParsedArguments parse_arguments(int count, const char* const* words) {
  ParsedArguments parsed;
  Arguments& arguments = parsed.arguments;
  const auto fail = [&](std::string sentence) {
    parsed.wrong = std::move(sentence);
    return parsed;
  };
  for (int i = 1; i < count; ++i) {
    std::string word = words[i];
    if (word.size() < 2 || word[0] != '-') {
      if (arguments.command.empty()) {
        arguments.command = std::move(word);
      } else {
        arguments.inputs.push_back(std::move(word));
      }
      continue;
    }
    // Both "--format all" and "--format=all".
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const std::string name = word.substr(0, equals);
    const Option* option = find_option(name);
    if (option == nullptr)
      return fail("There is no option " + name + "." + option_near(name, find_command(arguments.command)));
    arguments.options.push_back(option->name);
    if (option->flag != nullptr) {
      if (equals != std::string::npos) return fail(name + " takes no value.");
      arguments.*option->flag = true;
      continue;
    }
    if (equals == std::string::npos && i + 1 == count) return fail(name + " needs a value after it.");
    const std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
    if (auto wrong = take_value(arguments, *option, name, value)) return fail(std::move(*wrong));
  }
  if (arguments.command.empty() && !arguments.help) return fail(what_to_do());
  return parsed;
}

}  // namespace storycard::cli
