#include "text/dump.h"

#include <cmath>
#include <concepts>
#include <string_view>

#include "base/utf8.h"
#include "unicode/properties.h"

namespace storycard::text {
namespace {

std::string text_of(std::integral auto value) { return std::to_string(value); }

// Thousandths, without a locale and without the float's last bits: goldens must not depend on either.
std::string text_of(double value) {
  const auto thousandths = static_cast<std::int64_t>(std::floor(std::abs(value) * 1000 + 0.5));
  std::string fraction = text_of(thousandths % 1000);
  fraction.insert(0, 3 - fraction.size(), '0');
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  const std::string sign = value < 0 && thousandths > 0 ? "-" : "";
  return sign + text_of(thousandths / 1000) + (fraction.empty() ? "" : "." + fraction);
}

std::string text_of(Px length) { return text_of(static_cast<double>(length.value)); }

std::string text_of(Em length) { return text_of(static_cast<double>(length.value) / Em::per_em); }

std::string text_of(ByteRange bytes) { return "[" + text_of(bytes.begin) + ", " + text_of(bytes.end) + ")"; }

// As text where it can be read, else by name: direction marks and spaces of other widths are told apart.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    const char32_t c = decoded.code_point;
    const bool readable = c == U' ' || !(unicode::is_control(c) || unicode::is_default_ignorable(c) ||
                                         unicode::is_space_separator(c) || (c == 0xFFFD && decoded.length == 1));
    if (readable) {
      append_utf8(result, c);
    } else {
      result += "<" + code_point_name(c) + ">";
    }
    offset += decoded.length;
  }
  return result + "\"";
}

std::string part(const Paragraph& paragraph, ByteRange bytes) {
  return quoted(std::string_view(paragraph.text).substr(bytes.begin, bytes.size()));
}

const char* name_of(Break line_break) {
  switch (line_break) {
    case Break::none: return "";
    case Break::may: return "may break";
    case Break::must: return "must break";
  }
  return "";
}

std::string direction_and_language(const Paragraph& paragraph, std::uint8_t level) {
  std::string result = level % 2 == 0 ? "left to right" : "right to left";
  if (!paragraph.language.empty()) result += ", language " + paragraph.language;
  return result;
}

std::string dump(const Glyph& glyph, const std::string& indent) {
  std::string result = indent + "glyph " + text_of(glyph.id) + " of byte " + text_of(glyph.cluster) + " advance " +
                       text_of(glyph.advance.value);
  if (glyph.offset_x.value != 0 || glyph.offset_y.value != 0) {
    result += " offset " + text_of(glyph.offset_x.value) + ", " + text_of(glyph.offset_y.value);
  }
  return result + (glyph.unsafe_to_break ? " unsafe" : "") + "\n";
}

std::string dump(const PlacedRun& run, const std::string& indent) {
  std::string result =
      indent + "run " + text_of(run.bytes) + " " + run.face->name() + " at " + text_of(run.font_size) + "\n";
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    result += indent + "  glyph " + text_of(run.glyphs[i]) + " at " + text_of(Px{run.positions[i].x}) + ", " +
              text_of(Px{run.positions[i].y}) + "\n";
  }
  return result;
}

}  // namespace

std::string dump(const Paragraph& paragraph, const Items& items) {
  std::string result = "items of " + text_of(ByteRange{0, static_cast<std::uint32_t>(paragraph.text.size())}) + ", " +
                       direction_and_language(paragraph, items.bidi.level) + "\n";
  for (const Item& item : items.items) {
    const std::string face =
        item.face.slice == nullptr ? "no face" : item.face.entry->name + " (" + item.face.slice->file + ")";
    result += "  item " + text_of(item.bytes) + " " + item.script + " level " + text_of(item.bidi_level) + " " + face +
              " " + part(paragraph, item.bytes) + "\n";
  }
  for (const Grapheme& grapheme : items.graphemes) {
    if (grapheme.after == Break::none) continue;
    result += "  " + std::string(name_of(grapheme.after)) + " at " + text_of(grapheme.bytes.end) + "\n";
  }
  return result;
}

std::string dump(const ShapedText& shaped) {
  std::string result = "shaped, " + direction_and_language(shaped.paragraph, shaped.bidi.level) + ", ascent " +
                       text_of(static_cast<double>(shaped.ascent_em)) + ", descent " +
                       text_of(static_cast<double>(shaped.descent_em)) + "\n";
  for (const Run& run : shaped.runs) {
    result += "  run " + text_of(run.bytes) + " " + run.script + " level " + text_of(run.bidi_level) + " " +
              (run.face == nullptr ? "no face" : run.face->name()) + "\n";
    for (const Glyph& glyph : run.glyphs) result += dump(glyph, "    ");
    for (std::uint32_t i = run.first_cluster; i < run.end_cluster; ++i) {
      const Cluster& cluster = shaped.clusters[i];
      result += "    cluster " + text_of(cluster.bytes) + " " + part(shaped.paragraph, cluster.bytes) + " " +
                text_of(cluster.width) + " em" + (cluster.space ? " space" : "") +
                (cluster.after == Break::none ? "" : ", ") + name_of(cluster.after) + "\n";
    }
  }
  for (const char32_t c : shaped.missing) result += "  missing " + code_point_name(c) + "\n";
  return result;
}

std::string dump(const ShapedText& shaped, const std::vector<Line>& lines) {
  std::string result = "lines " + text_of(lines.size()) + "\n";
  for (const Line& line : lines) {
    result += "  line " + text_of(line.bytes) + " width " + text_of(line.width) + " " +
              part(shaped.paragraph, line.bytes) + "\n";
  }
  return result;
}

std::string dump(const ShapedText& shaped, const TextLayout& layout) {
  std::string result = "layout, height " + text_of(layout.height) + "\n";
  for (const PlacedLine& line : layout.lines) {
    result += "  line " + text_of(line.bytes) + " x " + text_of(line.x) + " baseline " + text_of(line.baseline) +
              " width " + text_of(line.width) + " " + part(shaped.paragraph, line.bytes) + "\n";
    for (const PlacedRun& run : line.runs) result += dump(run, "    ");
  }
  return result;
}

}  // namespace storycard::text
