#pragma once

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace storycard::cli {

// Waits for something to change in folders, and for Ctrl-C. Where the system tells of changes (Linux), it is asked; a look
// at names, sizes and times, once in a while, finds the rest: disks of other machines, and folders that were away.
class FolderWatch {
 public:
  explicit FolderWatch(std::vector<std::filesystem::path> folders);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Until files may be others than they were, and nothing has moved for a moment: editors write in several steps.
  //   Returns  false: Ctrl-C, or the system ends the program
  bool wait();
  // Whether to leave what is being done: something moved since wait(), or all is to end. Does not wait.
  bool interrupted();

 private:
  struct Seen {
    std::uintmax_t size;
    std::filesystem::file_time_type time;
    friend bool operator==(const Seen&, const Seen&) = default;
  };
  using Look = std::map<std::filesystem::path, Seen>;

  Look look();
  bool told(int wait_ms);

  std::vector<std::filesystem::path> folders_;
  Look seen_;
  bool moved_ = false;
  int changes_ = -1;       // the system's tales; -1: it tells none
  int end_[2] = {-1, -1};  // a byte in this pipe: all is to end
};

}  // namespace storycard::cli
