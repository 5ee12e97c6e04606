#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace storycard::share {

struct ZippedFile {
  std::string name;  // relative, UTF-8, "/" between folders; never "..", an empty part or a control character
  Bytes bytes;
};

// True for bytes that begin as a zip does.
bool looks_like_zip(ByteView file);

// Reads a zip of stored and deflated files whole, in the order of its directory; entries for folders are left out. Strict:
// every byte has to belong to an entry or the directory, the two have to agree, sums are checked, and names differ in more
// than their letters' case. Memory is taken within limits.h only.
//   Errors  unknown_format (not a zip, or of a kind that we do not read: zip64, encrypted …), broken_file, too_large;
//           where = the entry's name, or "byte N"
Result<std::vector<ZippedFile>> read_zip(ByteView archive);

}  // namespace storycard::share
