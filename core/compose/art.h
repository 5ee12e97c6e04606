#pragma once

#include <map>

#include "compose/colors.h"
#include "compose/composition.h"
#include "compose/measure.h"

namespace storycard::compose {

// Tops of the layers that gradients count from, by their ids, in px of the card.
using Anchors = std::map<std::string, float>;

// Places all that is not words: mirrored for right-to-left, turned with what it lies in. Boxes are given as they are for
// left-to-right.
class Art {
 public:
  Art(const MeasureContext& context, const Anchors& anchors, Colors& colors, Composition& composition)
      : context_(context), anchors_(anchors), colors_(colors), composition_(composition), unit_(context.unit),
        mirrors_(context.right_to_left) {}

  // A layer of any kind but words; those inside it are laid out in its box. Its conditions have been looked at.
  void place(const toolkit::Layer& layer, const Rect& box);
  // What lies behind words or logos, in px of the card, mirrored already.
  void place_plate(const toolkit::Plate& plate, const Path& path, const Rect& bounds);

  // For a layer that holds others: what its turn, opacity, blend and clip do to all that is placed until it ends.
  class Inside {
   public:
    Inside(Art& art, const toolkit::Layer& layer, const Rect& box);
    ~Inside();
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

   private:
    Art& art_;
    Transform outer_turn_;
    float outer_degrees_;
    bool group_;
  };

  Rect mirrored(Rect box) const;

 private:
  void place_content(const toolkit::Layer& layer, const Rect& box);
  void place_children(const std::vector<toolkit::Layer>& children, const Rect& box);
  void place_fill(const toolkit::FillLayer& fill, const Rect& box);
  void place_path(const toolkit::PathLayer& art, const Rect& box);
  void place_links(const toolkit::LinksLayer& links, const Rect& box);
  void place_photo(const toolkit::PhotoLayer& photo, const Rect& box);
  void place_image(const toolkit::ImageLayer& image, const Rect& box);
  void place_logos(const toolkit::LogosLayer& logos, const Rect& box);
  void place_qr(const toolkit::QrLayer& qr, const Rect& box);
  void place_pattern(const toolkit::PatternLayer& pattern, const Rect& box);
  void place_shape(const toolkit::ShapeStyle& style, const Path& path, const Rect& box, bool as_needed);

  Transform into(const Rect& box, float view_width, float view_height, bool mirrors) const;
  Path outline_path(const toolkit::Outline& outline, const Rect& box) const;
  Paint paint_of(const toolkit::PaintRef& paint, const Rect& box);
  // Where a box comes to lie once it is turned: only its middle moves.
  Rect moved(const Rect& box) const;

  const MeasureContext& context_;
  const Anchors& anchors_;
  Colors& colors_;
  Composition& composition_;
  float unit_;
  bool mirrors_;
  Transform turn_;
  float degrees_ = 0;
};

}  // namespace storycard::compose
