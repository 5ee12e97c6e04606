#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/render.h"
#include "share/zip.h"

// Pictures that are on their way to the person's downloads: one after the other, so that the page stays quick.
namespace storycard::composer {

struct Saving {
  std::vector<std::string> formats;  // in the order in which they are offered; not empty
  std::size_t done = 0;
  std::uint64_t revision = 0;  // of the draft that `zip` holds: after an edit it begins anew
  share::Zip zip;              // where there are several
  render::FileType type = render::FileType::png;
  // A JPEG is encoded by the page: the job that was asked for (0: none), its file's name, and what came (empty: nothing).
  std::uint32_t awaited = 0;
  std::string awaited_name;
  std::optional<Bytes> answer;
};

}  // namespace storycard::composer
