#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "composer/atlas.h"
#include "composer/theme.h"
#include "text/break_lines.h"
#include "text/shape_cache.h"
#include "text/text_layout.h"

// The interface's words: shaped by our own engine, kept as quads into the atlas. ImGui's text is never used.
namespace storycard::composer {

// One glyph of a label: where its slot goes, in whole device px from the label's top left.
struct GlyphQuad {
  Slot slot;
  std::int32_t x = 0, y = 0;
};

struct Label {
  float width = 0, height = 0;  // CSS px
  int lines = 1;
  std::vector<GlyphQuad> quads;
};

struct WordsOptions {
  float width = 0;  // CSS px to stay within; 0: one line as wide as it gets
  enum class Overflow {
    wrap,
    shrink
  } overflow = Overflow::wrap;                                // shrink: one line, smaller, at last cut with an ellipsis
  text::Align align = text::Align::start;                     // of wrapped lines
  enum class Base { interface, own } base = Base::interface;  // whose direction the paragraph has
};

class Words {
 public:
  explicit Words(Atlas& atlas) : atlas_(atlas) {}

  // What all labels of this frame are set with. `fonts_version` moves when faces were added.
  struct Setting {
    const text::Library* library = nullptr;
    std::uint32_t fonts_version = 0;
    float device_scale = 1;
    std::string language, direction;
    enum class Faces { few, all } faces = Faces::all;  // few: other weights stand in for some (weight_instead)
  };
  void begin_frame(const Setting& setting);

  // The label, from the cache or made now. Valid until the next call of begin_frame().
  const Label& label(std::string_view text, const Look& look, const WordsOptions& options = {});
  float width(std::string_view text, const Look& look) { return label(text, look).width; }
  // How many lines label() would have, of a text that is not drawn.
  int lines(std::string_view text, const Look& look, const WordsOptions& options);

  // Font slices that labels lacked; each is told once.
  std::set<std::string> take_wanted();
  // A slice that cannot be had: labels are complete without it.
  void give_up(const std::string& file);
  // It came after all: labels without it are made anew.
  void take_back(const std::string& file);
  // Texts of this frame's labels that did not fit even at their smallest, and end in an ellipsis.
  const std::vector<std::string>& cut() const { return cut_; }
  // True when every label of this frame had its fonts, or what stands in for them.
  bool complete() const { return complete_; }
  void forget();

 private:
  using GlyphKey = std::tuple<const font::Face*, font::GlyphId, std::int32_t, std::int32_t>;
  struct Entry {
    Label label;
    bool complete = false, final = false, cut = false;  // complete: nothing that it waits for is missing
    std::uint32_t used = 0;
  };

  text::Paragraph paragraph_of(std::string_view text, const Look& look, const WordsOptions& options) const;
  std::vector<text::Line> broken(const text::ShapedText& shaped, const Look& look, const WordsOptions& options) const;
  void make(std::string_view text, Look look, const WordsOptions& options, Entry& entry);
  bool choose_face(std::string_view text, Look& look, const WordsOptions& options, Entry& entry, std::optional<text::Items>& ready);
  Label set_lines(const text::ShapedText& shaped, const Look& look, const WordsOptions& options);
  Label shrunk(const text::ShapedText& shaped, Look look, const WordsOptions& options);
  const Slot& glyph(const font::Face& face, font::GlyphId id, float size_px, std::int32_t phase);

  Atlas& atlas_;
  Setting setting_;
  std::unordered_map<std::string, Entry> labels_;
  std::map<GlyphKey, Slot> glyphs_;
  std::set<std::string> wanted_, told_, given_up_;
  std::uint32_t frame_ = 0;
  bool complete_ = true, cutting_ = false;
  text::ShapeCache measured_;  // texts of lines()
  std::vector<std::string> cut_;
};

}  // namespace storycard::composer
