// One sentence of Arabic and English through every stage, as ARCHITECTURE.md walks it: stages.txt holds the dumps.
//   STORYCARD_ACCEPT=1 test_stages    rewrites stages.txt, and fails
#include <cstdlib>
#include <fstream>

#include "compose/compose.h"
#include "paint/build.h"
#include "support/files.h"
#include "text/dump.h"
#include "text/fit.h"
#include "text/itemise.h"
#include "text/place_lines.h"

#include <doctest/doctest.h>

using namespace storycard;

namespace {

Bytes asset(const std::string& name) {
  std::ifstream file(STORYCARD_ASSETS_DIR "/" + name, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

text::Library library_for(const text::Paragraph& paragraph) {
  const Bytes manifest = asset("fonts.json");
  auto book = font::FontBook::read(std::string(manifest.begin(), manifest.end()));
  REQUIRE(book);
  text::Library library{std::move(*book)};
  for (const std::string& file : text::needed_files(paragraph, library)) REQUIRE_FALSE(library.add(file, asset(file)));
  return library;
}

std::string heading(const std::string& title) { return "\n== " + title + "\n"; }

std::string stages_of(const text::Paragraph& paragraph) {
  const text::Library library = library_for(paragraph);
  std::string stages = "== text\n" + paragraph.text + "\n";
  stages += heading("items") + text::dump(paragraph, text::itemise(paragraph, library, font::Slices::loaded));
  const text::ShapedText shaped = text::shape(paragraph, library);
  stages += heading("shaped") + text::dump(shaped);
  text::FitLimits limits;
  limits.width = 420_px;
  limits.height = 200_px;
  limits.min_size = 20_px;
  limits.max_size = 60_px;
  limits.line_height = 1.52f;
  limits.wrap = text::FitLimits::Wrap::balanced;
  const text::Fitted fitted = text::fit(shaped, limits);
  stages += heading("lines at " + number_text(static_cast<double>(fitted.font_size.value)) + " px") + text::dump(shaped, fitted.lines);
  text::PlaceOptions options;
  options.box = {64, 512, 420, 200};
  options.font_size = fitted.font_size;
  options.line_height = 1.52f;
  const text::TextLayout layout = text::place_lines(shaped, fitted.lines, options);
  stages += heading("placed") + text::dump(shaped, layout);
  compose::Composition composition;
  composition.size = {548, 800};
  composition.ground = {11, 110, 84, 255};
  composition.items.push_back(compose::PlacedText{compose::no_report, layout, {255, 255, 255, 255}});
  paint::CardPaint card = paint::build(composition, 1, {});
  card.ground.commands = card.words;
  return stages + heading("display list") + paint::dump(card.ground);
}

}  // namespace

TEST_CASE("stages: a mixed sentence is itemised, shaped, broken, placed and painted as accepted") {
  text::Paragraph paragraph;
  paragraph.text = "أهلًا! I bake خبز at 6:30 with Layla.";
  paragraph.language = "ar";
  paragraph.style = {font::Role::display, 700};
  const std::string actual = stages_of(paragraph);
  const std::string golden = "tests/golden/stages.txt";
  if (tests::source_text(golden) == actual) return;
  const char* accept = std::getenv("STORYCARD_ACCEPT");
  if (accept != nullptr && std::string(accept) == "1") {
    std::ofstream(STORYCARD_SOURCE_DIR "/" + golden, std::ios::binary) << actual;
    FAIL("stages.txt was rewritten; look at it and commit it");
  }
  FAIL("stages.txt differs from:\n" << actual);
}
