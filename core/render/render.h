#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "compose/composition.h"
#include "image/bitmap.h"
#include "render/cache.h"
#include "share/wording.h"
#include "story/story.h"
#include "text/library.h"
#include "toolkit/pack.h"

// All that the shells need: a story, a frame and photos become pixels and a report.
namespace storycard::render {

// What the shell has loaded so far.
struct Assets {
  std::vector<toolkit::Pack> packs;
  text::Library library;
  std::map<std::string, PhotoFile> pictures;  // of packs, by "packid/art/name.png"
  share::Wordings wordings;
};

struct Request {
  story::Story story;
  std::vector<PhotoFile> photos;  // one for each of the story's; null or absent: not drawn
  std::vector<PhotoFile> logos;   // one for each of the story's; null or absent: not drawn
  std::string frame, theme, format;  // empty: the story's, else the default
  float scale = 1;                   // times the format's pixels
  Care care = Care::exact;
  toolkit::LogosAllowed logos_allowed = toolkit::LogosAllowed::own;  // a pack may be stricter
};

struct Card {
  image::Bitmap bitmap;
  bool opaque;  // every pixel of it is
  compose::Report report;
};

// Files (by their names under assets/) that must be added to `assets` before render() is right: "packs/itac/art/name.png"
// is a picture of a pack, all others are the library's. Empty: ready.
//   Errors  unknown_value for a frame, theme or format that is not there
Result<std::set<std::string>> needed_files(const Request& request, const Assets& assets, Cache& cache);

// Files that the advice of a card would be complete with, "wording/fr.json"; it can be drawn without them.
std::set<std::string> files_for_advice(const Request& request, const Assets& assets);
// What the report of the card says as its `advice`: for a shell that has terms or answers which came after the report.
std::vector<compose::Advice> advice_on(const Request& request, const compose::Report& report, const Assets& assets);

// The whole path. Errors: unknown_value (frame, theme, format), and whatever decoding a photo gives: not_ready where
// the cache's `decode` brings pixels later.
Result<Card> render(const Request& request, const Assets& assets, Cache& cache);

// The report alone, contrast included.
Result<compose::Report> layout(const Request& request, const Assets& assets, Cache& cache);

// The report without what is measured on pixels (contrast, removed metadata): draws and decodes nothing.
Result<compose::Report> fit(const Request& request, const Assets& assets, Cache& cache);

// Where everything came to stand, for checks. Its report is complete.
struct Inspection {
  compose::Composition composition;
  std::vector<float> contrasts;  // of every PlacedText in order, the pack's own words among them
};
Result<Inspection> inspect(const Request& request, const Assets& assets, Cache& cache);

// As render(), with lines, runs, clusters and baselines drawn over it, for eyes that look for what the layout did.
Result<Card> layout_picture(const Request& request, const Assets& assets, Cache& cache);

enum class FileType { png, jpeg };
struct EncodeOptions {
  FileType type = FileType::png;
  int jpeg_quality = 90;
  std::string alt_text;  // empty: none in the file
};
Result<Bytes> encode(const image::Bitmap& bitmap, const EncodeOptions& options);

}  // namespace storycard::render
