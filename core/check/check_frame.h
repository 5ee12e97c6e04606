#pragma once

#include "check/finding.h"
#include "check/frame_file.h"

namespace storycard::check {

// What can be told of a frame without drawing it: sizes below the floors, slots that are not as `slots` says, formats
// and themes it lacks, art that is too heavy.
void check_frame(const toolkit::Frame& frame, const FrameFile& file, Findings& findings);

// The floors of `size`, in u: the story's words, and all others.
inline constexpr float story_floor = 2.6f;
inline constexpr float text_floor = 1.9f;

// Steps of all outlines of a card, as often as patterns repeat them.
std::size_t art_steps(const std::vector<toolkit::Layer>& layers);

}  // namespace storycard::check
