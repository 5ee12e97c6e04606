#include "slice.h"

#include <hb-subset.h>

#include <memory>

#include "unicode/emoji.h"

namespace storycard::fonts {
namespace {

template <auto destroy>
struct Deleter {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Deleter<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Deleter<hb_face_destroy>>;
using Set = std::unique_ptr<hb_set_t, Deleter<hb_set_destroy>>;
using Font = std::unique_ptr<hb_font_t, Deleter<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Deleter<hb_buffer_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Deleter<hb_subset_input_destroy>>;

CodePoints covered_by(hb_face_t* face) {
  const Set set(hb_set_create());
  hb_face_collect_unicodes(face, set.get());
  CodePoints ranges;
  hb_codepoint_t first = HB_SET_VALUE_INVALID;
  hb_codepoint_t last = HB_SET_VALUE_INVALID;
  while (hb_set_next_range(set.get(), &first, &last)) ranges.push_back({first, last});
  return ranges;
}

Input make_input(const CodePoints& wanted, GlyphNumbers numbers) {
  Input input(hb_subset_input_create_or_fail());
  if (!input) return input;
  unsigned flags = HB_SUBSET_FLAGS_NO_HINTING;
  if (numbers == GlyphNumbers::kept) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  hb_subset_input_set_flags(input.get(), flags);

  hb_set_t* unicodes = hb_subset_input_unicode_set(input.get());
  for (const CodePointRange& range : wanted) hb_set_add_range(unicodes, range.first, range.last);

  hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(features);
  hb_set_invert(features);

  // The Open Font License asks for its notice in every copy: name records 13 and 14, besides 0, the copyright.
  hb_set_add_range(hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID), 13, 14);

  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  // Nor are texts set from top to bottom, and glyphs come in colours from COLR.
  for (const char* tag : {"STAT", "gasp", "meta", "vhea", "vmtx", "VORG", "SVG "}) {
    hb_set_add(dropped, hb_tag_from_string(tag, 4));
  }
  return input;
}

Result<CutFont> cut_with(hb_face_t* face, hb_subset_input_t* input) {
  const Face smaller(input != nullptr ? hb_subset_or_fail(face, input) : nullptr);
  if (!smaller) return Error{ErrorCode::broken_file, "", "the font cannot be cut"};

  const Blob result(hb_face_reference_blob(smaller.get()));
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(result.get(), &size);
  CutFont out{.file = Bytes(bytes, bytes + size), .covered = covered_by(smaller.get())};
  if (out.covered.empty()) return Error{ErrorCode::missing_value, "", "the font has none of the wanted characters"};
  return out;
}

std::uint32_t number_at(const char* bytes, unsigned count) {
  std::uint32_t number = 0;
  for (unsigned i = 0; i < count; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

// Cutting writes new checksums.
void set_units_per_em(hb_blob_t* blob, int units_per_em) {
  constexpr unsigned header = 12, record = 16, place_in_head = 18;
  unsigned size = 0;
  char* bytes = hb_blob_get_data_writable(blob, &size);
  if (bytes == nullptr || size < header) return;
  const unsigned tables = number_at(bytes + 4, 2);
  for (unsigned i = 0; i < tables && header + record * (i + 1) <= size; ++i) {
    const char* entry = bytes + header + record * i;
    if (number_at(entry, 4) != HB_TAG('h', 'e', 'a', 'd')) continue;
    const std::uint32_t head = number_at(entry + 8, 4);
    if (head > size || size - head < place_in_head + 2) return;
    bytes[head + place_in_head] = static_cast<char>(units_per_em >> 8);
    bytes[head + place_in_head + 1] = static_cast<char>(units_per_em & 255);
  }
}

// The one glyph of a flag; 0 where the font draws its letters one by one.
hb_codepoint_t glyph_of(const Flag& flag, hb_font_t* font) {
  const hb_codepoint_t letters[] = {flag.first, flag.second};
  const Buffer buffer(hb_buffer_create());
  hb_buffer_add_codepoints(buffer.get(), letters, 2, 0, 2);
  hb_buffer_guess_segment_properties(buffer.get());
  hb_shape(font, buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
  return count == 1 ? glyphs[0].codepoint : 0;
}

}  // namespace

Cutter::Cutter(ByteView font, int units_per_em) {
  const Blob blob(hb_blob_create(reinterpret_cast<const char*>(font.data()), static_cast<unsigned>(font.size()),
                                 HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  if (units_per_em != 0) set_units_per_em(blob.get(), units_per_em);
  const Face whole(hb_face_create(blob.get(), 0));
  face_ = hb_subset_preprocess(whole.get());  // what all cuts have in common is worked out once
}

Cutter::~Cutter() { hb_face_destroy(face_); }

CodePoints Cutter::covered() const { return covered_by(face_); }

Result<CutFont> Cutter::cut(const CodePoints& wanted, GlyphNumbers numbers) const {
  const Input input = make_input(wanted, numbers);
  return cut_with(face_, input.get());
}

CodePoints Cutter::add_flags(const std::vector<Flag>& flags, hb_subset_input_t* input) const {
  const Font font(hb_font_create(face_));
  CodePoints keys;
  for (const Flag& flag : flags) {
    const hb_codepoint_t glyph = glyph_of(flag, font.get());
    if (glyph == 0) continue;
    hb_set_add(hb_subset_input_glyph_set(input), glyph);
    const char32_t key = unicode::flag_key(flag.first, flag.second);
    if (!keys.empty() && keys.back().last + 1 == key) {
      keys.back().last = key;
    } else {
      keys.push_back({key, key});
    }
  }
  return keys;
}

Result<CutFont> Cutter::cut_slice(const SliceRecipe& slice, GlyphNumbers numbers) const {
  const Input input = make_input(slice.wanted, numbers);
  CodePoints keys;
  if (input && !slice.flags.empty()) {
    const auto flags = hb_subset_input_get_flags(input.get()) | HB_SUBSET_FLAGS_NO_LAYOUT_CLOSURE;
    hb_subset_input_set_flags(input.get(), flags);
    keys = add_flags(slice.flags, input.get());
  }
  auto result = cut_with(face_, input.get());
  if (result) result->covered.insert(result->covered.end(), keys.begin(), keys.end());
  return result;
}

}  // namespace storycard::fonts
