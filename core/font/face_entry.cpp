#include "font/face_entry.h"

#include <algorithm>
#include <set>

namespace storycard::font {
namespace {

// One end of a slice's range: from here on the slice has the code points, or has them no more.
struct Edge {
  char32_t at;
  std::uint32_t slice;
  bool opens;
};

std::vector<Edge> edges_of(const std::vector<Slice>& slices) {
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < slices.size(); ++i) {
    for (const CodePointRange& range : slices[i].ranges) {
      edges.push_back({range.first, i, true});
      edges.push_back({range.last + 1, i, false});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
  return edges;
}

}  // namespace

bool Slice::covers(char32_t code_point) const {
  const auto ends_before = [](const CodePointRange& range, char32_t c) { return range.last < c; };
  const auto range = std::lower_bound(ranges.begin(), ranges.end(), code_point, ends_before);
  return range != ranges.end() && range->first <= code_point;
}

bool Slice::covers(const Spellings& cluster) const {
  const auto covers_all = [this](const std::u32string& spelling) {
    return std::all_of(spelling.begin(), spelling.end(), [this](char32_t c) { return covers(c); });
  };
  return covers_all(cluster.composed) || covers_all(cluster.decomposed);
}

std::vector<SlicePlace> places_of(const std::vector<Slice>& slices) {
  std::vector<SlicePlace> places;
  std::multiset<std::uint32_t> open;
  const std::vector<Edge> edges = edges_of(slices);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (edges[i].opens) {
      open.insert(edges[i].slice);
    } else {
      open.erase(open.find(edges[i].slice));
    }
    const bool last_here = i + 1 < edges.size() && edges[i + 1].at != edges[i].at;
    if (!last_here || open.empty()) continue;
    const CodePointRange range{edges[i].at, edges[i + 1].at - 1};
    const bool grows = !places.empty() && places.back().slice == *open.begin() && places.back().range.last + 1 == range.first;
    if (grows) {
      places.back().range.last = range.last;
    } else {
      places.push_back({range, *open.begin()});
    }
  }
  return places;
}

const Slice* FaceEntry::first_covering(const Spellings& cluster) const {
  // The first character has its first slice: in most clusters it is all there is, in others its slice has the rest.
  const auto first_place = [this](char32_t c) {
    const auto ends_before = [](const SlicePlace& place, char32_t code_point) { return place.range.last < code_point; };
    const auto place = std::lower_bound(places.begin(), places.end(), c, ends_before);
    return place != places.end() && place->range.first <= c ? place : places.end();
  };
  std::uint32_t first = 0;
  if (!cluster.composed.empty()) {
    const auto composed = first_place(cluster.composed.front());
    const auto decomposed = first_place(cluster.decomposed.front());
    if (composed == places.end() && decomposed == places.end()) return nullptr;
    if (composed != places.end()) first = composed->slice;
    if (decomposed != places.end() && (composed == places.end() || decomposed->slice < first)) first = decomposed->slice;
  }
  for (std::uint32_t i = first; i < slices.size(); ++i) {
    if (slices[i].covers(cluster)) return &slices[i];
  }
  return nullptr;
}

}  // namespace storycard::font
