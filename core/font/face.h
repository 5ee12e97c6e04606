#pragma once

#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/geometry.h"
#include "base/result.h"
#include "base/units.h"

struct hb_font_t;

namespace storycard::font {

using GlyphId = std::uint32_t;

// Metrics in font units, y upwards as in the font file.
struct VerticalMetrics {
  FontUnits ascender;   // above the baseline, positive
  FontUnits descender;  // below the baseline, negative
  FontUnits cap_height;
  FontUnits x_height;
};

// One font file, parsed once; a hostile file can make ugly letters, nothing worse. Immutable; shared by pointer.
// Threads: one at a time, since HarfBuzz is built without locks; a thread that works beside another opens its own.
class Face {
 public:
  // Copies nothing: keeps `file` alive. Errors: empty_file, too_large, unknown_format, broken_file.
  static Result<std::shared_ptr<const Face>> open(std::shared_ptr<const Bytes> file, std::string name);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  const std::shared_ptr<const Bytes>& file() const { return file_; }
  const std::string& name() const { return name_; }  // as reports say it: "Noto Kufi Arabic Bold"
  FontUnits units_per_em() const { return units_per_em_; }
  const VerticalMetrics& metrics() const { return metrics_; }
  bool covers(char32_t code_point) const;
  // The outline in font units, y upwards. Empty for spaces, unknown glyphs and outlines past limits::path_steps.
  Path outline(GlyphId glyph) const;
  // For core/text's shaping alone; scale is font units.
  hb_font_t* shaping_font() const { return font_; }

 private:
  Face() = default;
  std::shared_ptr<const Bytes> file_;
  std::string name_;
  FontUnits units_per_em_;
  VerticalMetrics metrics_;
  hb_font_t* font_ = nullptr;
};

}  // namespace storycard::font
