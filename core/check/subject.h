#pragma once

#include <map>
#include <string>
#include <vector>

#include "render/render.h"

namespace storycard::check {

// A pack under test, with what it is drawn from.
struct Subject {
  std::vector<toolkit::Pack> packs;                   // it, then those that it may build on
  std::map<std::string, render::PhotoFile> pictures;  // its own, by "packid/art/name.png"; null: one that is broken
};

// Lends the subject to assets that belong to somebody else, and puts theirs back: a pack under test may be one that is
// loaded already, in another state.
class Lent {
 public:
  Lent(render::Assets& assets, Subject& subject);
  ~Lent();
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

 private:
  render::Assets& assets_;
  Subject& subject_;
  std::map<std::string, render::PhotoFile> theirs_;
};

}  // namespace storycard::check
