#include "arguments.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace storycard::cli {

const char usage[] =
    "storycard makes share-ready cards from stories.\n"
    "\n"
    "  storycard render STORY.json [options] -o OUT.png|OUT.jpg|OUT.zip|OUT.storycard|DIR\n"
    "  storycard batch STORIES.csv|STORIES.jsonl [options] -o DIR\n"
    "                                            a card, or several, of every row; see storycard batch --help\n"
    "  storycard layout STORY.json [options]     the report as JSON, no picture\n"
    "  storycard frames [--pack DIR] [--json]    what the packs offer\n"
    "  storycard check DIR [options]             whether a pack of frames is good, in every format and theme\n"
    "  storycard photo FILE [--json]             what a photo's file tells besides its picture\n"
    "  storycard open CARD.storycard [options]   what a card file holds\n"
    "\n"
    "A card file (.storycard) stands wherever STORY.json may. It keeps the card to go on with: the story, and its photos without what\n"
    "covers hide.\n"
    "\n"
    "Options\n"
    "  --photo FILE     use this photo instead of the story's first\n"
    "  --frame ID       itac/quote, itac/half, itac/voice ...\n"
    "  --theme ID       leaf, fig, sky ...\n"
    "  --format ID      square, portrait, tall, story, wide, link; a comma list, or all\n"
    "  --scale N        times the format's pixels, 0.05 to 4\n"
    "  --quality N      of JPEG, 1 to 100 (90)\n"
    "  --report FILE    write the report there as JSON\n"
    "  --picture FILE   of layout: the card with its lines, runs, clusters and baselines drawn over it, as PNG\n"
    "  --sheet FILE     of check: all frames on one picture, PNG or .jpg; several get -2, -3 ... at their names' ends\n"
    "  --with-consent   put whose story it is, and who agreed, into a card file; not unless asked\n"
    "  --extract DIR    of open: write the card file's story and pictures there\n"
    "  --pack DIR       one more pack of frames; may be given several times\n"
    "  --assets DIR     where fonts and packs are (or STORYCARD_ASSETS)\n"
    "  --embed-alt      put the card's alt text into its file, for screen readers and archives\n"
    "  -o, --output     a file; a folder or OUT.zip for several formats\n"
    "\n"
    "Exit code: 0 done, 2 wrong usage, 3 bad input.\n"
    "\n"
    "Example: storycard render amina.json --format all -o cards/\n";

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

struct TextOption {
  std::string_view name;
  std::string Arguments::*value;
};

constexpr TextOption text_options[] = {
    {"--assets", &Arguments::assets}, {"--photo", &Arguments::photo},   {"--frame", &Arguments::frame},
    {"--theme", &Arguments::theme},   {"--format", &Arguments::format}, {"--report", &Arguments::report},
    {"--output", &Arguments::output}, {"-o", &Arguments::output},    {"--picture", &Arguments::picture},
    {"--sheet", &Arguments::sheet},   {"--extract", &Arguments::extract}, {"--name", &Arguments::name},
    {"--jobs", &Arguments::jobs},     {"--shard", &Arguments::shard},
};

// Takes an option that has a value; the sentence on what is wrong, or nothing.
std::optional<std::string> take_value(Arguments& arguments, std::string_view name, const std::string& value, bool& known) {
  known = true;
  for (const TextOption& option : text_options) {
    if (option.name != name) continue;
    if (value.empty()) return std::string(name) + " needs a value that is not empty.";
    arguments.*option.value = value;
    return std::nullopt;
  }
  if (name == "--pack") {
    arguments.packs.push_back(value);
  } else if (name == "--scale") {
    const auto number = decimal(value);
    if (!number || *number < 0.05f || *number > 4) return "--scale needs a number from 0.05 to 4, not \"" + value + "\".";
    arguments.scale = *number;
  } else if (name == "--quality") {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), arguments.quality);
    if (error != std::errc() || end != value.data() + value.size() || arguments.quality < 1 || arguments.quality > 100) {
      return "--quality needs a whole number from 1 to 100, not \"" + value + "\".";
    }
  } else {
    known = false;
  }
  return std::nullopt;
}

bool takes_value(std::string_view name) {
  for (const TextOption& option : text_options) {
    if (option.name == name) return true;
  }
  return name == "--pack" || name == "--scale" || name == "--quality";
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
    if (word == "--help" || word == "-h") {
      arguments.help = true;
    } else if (word == "--json") {
      arguments.json = true;
    } else if (word == "--embed-alt") {
      arguments.embed_alt = true;
    } else if (word == "--with-consent") {
      arguments.with_consent = true;
    } else if (word == "--resume") {
      arguments.resume = true;
    } else if (word.size() > 1 && word[0] == '-') {
      // Both "--format all" and "--format=all".
      const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
      const std::string name = word.substr(0, equals);
      if (!takes_value(name)) return fail("There is no option " + name + ".");
      if (equals == std::string::npos && i + 1 == count) return fail(name + " needs a value after it.");
      const std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
      bool known = false;
      if (const auto wrong = take_value(arguments, name, value, known)) return fail(*wrong);
    } else if (arguments.command.empty()) {
      arguments.command = std::move(word);
    } else {
      arguments.inputs.push_back(std::move(word));
    }
  }
  if (arguments.command.empty() && !arguments.help) return fail("Say what to do: render, batch, layout, frames, check, photo or open.");
  return parsed;
}

}  // namespace storycard::cli
