#include "toolkit/pack.h"

#include <algorithm>

namespace storycard::toolkit {

const Frame* find_frame(const std::vector<Pack>& packs, std::string_view frame_id, const Pack** owner) {
  for (const Pack& pack : packs) {
    for (const Frame& frame : pack.frames) {
      if (frame.id != frame_id) continue;
      if (owner != nullptr) *owner = &pack;
      return &frame;
    }
  }
  return nullptr;
}

const Theme* find_theme(const Pack& pack, std::string_view theme_id) {
  for (const Theme& theme : pack.themes) {
    if (theme.id == theme_id) return &theme;
  }
  return nullptr;
}

std::vector<OfferedFrame> offered_frames(const std::vector<Pack>& packs) {
  const auto hidden = [&](const std::string& id) {
    return std::any_of(packs.begin(), packs.end(), [&](const Pack& pack) { return pack.hides_extended && pack.extends == id; });
  };
  std::vector<OfferedFrame> offered;
  for (const Pack& pack : packs) {
    if (hidden(pack.id)) continue;
    for (const Frame& frame : pack.frames) offered.push_back({&pack, &frame});
  }
  return offered;
}

std::string frame_ids(const std::vector<Pack>& packs) {
  std::string ids;
  for (const Pack& pack : packs) {
    for (const Frame& frame : pack.frames) ids += (ids.empty() ? "" : ", ") + frame.id;
  }
  return ids;
}

}  // namespace storycard::toolkit
