#pragma once

#include "check/documents.h"
#include "check/layer_places.h"

namespace storycard::check {

// Where findings about a frame stand: in its own file, or, of a frame that was taken over from another pack, where
// pack.json does so.
class FrameFile {
 public:
  FrameFile(const Documents& documents, const toolkit::Pack& pack, const toolkit::Frame& frame);

  struct Place {
    std::string file, pointer;
  };
  Place whole(const std::string& pointer) const;  // "/slots", "" ...
  Place layer(toolkit::Shape shape, const toolkit::Layer& layer) const;
  Place member(toolkit::Shape shape, const toolkit::Layer& layer, std::string_view key) const;

 private:
  bool own_;
  std::string file_;
  std::vector<LayerPlaces> places_;  // one a class of shape; none of a frame that is another pack's
};

}  // namespace storycard::check
