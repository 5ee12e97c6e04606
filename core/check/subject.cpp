#include "check/subject.h"

namespace storycard::check {

Lent::Lent(render::Assets& assets, Subject& subject) : assets_(assets), subject_(subject), theirs_(assets.pictures) {
  std::swap(assets_.packs, subject_.packs);
  for (const auto& [name, picture] : subject_.pictures) assets_.pictures[name] = picture;
}

Lent::~Lent() {
  std::swap(assets_.packs, subject_.packs);
  std::swap(assets_.pictures, theirs_);
}

}  // namespace storycard::check
