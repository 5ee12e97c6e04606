#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "share/zip.h"

// Pictures that are on their way to the person's downloads: one after the other, so that the page stays quick.
namespace storycard::composer {

struct Saving {
  std::vector<std::string> formats;  // in the order in which they are offered; not empty
  std::size_t done = 0;
  std::uint64_t revision = 0;  // of the draft that `zip` holds: after an edit it begins anew
  share::Zip zip;              // where there are several
};

}  // namespace storycard::composer
