// storycard-desktop: the composer in a window of the system's. What it shows and does is the composer's, as in the page.
#include <GLFW/glfw3.h>

#include <cstdio>
#include <cstring>

#include "desk.h"
#include "dialogs.h"

namespace storycard::desktop {
namespace {

constexpr const char* usage =
    "Usage: storycard-desktop [--assets DIR] [--pack DIR] [--data DIR] [--language ID]\n"
    "  --assets DIR    where fonts and packs are; or STORYCARD_ASSETS\n"
    "  --pack DIR      a pack of frames in place of the campaign's; may be given several times\n"
    "  --data DIR      where drafts and choices are kept (~/.local/share/storycard)\n"
    "  --language ID   of the interface: en, fr, es, pt, uk, ar\n"
    "  --told FILE     keep the tree of what is on the screen in this file, for tests\n";

int misuse(const std::string& text) {
  std::fprintf(stderr, "storycard: %s See storycard-desktop --help.\n", text.c_str());
  return 2;
}

int run(int count, char** words) {
  if (const auto question = question_of(count, words)) return run_dialog(*question);
  cli::Arguments arguments;
  DeskOptions options;
  options.data = data_folder();
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--help" || word == "-h") {
      std::fputs(usage, stdout);
      return 0;
    }
    const bool known = word == "--assets" || word == "--pack" || word == "--data" || word == "--language" || word == "--told";
    if (!known) return misuse("There is no option " + word + ".");
    if (i + 1 == count) return misuse(word + " needs a value after it.");
    const std::string value = words[++i];
    if (word == "--assets") arguments.assets = value;
    if (word == "--pack") arguments.packs.push_back(value);
    if (word == "--data") options.data = value;
    if (word == "--language") options.language = value;
    if (word == "--told") options.told = value;
  }
  for (const auto& pack : arguments.packs) options.packs.emplace_back(pack);
  auto disk = cli::open_assets(arguments);
  if (!disk) {
    std::fprintf(stderr, "storycard: %s\n", sentence(disk.error()).c_str());
    return 3;
  }
  Window window({1280, 800});
  if (!window.problem().empty()) {
    std::fprintf(stderr, "storycard: %s\n", window.problem().c_str());
    return 3;
  }
  Desk desk(window, std::move(*disk), options);
  double wait_ms = 0;
  while (!window.wants_to_close()) wait_ms = desk.turn(window.events(wait_ms), glfwGetTime() * 1000);
  desk.end();
  return 0;
}

}  // namespace
}  // namespace storycard::desktop

int main(int count, char** words) { return storycard::desktop::run(count, words); }
