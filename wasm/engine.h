#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "asset_store.h"

// What the C functions of the headless module share.
namespace storycard::wasm {

struct Engine {
  AssetStore store{render::open_photo};
  render::Cache cache{render::decode_photo};
  std::vector<render::PhotoFile> recent_logos;
  std::vector<render::PhotoFile> recent;  // photos of the last jobs: the same bytes again are the same photo to the cache
  std::set<std::string, std::less<>> lacking;  // files that cannot be had: cards are drawn without them
  std::optional<Error> error;
  std::string text;
};

// Keeps the text in `place` and tells its size to sc_text_size().
const char* give(std::string& place, std::string text);

std::string list_json(const std::vector<std::string>& names);
std::string error_json(const std::optional<Error>& error);  // {"code","where","message"}, or null

// What a function that may have to be called again gives.
enum RunResult { done = 0, failed = 1, needs_files = 2, more = 3 };

}  // namespace storycard::wasm
