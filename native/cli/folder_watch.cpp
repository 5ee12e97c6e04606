#include "folder_watch.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/inotify.h>
#endif

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

constexpr int settled_ms = 30;
constexpr std::size_t most_files = 10'000;  // looked at: a folder that was named by mistake does not take all day

// Signals come where no object can be reached from.
volatile std::sig_atomic_t ending = 0;
int end_pipe = -1;

extern "C" void end_soon(int) {
  ending = 1;
  const char byte = 0;
  if (write(end_pipe, &byte, 1) < 0) return;  // it is full: somebody was told already
}

}  // namespace

FolderWatch::FolderWatch(std::vector<fs::path> folders) : folders_(std::move(folders)) {
#if defined(__linux__)
  changes_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
#endif
  if (pipe(end_) == 0) {
    end_pipe = end_[1];
    for (const int end : end_) fcntl(end, F_SETFL, O_NONBLOCK);
    struct sigaction action = {};
    action.sa_handler = end_soon;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
  }
  seen_ = look();
}

FolderWatch::~FolderWatch() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  for (const int file : {changes_, end_[0], end_[1]}) {
    if (file >= 0) close(file);
  }
}

// What is there now; folders that are new are listened to from now on. Hidden files are none of a pack's.
FolderWatch::Look FolderWatch::look() {
  Look found;
  const auto listen = [&](const fs::path& folder) {
#if defined(__linux__)
    constexpr auto what = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                          IN_DELETE_SELF | IN_MOVE_SELF;
    if (changes_ >= 0) inotify_add_watch(changes_, folder.c_str(), what);
#endif
  };
  for (const fs::path& folder : folders_) {
    listen(folder);
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::end(entry);
         entry.increment(error)) {
      const bool hidden = entry->path().filename().string().starts_with('.');
      std::error_code none;  // files come and go while they are looked at
      if (entry->is_directory(none)) {
        if (hidden)
          entry.disable_recursion_pending();
        else
          listen(entry->path());
      } else if (!hidden && found.size() < most_files) {
        const auto size = entry->file_size(none);
        found[entry->path()] = {none ? 0 : size, entry->last_write_time(none)};
      }
    }
  }
  return found;
}

// Whether the system told of a change within this time.
bool FolderWatch::told(int wait_ms) {
  pollfd files[] = {{end_[0], POLLIN, 0}, {changes_, POLLIN, 0}};
  if (poll(files, 2, wait_ms) <= 0 || ending != 0) return false;
  bool any = false;
  char tales[4096];
  while (changes_ >= 0 && read(changes_, tales, sizeof tales) > 0) any = true;
  return any;
}

bool FolderWatch::wait() {
  const int look_ms = changes_ >= 0 ? 1000 : 200;
  while (ending == 0) {
    bool moved = moved_ || told(look_ms);
    moved_ = false;
    while (moved && ending == 0 && told(settled_ms)) continue;
    Look now = look();
    moved = moved || now != seen_;
    seen_ = std::move(now);
    if (moved && ending == 0) return true;
  }
  return false;
}

bool FolderWatch::interrupted() {
  moved_ = told(0) || moved_;
  return moved_ || ending != 0;
}

}  // namespace storycard::cli
