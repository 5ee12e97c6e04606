#pragma once

#include "base/bytes.h"
#include "recipe.h"

struct hb_face_t;
struct hb_subset_input_t;

namespace storycard::fonts {

struct CutFont {
  Bytes file;
  CodePoints covered;  // what its cmap maps, merged and rising
};

// A TrueType font to be cut many times. Keeps a view of `font`.
class Cutter {
 public:
  // `units_per_em` stands in place of the font's own, unless it is 0.
  explicit Cutter(ByteView font, int units_per_em = 0);
  ~Cutter();
  Cutter(const Cutter&) = delete;
  Cutter& operator=(const Cutter&) = delete;

  CodePoints covered() const;  // by the whole font
  // The part that `wanted` needs: every layout feature and all glyphs those can reach, no hints. The same bytes for the
  // same input. Errors: broken_file, missing_value.
  Result<CutFont> cut(const CodePoints& wanted, GlyphNumbers numbers) const;
  // The same of a slice of flags: no other that their letters spell, since all flags make a megabyte. Besides its
  // letters, `covered` has unicode::flag_key of each.
  Result<CutFont> cut_slice(const SliceRecipe& slice, GlyphNumbers numbers) const;

 private:
  CodePoints add_flags(const std::vector<Flag>& flags, hb_subset_input_t* input) const;

  hb_face_t* face_ = nullptr;
};

}  // namespace storycard::fonts
