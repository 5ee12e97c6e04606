#pragma once

#include "check/finding.h"
#include "check/frame_file.h"
#include "check/samples.h"

namespace storycard::check {

// A card to be looked at.
struct CardCase {
  const toolkit::Pack& pack;
  const toolkit::Frame& frame;
  const FrameFile& file;
  const toolkit::Format& format;
  const toolkit::Theme* theme;  // null: the frame wears none
  const Sample& sample;
};

// Composes the card and measures it: whether all words fit, stay in the format's safe area, are there, and can be
// read on what lies under them.
//   Errors  none of the pack's: what render() gives for assets that are not there
std::optional<Error> check_card(const CardCase& card, const render::Assets& assets, render::Cache& cache,
                                Findings& findings);

}  // namespace storycard::check
