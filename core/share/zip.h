#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace storycard::share {

// A zip of files as they are (pictures do not shrink). Deterministic: every file is of 1 January 1980, nobody's and
// nowhere's; names are UTF-8.
class Zip {
 public:
  // `name` is relative, with "/" between folders, and new. All together stay below 4 GB.
  void add(std::string_view name, ByteView bytes);
  // The whole archive; nothing is in this afterwards.
  Bytes finish();

 private:
  struct Entry {
    std::string name;
    std::uint32_t sum;
    std::uint32_t size;
    std::uint32_t offset;
  };
  std::vector<Entry> entries_;
  Bytes bytes_;
};

}  // namespace storycard::share
