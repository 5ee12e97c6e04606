#include "check/label.h"

#include "text/text_layout.h"

namespace storycard::check {
namespace {

constexpr Px wide_enough{100'000};

text::Paragraph paragraph_of(const Label& label) {
  text::Paragraph paragraph;
  paragraph.text = label.text;
  paragraph.language = "en";
  paragraph.style = {font::Role::text, label.weight};
  return paragraph;
}

}  // namespace

std::set<std::string> needed_files(const Label& label, const text::Library& library) {
  return text::needed_files(paragraph_of(label), library);
}

void add_label(const Label& label, const text::Library& library, std::vector<paint::Command>& commands) {
  const text::ShapedText shaped = text::shape(paragraph_of(label), library);
  const Px size{label.size};
  text::PlaceOptions options;
  options.box = {label.baseline.x, 0, wide_enough.value, label.size};
  options.align = text::Align::left;
  options.font_size = size;
  const text::TextLayout layout = text::place_lines(shaped, text::break_lines(shaped, size, wide_enough), options);
  for (const text::PlacedLine& line : layout.lines) {
    for (const text::PlacedRun& run : line.runs) {
      paint::DrawGlyphs glyphs{run.face, run.font_size, run.glyphs, run.positions, label.color};
      for (Point& origin : glyphs.origins) origin.y += label.baseline.y - line.baseline.value;
      commands.push_back(std::move(glyphs));
    }
  }
}

}  // namespace storycard::check
