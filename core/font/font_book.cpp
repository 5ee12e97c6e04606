#include "font/font_book.h"

#include <algorithm>
#include <cstdlib>

#include "font/preferences.h"

namespace storycard::font {
namespace {

// How far a weight is from the one asked for. A tie goes to the heavier of bold, to the lighter of regular texts.
int weight_distance(int weight, int asked) {
  const bool wrong_side = asked > 500 ? weight < asked : weight > asked;
  return 2 * std::abs(weight - asked) + (wrong_side ? 1 : 0);
}

}  // namespace

Result<const Face*> FontBook::add(const std::string& file, Bytes bytes) {
  version_ = std::make_shared<const char>();
  if (file.ends_with(".json")) return add_list(file, bytes);
  for (const FaceEntry& entry : entries_) {
    for (const Slice& slice : entry.slices) {
      if (slice.file != file) continue;
      auto face = Face::open(std::make_shared<const Bytes>(std::move(bytes)), entry.name);
      if (!face) return Error{face.error().code, file, face.error().detail};
      auto& place = faces_[file];
      // A face that was handed out stays: texts point at it.
      if (place == nullptr) place = *face;
      return place.get();
    }
  }
  return Error{ErrorCode::unknown_value, file, "the list of fonts names no such file"};
}

bool FontBook::loaded(const std::string& file) const { return faces_.count(file) > 0; }

const Face* FontBook::face(const Slice& slice) const {
  const auto found = faces_.find(slice.file);
  return found == faces_.end() ? nullptr : found->second.get();
}

Order FontBook::order(const Style& style, std::string_view script, std::string_view language) const {
  const Preference preference = preferred(style, script, language);
  struct Ranked {
    int family, distance;
    const FaceEntry* entry;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(entries_.size());
  for (const FaceEntry& entry : entries_) {
    const int family = entry.family == preference.family ? 0 : entry.family == common_family ? 1 : 2;
    ranked.push_back({family, weight_distance(entry.weight, preference.weight), &entry});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.family != b.family ? a.family < b.family : a.distance < b.distance;
  });
  Order result;
  result.reserve(ranked.size());
  for (const Ranked& each : ranked) result.push_back(each.entry);
  return result;
}

Choice choose(const FontBook& book, const Order& order, const Spellings& cluster, Slices among) {
  for (const FaceEntry* entry : order) {
    const Slice* first = entry->first_covering(cluster);
    if (first == nullptr) continue;
    if (among == Slices::all || book.face(*first) != nullptr) return {entry, first};
    // The right one is still to come; another that is here may have the cluster too.
    for (const Slice& slice : entry->slices) {
      if (book.face(slice) != nullptr && slice.covers(cluster)) return {entry, &slice};
    }
  }
  return {};
}

}  // namespace storycard::font
