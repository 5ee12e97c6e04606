#include "text/shape_cache.h"

#include <algorithm>

namespace storycard::text {
namespace {

constexpr std::size_t most_entries = 96;       // a frame has a dozen texts
constexpr std::size_t most_bytes = 256u << 10;  // of text; what is shaped of it takes some forty times that

}  // namespace

ShapeCache::Entry& ShapeCache::entry(const Paragraph& paragraph, const Library& library) {
  const LibraryVersion version = library.version();
  const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.paragraph == paragraph && entry.version == version;
  });
  if (known != entries_.end()) {
    entries_.splice(entries_.begin(), entries_, known);
    return entries_.front();
  }
  entries_.push_front({paragraph, version, nullptr, {}});
  std::size_t bytes = 0, count = 0;
  for (auto kept = entries_.begin(); kept != entries_.end(); ++kept) {
    bytes += kept->paragraph.text.size();
    if ((++count <= most_entries && bytes <= most_bytes) || count == 1) continue;
    entries_.erase(kept, entries_.end());
    break;
  }
  return entries_.front();
}

std::shared_ptr<const ShapedText> ShapeCache::shaped(const Paragraph& paragraph, const Library& library) {
  Entry& known = entry(paragraph, library);
  if (known.shaped == nullptr) known.shaped = std::make_shared<const ShapedText>(shape(paragraph, library));
  return known.shaped;
}

const std::set<std::string>& ShapeCache::needed_files(const Paragraph& paragraph, const Library& library) {
  Entry& known = entry(paragraph, library);
  if (!known.needed_files) known.needed_files = text::needed_files(paragraph, library);
  return *known.needed_files;
}

}  // namespace storycard::text
