#pragma once

#include <vector>

#include "base/limits.h"
#include "render/cache.h"

namespace storycard::check {

// Photos for sample stories, made once: caches know a photo by its address.
struct SamplePhotos {
  std::vector<render::PhotoFile> photos;  // limits::photos of them
  std::vector<render::PhotoFile> logos;   // limits::logos of them: wide, square, tall
};

// Where a photo is light and where it is dark nobody knows: these are both everywhere, in fields of white and black.
SamplePhotos hostile_photos();

// For the eye: a person before a window, each in other colours.
SamplePhotos painted_photos();

}  // namespace storycard::check
