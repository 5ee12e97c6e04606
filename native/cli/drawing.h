#pragma once

#include "assets.h"
#include "cards.h"

namespace storycard::cli {

struct CardFileOptions {
  render::FileType type = render::FileType::png;
  int jpeg_quality = 90;
  bool embed_alt = false;
};

struct DrawnCard {
  image::Bitmap pixels;
  compose::Report report;
  Bytes file;
};

// The one way from a story to a card's file, for render and batch alike: reads what its words need, draws and encodes.
//   Errors  say where in the story, or which file
Result<DrawnCard> draw_card(const OpenedStory& opened, const CardFileOptions& options, DiskAssets& disk,
                            render::Cache& cache);

}  // namespace storycard::cli
