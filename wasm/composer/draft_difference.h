#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "composer/draft.h"

// What two drafts do not have in common, so that of many only one need be kept whole.
namespace storycard::composer {

// One member of a draft, or of a part of it, as it was before; and the next. Its place tells of which type it is.
struct Before {
  std::uint8_t member = 0, element = 0, inner = 0;  // `inner`: a member of the element; whole: all of `member`
  Before* next = nullptr;
  virtual ~Before() = default;
};

// No list and no variant: what of them is the library's would be in the first part of the module.
class Difference {
 public:
  Difference() = default;
  Difference(Difference&& other) noexcept : first_(std::exchange(other.first_, nullptr)) {}
  Difference& operator=(Difference&& other) noexcept {
    std::swap(first_, other.first_);
    return *this;
  }
  ~Difference();
  void add(Before* before);  // which is this one's from now on
  const Before* first() const { return first_; }

 private:
  Before* first_ = nullptr;
};

// What of `before` is not as in `after`.
//   Cost  that of comparing them; memory of what differs alone: of long texts, photos and events the part that does
Difference difference(Draft before, const Draft& after);
// `after` becomes the draft before it.
void go_back(Draft& after, const Difference& difference);

}  // namespace storycard::composer
