#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "composer/draft_difference.h"

// The drafts that undo brings back, or redo: all of them, since nothing that was done may be lost.
namespace storycard::composer {

// One step that can be undone: the draft as it was before (or, for redo, after) it, and its name for "Undo …".
struct Change {
  Draft draft;
  std::string name;  // "story", "photo" …: strings hold "change.<name>"
};

// The nearest are kept as they are, those farther away as what differs from the next nearer one: a step takes the memory
// of what it changed, however long the story is.
class History {
 public:
  void push(Change change);
  Change pop();  // the nearest, which must be there
  bool empty() const { return near_.empty(); }
  std::size_t size() const { return far_count_ + near_.size(); }
  void clear();

 private:
  // One upon the other: a list of the library's would be in the first part of the module.
  struct Far {
    Difference draft;
    std::string name;
    Far* below = nullptr;
  };
  struct Pile {
    Far* top = nullptr;
    Pile() = default;
    Pile(Pile&& other) noexcept : top(std::exchange(other.top, nullptr)) {}
    Pile& operator=(Pile&& other) noexcept {
      std::swap(top, other.top);
      return *this;
    }
    ~Pile() {
      if (top) clear();
    }
    void clear();
  };
  void fold();
  void unfold();

  Pile far_;
  std::size_t far_count_ = 0;
  std::vector<Change> near_;  // above those; never empty while there are far ones
};

}  // namespace storycard::composer
