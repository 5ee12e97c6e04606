#pragma once

#include <set>
#include <string>
#include <vector>

#include "check/sample_photos.h"
#include "render/render.h"

// All of a pack on a few pictures, for the eye: a row for each frame in each theme, and in it every format with a long
// and a short story in English and a long one in Arabic.
namespace storycard::check {

// Cards are drawn so that one u of each is `unit` px: a square of 10.8 is a tenth of its size.
inline constexpr float sheet_unit = 2;

class Sheets {
 public:
  //   `theme`  as of check::Options
  Sheets(const toolkit::Pack& pack, const std::string& theme);

  // So many pictures that none is larger than limits::sheet_pixels.
  std::size_t count() const;

  // Files to be added before draw(). `assets` must hold the pack.
  std::set<std::string> needed_files(const render::Assets& assets, render::Cache& cache) const;
  //   Errors  what rendering a card gives
  Result<image::Bitmap> draw(std::size_t index, const render::Assets& assets, render::Cache& cache) const;

 private:
  struct Row {
    std::string frame, theme;  // ids; of a frame without themes an empty one
  };

  std::size_t rows_on_a_sheet() const;
  std::vector<Row> rows_;
  SamplePhotos photos_;
};

}  // namespace storycard::check
