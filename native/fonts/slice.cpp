#include "slice.h"

#include <hb-subset.h>

#include <memory>

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

Input make_input(const CodePoints& wanted) {
  Input input(hb_subset_input_create_or_fail());
  if (!input) return input;
  // With glyph numbers kept, slices of one font agree on what a number means.
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS);

  hb_set_t* unicodes = hb_subset_input_unicode_set(input.get());
  for (const CodePointRange& range : wanted) hb_set_add_range(unicodes, range.first, range.last);

  hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(features);
  hb_set_invert(features);

  // The Open Font License asks for its notice in every copy: name records 13 and 14, besides 0, the copyright.
  hb_set_add_range(hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID), 13, 14);

  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : {HB_TAG('S', 'T', 'A', 'T'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('m', 'e', 't', 'a')}) {
    hb_set_add(dropped, tag);
  }
  return input;
}

}  // namespace

Result<CutFont> cut(ByteView font, const CodePoints& wanted) {
  const Blob blob(hb_blob_create(reinterpret_cast<const char*>(font.data()), static_cast<unsigned>(font.size()),
                                 HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const Face face(hb_face_create(blob.get(), 0));
  const Input input = make_input(wanted);
  const Face smaller(input ? hb_subset_or_fail(face.get(), input.get()) : nullptr);
  if (!smaller) return Error{ErrorCode::broken_file, "", "the font cannot be cut"};

  const Blob result(hb_face_reference_blob(smaller.get()));
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(result.get(), &size);
  CutFont out{.file = Bytes(bytes, bytes + size), .covered = covered_by(smaller.get())};
  if (out.covered.empty()) return Error{ErrorCode::missing_value, "", "the font has none of the wanted characters"};
  return out;
}

}  // namespace storycard::fonts
