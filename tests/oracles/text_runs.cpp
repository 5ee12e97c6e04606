// text_runs TEXTS.tsv text|display OUT.jsonl: each text (language, text) as core/text sets it in that role, one JSON object
// a line: which files serve which bytes, the glyphs and where they stand. full_harfbuzz compares them, and
// record_lines.mjs has Chromium use the same files.
#include <nlohmann/json.hpp>

#include "assets.h"
#include "text/shape.h"

using namespace storycard;
using nlohmann::ordered_json;

namespace {

ordered_json json_of(const text::Run& run, const text::Item& item) {
  ordered_json glyphs = ordered_json::array();
  for (const text::Glyph& glyph : run.glyphs) {
    glyphs.push_back({glyph.id, glyph.advance.value, glyph.offset_x.value, glyph.offset_y.value});
  }
  return {{"begin", run.bytes.begin},
          {"end", run.bytes.end},
          {"file", item.face.slice != nullptr ? item.face.slice->file : ""},
          {"script", run.script},
          {"direction", run.bidi_level % 2 == 0 ? "ltr" : "rtl"},
          {"glyphs", glyphs}};
}

ordered_json json_of(const text::Paragraph& paragraph, const text::Library& library) {
  const text::Items items = text::itemise(paragraph, library, font::Slices::loaded);
  const text::ShapedText shaped = text::shape(paragraph, library);
  if (items.items.size() != shaped.runs.size()) oracles::fail(paragraph.language + ": items and runs are not the same");
  ordered_json runs = ordered_json::array();
  for (std::size_t i = 0; i < shaped.runs.size(); ++i) runs.push_back(json_of(shaped.runs[i], items.items[i]));
  ordered_json missing = ordered_json::array();
  for (const char32_t c : shaped.missing) missing.push_back(static_cast<std::uint32_t>(c));
  return {{"language", paragraph.language},
          {"text", paragraph.text},
          {"direction", shaped.right_to_left ? "rtl" : "ltr"},
          {"missing", missing},
          {"runs", std::move(runs)}};
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) oracles::fail("usage: text_runs TEXTS.tsv text|display OUT.jsonl");
  const bool display = std::string_view(words[2]) == "display";
  text::Library library = oracles::open_library();
  std::ofstream out(words[3], std::ios::binary);
  for (const auto& row : oracles::read_rows(words[1])) {
    text::Paragraph paragraph;
    paragraph.language = row.at(0);
    paragraph.text = row.at(1);
    paragraph.style = display ? font::Style{font::Role::display, 700} : font::Style{font::Role::text, 400};
    oracles::load_for(paragraph, library);
    out << json_of(paragraph, library).dump() << '\n';
  }
  if (!out.flush()) oracles::fail(std::string(words[3]) + " cannot be written");
}
