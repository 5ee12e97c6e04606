#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace storycard::cli {

// Hands work to threads: whoever adds waits while it is full, whoever takes while it is empty.
template <typename Work>
class WorkQueue {
 public:
  explicit WorkQueue(std::size_t most) : most_(most) {}

  // False where the queue is closed.
  bool add(Work work) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || waiting_.size() < most_; });
    if (closed_) return false;
    waiting_.push_back(std::move(work));
    work_.notify_one();
    return true;
  }

  // Nothing where the queue is closed and all work is taken.
  std::optional<Work> take() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    std::optional<Work> work(std::move(waiting_.front()));
    waiting_.pop_front();
    room_.notify_one();
    return work;
  }

  // No more work comes. drop: what waits is not to be done either.
  enum class Waiting { finish, drop };
  void close(Waiting waiting) {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    if (waiting == Waiting::drop) waiting_.clear();
    work_.notify_all();
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, work_;
  std::deque<Work> waiting_;
  std::size_t most_;
  bool closed_ = false;
};

}  // namespace storycard::cli
