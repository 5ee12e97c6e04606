#include "composer/history.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace storycard::composer {
namespace {

constexpr std::size_t most_near = 32, folded_at_once = 16;

}  // namespace

void History::push(Change change) {
  near_.push_back(std::move(change));
  if (near_.size() > most_near) fold();
}

Change History::pop() {
  CHECK(!near_.empty());
  if (near_.size() == 1 && far_.top) unfold();
  Change change = std::move(near_.back());
  near_.pop_back();
  return change;
}

void History::clear() {
  near_.clear();
  if (far_.top) far_.clear();
  far_count_ = 0;
}

void History::Pile::clear() {
  while (top) delete std::exchange(top, top->below);
}

void History::fold() {
  for (std::size_t i = 0; i < folded_at_once; ++i) {
    far_.top = new Far{difference(std::move(near_[i].draft), near_[i + 1].draft), std::move(near_[i].name), far_.top};
  }
  far_count_ += folded_at_once;
  std::vector<Change> nearer;
  for (std::size_t i = folded_at_once; i < near_.size(); ++i) nearer.push_back(std::move(near_[i]));
  near_.swap(nearer);
}

void History::unfold() {
  Change nearest = std::move(near_.back());
  near_.pop_back();
  Draft draft = nearest.draft;
  std::vector<Change> farther;
  for (std::size_t i = 0; i < folded_at_once && far_.top; ++i) {
    go_back(draft, far_.top->draft);
    farther.push_back({draft, std::move(far_.top->name)});
    delete std::exchange(far_.top, far_.top->below);
    --far_count_;
  }
  while (!farther.empty()) {
    near_.push_back(std::move(farther.back()));
    farther.pop_back();
  }
  near_.push_back(std::move(nearest));
}

}  // namespace storycard::composer
