#include "drawing.h"

namespace storycard::cli {

Result<DrawnCard> draw_card(const OpenedStory& opened, const CardFileOptions& options, DiskAssets& disk,
                            render::Cache& cache) {
  if (const auto loaded = load_files(opened, disk, cache); !loaded) return loaded.error();
  auto card = render::render(opened.request, disk.assets, cache);
  if (!card) return in_story(opened, card.error());
  const std::string alt_text = options.embed_alt ? card->report.alt_text : std::string();
  auto file = render::encode(card->bitmap, {options.type, options.jpeg_quality, alt_text});
  if (!file) return file.error();
  return DrawnCard{std::move(card->bitmap), std::move(card->report), std::move(*file)};
}

}  // namespace storycard::cli
