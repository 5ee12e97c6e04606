// A sheet of emoji as pixels: tests/golden/emoji/sheet.png, at 20, 64 and 300 px.
//   STORYCARD_ACCEPT=1 test_emoji    rewrites it, and fails: look at it, then commit it
#include <cstdlib>
#include <fstream>

#include "emoji_library.h"
#include "image/encode.h"
#include "raster/rasterize.h"
#include "support/files.h"
#include "text/break_lines.h"
#include "text/place_lines.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::conformance;

namespace {

constexpr std::string_view all = "😀😂❤️👍🏽👨‍👩‍👧‍👦👩🏾‍🚀🇪🇸🏴󠁧󠁢󠁳󠁣󠁴󠁿1️⃣🏳️‍🌈🧑🏻‍❤️‍💋‍🧑🏿🎉";
constexpr std::string_view large = "🥳👩🏾‍🚀🇺🇦";

void add_line(std::string_view emoji, Px size, float top, text::Library& library, paint::DisplayList& list) {
  const text::Paragraph paragraph = paragraph_of(emoji);
  bring(paragraph, library);
  const text::ShapedText shaped = text::shape(paragraph, library);
  CHECK(shaped.missing.empty());
  text::PlaceOptions options;
  options.box = {8, top, 1000, 400};
  options.font_size = size;
  const auto lines = text::break_lines(shaped, size, 1200_px);
  REQUIRE(lines.size() == 1);
  const text::TextLayout layout = text::place_lines(shaped, lines, options);
  for (const text::PlacedRun& run : layout.lines[0].runs) {
    list.commands.push_back(
        paint::DrawColorGlyphs{run.face, run.font_size, run.glyphs, run.positions, {0, 0, 0, 255}});
  }
}

}  // namespace

TEST_CASE("emoji: a sheet of them is drawn as accepted, to the byte") {
  text::Library library = library_of_lists();
  paint::DisplayList list;
  list.size = {1140, 500};
  add_line(all, 20_px, 4, library, list);
  add_line(all, 64_px, 40, library, list);
  add_line(large, 300_px, 130, library, list);
  const Bytes actual = image::encode_png(raster::rasterize(list));
  const std::string golden = "tests/golden/emoji/sheet.png";
  if (tests::source_bytes(golden) == actual) return;
  const char* accept = std::getenv("STORYCARD_ACCEPT");
  if (accept != nullptr && std::string(accept) == "1") {
    std::ofstream file(STORYCARD_SOURCE_DIR "/" + golden, std::ios::binary);
    file.write(reinterpret_cast<const char*>(actual.data()), static_cast<std::streamsize>(actual.size()));
    FAIL("sheet.png was rewritten; look at it and commit it");
  }
  FAIL("the sheet differs from tests/golden/emoji/sheet.png");
}
