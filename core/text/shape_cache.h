#pragma once

#include <list>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "text/shape.h"

namespace storycard::text {

// Paragraphs that were shaped, kept by value: the same words in another frame, format or size are not shaped again.
// What it gives never depends on what it holds.
class ShapeCache {
 public:
  // As shape(). Points into `library`'s faces: keep it alive.
  std::shared_ptr<const ShapedText> shaped(const Paragraph& paragraph, const Library& library);
  // As text::needed_files().
  const std::set<std::string>& needed_files(const Paragraph& paragraph, const Library& library);

 private:
  struct Entry {
    Paragraph paragraph;
    LibraryVersion version;
    std::shared_ptr<const ShapedText> shaped;
    std::optional<std::set<std::string>> needed_files;
  };

  Entry& entry(const Paragraph& paragraph, const Library& library);

  std::list<Entry> entries_;  // most recently used first
};

}  // namespace storycard::text
