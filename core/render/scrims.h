#pragma once

#include <list>

#include "compose/composition.h"
#include "paint/build.h"
#include "render/cache.h"

namespace storycard::render {

// Scales the alphas of the card's scrims (art that is "as needed") down, each in turn to the least strength, in steps of
// 1/32, at which every reported text over it reaches its threshold by contrast_on(); a later one only helps where an
// earlier one at its full strength did not. At full strength where none is enough, gone where none is needed.
//   Pixels  measured at the card's own `scale`: a thumbnail's scrim may differ from the download's by a step
//   near    strengths of the scrims, in 1/32, to look around first; another number of them: none
//   Cost    none without scrims; else a few drawings of the texts' surroundings, two where `near` is right. Pure.
//   Returns the strengths
std::vector<int> settle_scrims(const compose::Composition& composition, float scale, paint::CardPaint& card,
                               const std::vector<int>& near = {});

// The same, remembered for the last few cards. With Care::quick it looks around the strengths of the last one.
class ScrimCache {
 public:
  void settle(const compose::Composition& composition, float scale, Care care, paint::CardPaint& card);

 private:
  struct Word {
    std::vector<Rect> areas;
    Color ink;
    float threshold;
    friend bool operator==(const Word&, const Word&) = default;
  };
  struct Settled {
    paint::DisplayList asked;
    std::vector<paint::Scrim> scrims;
    std::vector<Word> words;
    paint::DisplayList settled;
    std::vector<int> strengths;
    Care care;
  };
  std::list<Settled> settled_;  // most recent first
};

}  // namespace storycard::render
