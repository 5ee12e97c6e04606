#include "commands.h"

#include <algorithm>

#include "near_name.h"

namespace storycard::cli {

// Tables, which are read by their lines.
// clang-format off
const std::vector<Option>& options() {
  static const std::vector<Option> all = {
      {"--photo", "", "FILE", "FILE", "use this photo instead of the story's first", {}, &Arguments::photo},
      {"--frame", "", "ID", "", "itac/quote, itac/half ...; storycard frames lists them", {}, &Arguments::frame},
      {"--theme", "", "ID", "", "leaf, fig, sky ...; storycard frames --json lists them", {}, &Arguments::theme},
      {"--format", "", "ID", "square portrait tall story wide link all",
       "square, portrait, tall, story, wide, link, a comma list, or all", {}, &Arguments::format},
      {"--scale", "", "N", "", "times the format's pixels, 0.05 to 4"},
      {"--quality", "", "N", "", "of JPEG, 1 to 100 (90)"},
      {"--report", "", "FILE", "FILE", "write the report there as JSON", {}, &Arguments::report},
      {"--picture", "", "FILE", "FILE",
       "draw the card with its lines, runs, clusters and baselines over it, as PNG", {}, &Arguments::picture},
      {"--sheet", "", "FILE", "FILE",
       "draw all frames on one picture, .png or .jpg; several get -2, -3 ... at their names' ends", {},
       &Arguments::sheet},
      {"--extract", "", "DIR", "DIR", "write the card file's story and pictures there", {}, &Arguments::extract},
      {"--with-consent", "", "", "",
       "put whose story it is, and who agreed, into a card file; not unless asked", &Arguments::with_consent},
      {"--embed-alt", "", "", "",
       "put the card's alt text into its file, for screen readers and archives", &Arguments::embed_alt},
      {"--jobs", "", "N", "", "so many cards at a time; without it one for each processor", {}, &Arguments::jobs},
      {"--resume", "", "", "",
       "go on with the batch in DIR; makes only what is missing, and what changed since", &Arguments::resume},
      {"--name", "", "PATTERN", "",
       "how files are called ({row}-{frame}-{format}); also {theme} and any key of the story, as {language}; "
       "with .jpg at its end the cards are JPEGs", {}, &Arguments::name},
      {"--shard", "", "I/N", "", "only every N-th row, from the I-th on; one of N machines", {}, &Arguments::shard},
      {"--json", "", "", "", "print JSON", &Arguments::json},
      {"--man", "", "", "", "print the manual page, for man(1)", &Arguments::man},
      {"--pack", "", "DIR", "DIR", "one more pack of frames; may be given several times", {}, {}, &Arguments::packs},
      {"--assets", "", "DIR", "DIR", "where fonts and packs are; or STORYCARD_ASSETS", {}, &Arguments::assets},
      {"--output", "-o", "OUT", "FILE", "a file; a folder or OUT.zip for several formats", {}, &Arguments::output},
      {"--help", "-h", "", "", "say this", &Arguments::help},
  };
  return all;
}

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      {"render", "STORY.json [options] -o OUT", "FILE", "draws the card of a story, in one format or several",
       {"OUT ends in .png, .jpg, .zip or .storycard, or is a folder. A story that is called - is read from standard "
        "input.",
        "A card file (.storycard) keeps the card to go on with: the story, and its photos without what covers hide. "
        "It stands wherever STORY.json may."},
       {{"--photo"}, {"--frame"}, {"--theme"}, {"--format"}, {"--scale"}, {"--quality"}, {"--report"},
        {"--with-consent"}, {"--embed-alt"}, {"--pack"}, {"--assets"}, {"--output"}},
       "the story, or a file it names, is wrong, or memory too little",
       {"storycard render story.json -o card.png",
        "storycard render story.json --format all -o cards/",
        "storycard render story.json --photo photo.jpg --frame itac/half --theme fig --format story -o card.jpg",
        "storycard render story.json -o card.storycard",
        "storycard render card.storycard --format square,link --report report.json -o cards.zip"}},
      {"batch", "STORIES.csv|STORIES.tsv|STORIES.jsonl [options] -o DIR", "FILE",
       "makes the cards of a table: each row is a story",
       {"Columns are called as the keys of a story: story, name, role, place, photo.file, photo.description, "
        "hashtags ... A blank cell is a key that is not there. Photos are those of the rows, found from the table's "
        "own folder. Commas, semicolons and tabs are all well; the file is UTF-8.",
        "Cards go to DIR/cards; DIR/summary.json says what became of every row, and DIR/contact-sheet.png shows all "
        "cards. A row that is wrong is told on stderr with its line, and the others are made all the same."},
       {{"--format", "square, portrait, tall, story, wide, link, a comma list, or all; without it each story's own"},
        {"--jobs"}, {"--resume"}, {"--name"}, {"--shard"}, {"--frame"}, {"--theme"}, {"--scale"}, {"--quality"},
        {"--embed-alt"}, {"--pack"}, {"--assets"}, {"--output", "a folder"}},
       "a row or the table is wrong, or memory too little",
       {"storycard batch stories.csv --format all -o cards",
        "storycard batch stories.csv --format all -o cards --resume",
        "storycard batch stories.jsonl --format square,story --name '{row}-{language}-{format}.jpg' -o posts",
        "storycard batch stories.csv --format all --shard 2/4 -o shards"}},
      {"layout", "STORY.json [options]", "FILE",
       "prints the report of a story's card as JSON: lines, sizes, contrast, alt text",
       {},
       {{"--photo"}, {"--frame"}, {"--theme"}, {"--format"}, {"--scale"}, {"--picture"}, {"--pack"}, {"--assets"}},
       "the story, or a file it names, is wrong, or memory too little",
       {"storycard layout story.json",
        "storycard layout - < story.json",
        "storycard layout story.json --format tall --picture lines.png"}},
      {"frames", "[options]", "", "lists the frames of the packs",
       {},
       {{"--json"}, {"--pack"}, {"--assets"}},
       "a pack is wrong",
       {"storycard frames",
        "storycard frames --pack my-pack --json"}},
      {"check", "DIR [options]", "DIR", "says whether a pack of frames is good, in every format and theme",
       {"Each thing that is wrong is a line on stderr, with its file and place."},
       {{"--theme", "in this theme alone; own for each frame's first"}, {"--sheet"}, {"--quality"}, {"--json"},
        {"--pack"}, {"--assets"}},
       "the pack is not good",
       {"storycard check my-pack",
        "storycard check my-pack --theme own --sheet sheet.png"}},
      {"watch", "DIR [options] -o OUT", "DIR", "draws a pack of frames again at each edit, and says what is wrong with it",
       {"OUT/FRAME.png shows a frame in every format, with long and short sample stories: open it in a viewer that loads "
        "a picture anew when it changes. What is wrong is told on stderr as check does it, and a frame that cannot be "
        "read leaves the pictures as they were. Ctrl-C ends it."},
       {{"--theme", "in this theme alone; own for each frame's first"}, {"--pack"}, {"--assets"},
        {"--output", "a folder outside of DIR"}},
       "a folder cannot be read or written",
       {"storycard watch my-pack -o pictures",
        "storycard watch my-pack --theme own -o pictures"}},
      {"photo", "FILE [options]", "FILE", "says what a photo's file tells besides its picture",
       {},
       {{"--json"}},
       "this is no photo",
       {"storycard photo photo.jpg",
        "storycard photo photo.jpg --json"}},
      {"open", "CARD.storycard [options]", "FILE", "says what a card file holds",
       {},
       {{"--extract"}, {"--json"}, {"--pack"}, {"--assets"}},
       "this is no card file, or a file is in the way",
       {"storycard open card.storycard",
        "storycard open card.storycard --extract card"}},
      {"help", "[COMMAND] [options]", "COMMAND", "says what there is, or what a command takes",
       {},
       {{"--man"}},
       "",
       {"storycard help render",
        "storycard help --man > storycard.1"}},
      {"completion", "bash|zsh|fish", "bash zsh fish", "prints what makes a shell complete commands and options",
       {"It goes to ~/.local/share/bash-completion/completions/storycard, to _storycard in a folder of zsh's $fpath, "
        "or to ~/.config/fish/completions/storycard.fish."},
       {},
       "",
       {"storycard completion bash > storycard.bash",
        "storycard completion zsh > _storycard",
        "storycard completion fish > storycard.fish"}},
  };
  return all;
}
// clang-format on

const Option* find_option(std::string_view name) {
  for (const Option& option : options()) {
    if (option.name == name || (!option.letter.empty() && option.letter == name)) return &option;
  }
  return nullptr;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::vector<Taken> options_of(const Command& command) {
  std::vector<Taken> taken = command.options;
  taken.push_back({"--help"});
  return taken;
}

bool takes(const Command& command, std::string_view option) {
  const std::vector<Taken> all = options_of(command);
  return std::any_of(all.begin(), all.end(), [&](const Taken& taken) { return taken.name == option; });
}

std::string command_near(std::string_view word) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return did_you_mean(word, names);
}

std::string option_near(std::string_view word, const Command* command) {
  std::vector<std::string_view> names;
  for (const Option& option : options()) {
    if (command == nullptr || takes(*command, option.name)) names.push_back(option.name);
  }
  return did_you_mean(word, names);
}

}  // namespace storycard::cli
