// Any text, through all stages: graphemes, runs, clusters and lines each cover it, in order and without gaps.
#include "entrance.h"
#include "library.h"
#include "text/text_layout.h"
#include "unicode/breaks.h"

using namespace storycard;

namespace {

template <typename Parts>
void check_partition(const Parts& parts, std::size_t size) {
  std::size_t at = 0;
  for (const auto& part : parts) {
    CHECK(part.bytes.begin == at && part.bytes.end >= part.bytes.begin);
    at = part.bytes.end;
  }
  CHECK(at == size);
}

void check_breaks(std::string_view text) {
  std::uint32_t at = 0;
  for (const ByteRange grapheme : unicode::graphemes(text)) {
    CHECK(grapheme.begin == at && !grapheme.empty());
    at = grapheme.end;
  }
  CHECK(at == text.size());
  std::uint32_t last = 0;
  for (const unicode::LineBreak place : unicode::line_breaks(text)) {
    CHECK(place.offset > last && place.offset <= text.size());
    last = place.offset;
  }
  CHECK(last == text.size());
}

const text::Library& library_for(const text::Paragraph& paragraph, bool real) {
  if (!real) return fuzz::square_letters();
  text::Library& library = fuzz::real_library();
  for (std::set<std::string> files; !(files = text::needed_files(paragraph, library)).empty();)
    fuzz::load(files, library);
  return library;
}

void lay_out(const text::Paragraph& paragraph, const text::Library& library, std::uint8_t choice) {
  const text::ShapedText shaped = text::shape(paragraph, library);
  check_partition(shaped.runs, paragraph.text.size());
  check_partition(shaped.clusters, paragraph.text.size());
  for (const text::Cluster& cluster : shaped.clusters) CHECK(cluster.width >= text::Em{0});

  text::FitLimits limits;
  limits.width = {static_cast<float>(20 + 4 * (choice & 63))};
  limits.height = 300_px;
  limits.min_size = 10_px;
  limits.max_size = 50_px;
  limits.max_lines = (choice & 64) != 0 ? 3 : 0;
  limits.wrap = (choice & 128) != 0 ? text::FitLimits::Wrap::balanced : text::FitLimits::Wrap::first_fit;
  const text::Fitted fitted = text::fit(shaped, limits);
  check_partition(fitted.lines, paragraph.text.size());
  CHECK(fitted.font_size >= limits.min_size && fitted.font_size <= limits.max_size);
  CHECK(fitted.fits == (fitted.too_long_by == 0));
  for (const text::Line& line : fitted.lines) CHECK(!fitted.fits || line.width <= limits.width * 1.001f);
  text::PlaceOptions options;
  options.box = {0, 0, limits.width.value, 300};
  options.font_size = fitted.font_size;
  const text::TextLayout layout = text::place_lines(shaped, fitted.lines, options);
  CHECK(layout.lines.size() == fitted.lines.size());
  for (const text::PlacedLine& line : layout.lines) {
    for (const text::PlacedRun& run : line.runs) CHECK(run.glyphs.size() == run.positions.size());
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr const char* languages[] = {"", "en", "ar", "tr", "th", "zh-Hant", "sr", "x-\xFF"};
  ByteView rest{bytes, size};
  const std::uint8_t style = fuzz::take_byte(rest), box = fuzz::take_byte(rest);
  text::Paragraph paragraph;
  paragraph.text = fuzz::text_of(rest);
  paragraph.language = languages[style & 7];
  paragraph.direction = static_cast<text::Direction>((style >> 3 & 3) % 3);
  paragraph.style = {(style & 32) != 0 ? font::Role::display : font::Role::text, (style & 64) != 0 ? 700 : 400};
  check_breaks(paragraph.text);
  lay_out(paragraph, library_for(paragraph, (style & 128) != 0), box);
  return 0;
}
