#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "font/face.h"
#include "font/spelling.h"
#include "font/style.h"

namespace storycard::font {

// Inclusive ranges of code points, rising.
struct CodePointRange {
  char32_t first;
  char32_t last;
};

// One file of a face: the part of it that covers some ranges.
struct Slice {
  std::string file;  // as in the manifest: "fonts/noto-sans-700.cyrillic.ttf"
  std::vector<CodePointRange> ranges;

  bool covers(char32_t code_point) const;
  // In whichever spelling.
  bool covers(const Spellings& cluster) const;
};

struct FaceEntry {
  std::string id, family, name;
  int weight = 400;
  std::vector<Slice> slices;
};

// Which slice serves a cluster; null where none does.
struct Choice {
  const FaceEntry* entry = nullptr;
  const Slice* slice = nullptr;
  friend bool operator==(const Choice&, const Choice&) = default;
};

// Faces in the order in which a text should try them.
using Order = std::vector<const FaceEntry*>;

// All faces that there are (the manifest) and the slices that have been loaded. Shells load; core asks.
// Lifetime: what it hands out points into it; moving the book keeps that valid.
class FontBook {
 public:
  // Reads build/assets/fonts.json. Errors with JSON Pointers.
  static Result<FontBook> read(std::string_view manifest_json);

  // Gives the bytes of a slice named by `file`. Errors: unknown_value, and those of Face::open.
  Result<const Face*> add(const std::string& file, Bytes bytes);

  bool loaded(const std::string& file) const;
  // Null until it was added.
  const Face* face(const Slice& slice) const;

  // The table's preference for the script, then the family's other weights, the common family, and all others.
  //   script    ISO 15924, "Arab"; language BCP 47 or empty
  Order order(const Style& style, std::string_view script, std::string_view language) const;

  const std::vector<FaceEntry>& entries() const { return entries_; }

 private:
  std::vector<FaceEntry> entries_;
  std::map<std::string, std::shared_ptr<const Face>, std::less<>> faces_;
};

enum class Slices { all, loaded };

// The first slice in `order` that covers the whole cluster.
Choice choose(const FontBook& book, const Order& order, const Spellings& cluster, Slices among);

}  // namespace storycard::font
