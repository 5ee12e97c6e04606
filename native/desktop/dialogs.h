#pragma once

#include <optional>
#include <string>

namespace storycard::desktop {

// What a dialog is to ask for.
struct Question {
  enum class Kind { open_pictures, open_card, save } kind = Kind::open_pictures;
  std::string title, name;  // name: what a file is to be called, of save
};

// File dialogs in a process of their own, which is this program once more: the window goes on meanwhile, and what the
// system's dialogs bring with them stays out of it.
class Dialogs {
 public:
  ~Dialogs();
  bool is_open() const { return output_ >= 0; }
  // One at a time; false where one is open, or none can be.
  bool ask(const Question& question);
  // Lines of paths once the person answered, empty where they chose none.
  std::optional<std::string> answer();

 private:
  int output_ = -1, process_ = -1;
  std::string told_;
};

// The other process: asks, and prints the answer. Gives the program's exit code.
int run_dialog(const Question& question);
// Its arguments, after the program's name; nothing where these are others.
std::optional<Question> question_of(int count, char** words);

}  // namespace storycard::desktop
