#pragma once

#include <string>
#include <vector>

#include "check/sample_photos.h"
#include "render/render.h"
#include "toolkit/pack.h"

namespace storycard::check {

// A story to try a frame with.
struct Sample {
  std::string name;         // "280 letters of English, with a photo"
  render::Request request;  // without frame, theme and format
  bool whole = true;        // every slot has its words, so that a frame may drop none
};

// The stories that a frame must hold in a format: the least and the most that it promises, of English, Arabic and
// Chinese, with and without photos and logos as far as the frame knows them, and one with nothing but its words.
std::vector<Sample> samples_for(const toolkit::Frame& frame, const toolkit::Format& format, const SamplePhotos& photos);

// Three of them for the eye: long and short English, long Arabic.
std::vector<Sample> sheet_samples(const toolkit::Frame& frame, const SamplePhotos& photos);

}  // namespace storycard::check
