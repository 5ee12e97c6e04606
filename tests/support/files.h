#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "base/bytes.h"
#include "toolkit/pack.h"

// Files of the repository, for tests. A missing one reads as empty.
namespace storycard::tests {

inline std::string source_text(const std::string& name) {
  std::ifstream file(STORYCARD_SOURCE_DIR "/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline Bytes source_bytes(const std::string& name) {
  const std::string text = source_text(name);
  return Bytes(text.begin(), text.end());
}

inline Result<toolkit::Pack> campaign_pack() {
  return toolkit::read_pack(
      [](const std::string& name) -> Result<std::string> { return source_text("assets/packs/itac/" + name); });
}

}  // namespace storycard::tests
