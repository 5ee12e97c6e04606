#include "slice.h"

#include <hb.h>

#include "support/files.h"
#include "unicode/emoji.h"

#include <doctest/doctest.h>

using namespace storycard;

namespace {

Bytes source_font() {
  return tests::source_bytes("node_modules/@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf");
}

// 0 where the font has no such character.
unsigned glyph_of(const Bytes& file, char32_t character) {
  hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(file.data()), static_cast<unsigned>(file.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_font_t* font = hb_font_create(face);
  hb_codepoint_t glyph = 0;
  hb_font_get_nominal_glyph(font, character, &glyph);
  hb_font_destroy(font);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return glyph;
}

unsigned units_per_em(const Bytes& file) {
  hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(file.data()), static_cast<unsigned>(file.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  const unsigned units = hb_face_get_upem(face);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return units;
}

// How many glyphs the text becomes.
unsigned glyphs_of(const Bytes& file, const std::vector<char32_t>& text) {
  hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(file.data()), static_cast<unsigned>(file.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_font_t* font = hb_font_create(face);
  hb_buffer_t* buffer = hb_buffer_create();
  for (const char32_t character : text) hb_buffer_add(buffer, character, 0);
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_guess_segment_properties(buffer);
  hb_shape(font, buffer, nullptr, 0);
  const unsigned count = hb_buffer_get_length(buffer);
  hb_buffer_destroy(buffer);
  hb_font_destroy(font);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return count;
}

}  // namespace

TEST_CASE("cut: a slice holds what was asked for, and glyphs keep their numbers") {
  const Bytes font = source_font();
  const auto slice = fonts::Cutter(font).cut({{U'A', U'Z'}, {U'é', U'é'}}, fonts::GlyphNumbers::kept);
  REQUIRE(slice);
  CHECK(slice->file.size() < font.size() / 4);
  REQUIRE(slice->covered.size() == 2);
  CHECK(slice->covered[0].first == U'A');
  CHECK(slice->covered[0].last == U'Z');
  CHECK(slice->covered[1].first == U'é');
  for (const char32_t character : {U'A', U'Q', U'Z', U'é'}) {
    CHECK(glyph_of(slice->file, character) == glyph_of(font, character));
    CHECK(glyph_of(slice->file, character) != 0);
  }
  CHECK(glyph_of(slice->file, U'a') == 0);
}

TEST_CASE("cut: the same font gives the same bytes") {
  const Bytes font = source_font();
  const fonts::Cutter cutter(font);
  const auto once = cutter.cut({{U'!', U'~'}}, fonts::GlyphNumbers::own);
  REQUIRE(cutter.cut({{U'A', U'B'}}, fonts::GlyphNumbers::own));
  const auto again = cutter.cut({{U'!', U'~'}}, fonts::GlyphNumbers::own);
  REQUIRE(once);
  REQUIRE(again);
  CHECK(once->file == again->file);
}

TEST_CASE("cut: glyphs with numbers of their own make a smaller file with the same characters") {
  const Bytes font = source_font();
  const fonts::Cutter cutter(font);
  const auto kept = cutter.cut({{U'Ѐ', U'Ѓ'}}, fonts::GlyphNumbers::kept);
  const auto own = cutter.cut({{U'Ѐ', U'Ѓ'}}, fonts::GlyphNumbers::own);
  REQUIRE(kept);
  REQUIRE(own);
  CHECK(own->file.size() < kept->file.size());
  CHECK(own->covered.size() == kept->covered.size());
  CHECK(glyph_of(own->file, U'Ѓ') != 0);
}

TEST_CASE("cut: bytes that are no font, and a font without the wanted characters, are refused") {
  const Bytes noise(1000, 0x5A);
  CHECK_FALSE(fonts::Cutter(noise).cut({{U'A', U'Z'}}, fonts::GlyphNumbers::kept));
  CHECK_FALSE(fonts::Cutter(Bytes{}).cut({{U'A', U'Z'}}, fonts::GlyphNumbers::kept));
  const Bytes font = source_font();
  const auto none = fonts::Cutter(font).cut({{0x1F600, 0x1F64F}}, fonts::GlyphNumbers::kept);
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::missing_value);
}

TEST_CASE("cut_slice: a slice of flags has those alone, each named by its key, and shapes them to one glyph") {
  const Bytes font = tests::source_bytes(
      "node_modules/@expo-google-fonts/noto-color-emoji/400Regular/NotoColorEmoji_400Regular.ttf");
  const fonts::Cutter cutter(font);
  const fonts::Flag spain{0x1F1EA, 0x1F1F8};  // its letters spell Sweden too
  fonts::SliceRecipe recipe{"flags", {{spain.first, spain.first}, {spain.second, spain.second}}, {spain}};
  const auto slice = cutter.cut_slice(recipe, fonts::GlyphNumbers::own);
  REQUIRE(slice);
  REQUIRE(slice->covered.size() >= 3);
  CHECK(slice->covered[0].first == spain.first);
  CHECK(slice->covered.back().first == unicode::flag_key(spain.first, spain.second));
  CHECK(slice->covered.back().last == slice->covered.back().first);
  CHECK(glyphs_of(slice->file, {spain.first, spain.second}) == 1);

  recipe.flags.clear();
  const auto all = cutter.cut_slice(recipe, fonts::GlyphNumbers::own);
  REQUIRE(all);
  CHECK(all->covered.back().last < unicode::flag_key(spain.first, spain.second));
  CHECK(glyphs_of(all->file, {spain.second, spain.first}) == 1);
  CHECK(all->file.size() > slice->file.size() + 1000);  // with Sweden
}

TEST_CASE("cut: other units per em make the same glyphs larger or smaller") {
  const Bytes font = source_font();
  const auto slice = fonts::Cutter(font, 2000).cut({{U'A', U'Z'}}, fonts::GlyphNumbers::own);
  const auto plain = fonts::Cutter(font).cut({{U'A', U'Z'}}, fonts::GlyphNumbers::own);
  REQUIRE(slice);
  REQUIRE(plain);
  CHECK(units_per_em(slice->file) == 2000);
  CHECK(units_per_em(plain->file) == 1000);
  CHECK(slice->file.size() == plain->file.size());
  CHECK_FALSE(fonts::Cutter(Bytes(40, 0x5A), 2000).cut({{U'A', U'Z'}}, fonts::GlyphNumbers::own));
}
