#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "font/face.h"
#include "font/face_entry.h"
#include "font/spelling.h"
#include "font/style.h"

namespace storycard::font {

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
  // Reads fonts.json (docs/fonts.md). Errors with JSON Pointers.
  static Result<FontBook> read(std::string_view manifest_json);

  // Takes the bytes of a slice named by `file`, or of a list of slices: then there is no face to give, but null.
  //   Errors  unknown_value, those of Face::open, those of JSON with `file` and Pointer
  Result<const Face*> add(const std::string& file, Bytes bytes);

  bool loaded(const std::string& file) const;
  // Another one after each add(), of no other book: what was made with one holds as long as it is the book's.
  const std::shared_ptr<const char>& version() const { return version_; }
  // Null until it was added.
  const Face* face(const Slice& slice) const;

  // The table's preference for the script, then the family's other weights, the common family, and all others.
  //   script    ISO 15924, "Arab"; language BCP 47 or empty
  Order order(const Style& style, std::string_view script, std::string_view language) const;

  const std::vector<FaceEntry>& entries() const { return entries_; }

 private:
  Result<const Face*> add_list(const std::string& file, const Bytes& bytes);

  std::vector<FaceEntry> entries_;
  std::map<std::string, std::shared_ptr<const Face>, std::less<>> faces_;
  std::shared_ptr<const char> version_ = std::make_shared<const char>();
};

enum class Slices { all, loaded };

// The first slice in `order` that covers the whole cluster.
Choice choose(const FontBook& book, const Order& order, const Spellings& cluster, Slices among);

}  // namespace storycard::font
