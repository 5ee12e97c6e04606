#pragma once

#include <map>
#include <string>
#include <vector>

#include "toolkit/pack.h"

namespace storycard::check {

// A pack's JSON files as they are written, for what findings point at. Those that cannot be read are left out.
struct Documents {
  std::map<std::string, Json> files;  // "pack.json", "frames/quote.json"

  const Json* find(const std::string& file) const;
};
Documents read_documents(const toolkit::ReadFile& read_file);

}  // namespace storycard::check
