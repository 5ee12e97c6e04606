#include "dialogs.h"

#include <FL/Fl.H>
#include <FL/Fl_Native_File_Chooser.H>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <iterator>

extern char** environ;

namespace storycard::desktop {
namespace {

constexpr const char* asks = "--ask";
constexpr const char* kinds[] = {"open-pictures", "open-card", "save"};

}  // namespace

Dialogs::~Dialogs() {
  if (output_ < 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
  close(output_);
}

bool Dialogs::ask(const Question& question) {
  if (is_open()) return false;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  std::string kind = kinds[static_cast<int>(question.kind)], title = question.title, name = question.name;
  std::string program = "storycard-desktop", option = asks;
  char* words[] = {program.data(), option.data(), kind.data(), title.data(), name.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  const int wrong = posix_spawn(&process_, "/proc/self/exe", &actions, nullptr, words, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (wrong != 0) {
    close(ends[0]);
    return false;
  }
  output_ = ends[0];
  fcntl(output_, F_SETFL, O_NONBLOCK);
  told_.clear();
  return true;
}

std::optional<std::string> Dialogs::answer() {
  if (!is_open()) return std::nullopt;
  char block[4096];
  for (;;) {
    const auto count = read(output_, block, sizeof block);
    if (count > 0) told_.append(block, static_cast<std::size_t>(count));
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return std::nullopt;
    if (count <= 0) break;
  }
  close(output_);
  output_ = -1;
  waitpid(process_, nullptr, 0);
  return std::move(told_);
}

std::optional<Question> question_of(int count, char** words) {
  if (count != 5 || std::string(words[1]) != asks) return std::nullopt;
  for (std::size_t i = 0; i < std::size(kinds); ++i) {
    if (std::string(words[2]) == kinds[i]) return Question{static_cast<Question::Kind>(i), words[3], words[4]};
  }
  return std::nullopt;
}

int run_dialog(const Question& question) {
  using Kind = Question::Kind;
  Fl_Native_File_Chooser chooser(question.kind == Kind::save            ? Fl_Native_File_Chooser::BROWSE_SAVE_FILE
                                 : question.kind == Kind::open_pictures ? Fl_Native_File_Chooser::BROWSE_MULTI_FILE
                                                                        : Fl_Native_File_Chooser::BROWSE_FILE);
  chooser.title(question.title.c_str());
  if (question.kind == Kind::save) {
    chooser.preset_file(question.name.c_str());
    chooser.options(Fl_Native_File_Chooser::SAVEAS_CONFIRM | Fl_Native_File_Chooser::NEW_FOLDER);
  } else {
    chooser.filter(question.kind == Kind::open_card ? "storycard\t*.storycard"
                                                    : "JPEG, PNG, WebP, GIF, BMP\t*.{jpg,jpeg,JPG,JPEG,png,PNG,webp,gif,bmp}");
  }
  if (chooser.show() != 0) return 0;
  for (int i = 0; i < chooser.count(); ++i) std::printf("%s\n", chooser.filename(i));
  return 0;
}

}  // namespace storycard::desktop
