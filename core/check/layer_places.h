#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "toolkit/pack.h"

namespace storycard::check {

// The value at a JSON Pointer; null where there is none.
const Json* value_at(const Json& document, std::string_view pointer);

// Where the layers of a frame stand in its file: those that findings are about.
class LayerPlaces {
 public:
  // Walks `layers` beside the list in `document` that they were read from; both outlive this.
  LayerPlaces(const Json& document, const Json& parts, const std::vector<toolkit::Layer>& layers, toolkit::Shape shape);

  // JSON Pointer; of a layer that a part brings, of the one that uses it.
  std::string of(const toolkit::Layer& layer) const;
  // Of a member: where it is overridden for the shape, else where it is written, else the layer.
  std::string member(const toolkit::Layer& layer, std::string_view key) const;

 private:
  void walk(const Json& list, const std::vector<toolkit::Layer>& layers, const std::string& pointer);
  std::string written(const std::string& pointer) const;

  const Json& document_;
  const Json& parts_;
  toolkit::Shape shape_;
  std::map<const toolkit::Layer*, std::string> pointers_;
};

}  // namespace storycard::check
