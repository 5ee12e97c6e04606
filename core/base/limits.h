#pragma once

#include <cstddef>
#include <cstdint>

// Every bound on data from outside, in one place. Each is checked before memory is taken.
namespace storycard::limits {

inline constexpr std::size_t json_bytes = 4u << 20;
inline constexpr int json_depth = 64;
inline constexpr std::size_t json_values = 250'000;       // of one document
inline constexpr std::size_t text_bytes = 64u << 10;      // one text of a story
inline constexpr std::size_t row_bytes = json_bytes;      // of a table, as it stands in its file
inline constexpr std::size_t columns = 256;
inline constexpr std::size_t header_bytes = 64u << 10;    // in which a table's separators are looked for
inline constexpr std::size_t photo_bytes = 40u << 20;     // a photo file
inline constexpr std::int32_t photo_side = 16384;         // px
inline constexpr std::int64_t photo_pixels = 64'000'000;  // of the stored photo, a baseline JPEG: read in rows
inline constexpr std::int64_t photo_layered_pixels = 24'000'000;    // a progressive JPEG: held whole, 3 bytes a pixel
inline constexpr std::int64_t photo_decoding_bytes = 192'000'000;   // of all others: what decoding takes at most
inline constexpr std::int64_t working_copy_pixels = 4'000'000;      // of a photo as drafts and card files keep it
inline constexpr std::size_t icc_bytes = 1u << 20;        // of a colour profile, unpacked
inline constexpr std::size_t receipt_text_bytes = 160;    // of one thing that a photo's file tells
inline constexpr std::size_t receipt_values = 12;         // of one kind
inline constexpr std::size_t xmp_bytes = 1u << 20;        // of a packet that is read through
inline constexpr std::size_t photos = 8;                  // in one story
inline constexpr std::size_t logos = 3;
inline constexpr std::size_t covers = 64;          // on one photo
inline constexpr std::size_t cover_points = 1000;  // of one drawn cover
inline constexpr std::size_t hashtags = 30;
inline constexpr std::size_t nominees = 50;
inline constexpr std::size_t qr_link_bytes = 134;  // of a link that a card shows as a code
inline constexpr std::size_t speakers = 20;
inline constexpr std::size_t notice_letters = 60;  // code points of a pack's line on every card: two lines hold them in any script
inline constexpr std::size_t formats = 64;  // named in one document
inline constexpr std::size_t font_bytes = 32u << 20;
inline constexpr std::size_t path_steps = 20'000;  // of one outline
inline constexpr std::size_t color_glyph_steps = 20'000;        // the largest emoji known has 9'000
inline constexpr std::size_t color_glyph_path_steps = 250'000;  // of all its shapes together
inline constexpr std::size_t color_glyph_depth = 64;            // clips and groups within one another
inline constexpr std::size_t color_glyph_layers = 8;            // groups that need pixels of their own
inline constexpr std::size_t color_stops = 256;                 // of one gradient in a glyph
inline constexpr int layers = 1000;                // of one frame in one shape, with those of its parts and tiles
inline constexpr int layer_depth = 24;             // of stacks and groups in one another
inline constexpr std::size_t frame_bytes = 256u << 10;  // of pack.json, and of one frame's file
inline constexpr std::size_t frame_path_steps = 30'000;  // of all paths of a frame in one shape
inline constexpr int pattern_cells = 1000;         // of one pattern
inline constexpr int pattern_tiles = 64;           // different ones
inline constexpr int group_depth = 16;            // groups that are drawn by themselves, within one another
inline constexpr std::size_t card_path_steps = 200'000;  // of one card, as often as patterns repeat them
inline constexpr std::size_t art_bytes = 2u << 20;  // a picture in a pack's folder
inline constexpr std::int32_t art_side = 4096;      // px
inline constexpr std::size_t findings = 400;       // about one pack
inline constexpr std::size_t sheet_pixels = 24'000'000;  // of one contact sheet
inline constexpr std::size_t advice = 64;           // on one card
inline constexpr std::size_t wording_bytes = 256u << 10;  // of one language's file of terms
inline constexpr std::size_t wording_terms = 2000;
inline constexpr std::size_t wording_suggestions = 4;     // for one term
inline constexpr std::size_t zip_bytes = 200u << 20;
inline constexpr std::size_t zip_entries = 64;
inline constexpr std::size_t zip_name_bytes = 256;
inline constexpr std::size_t zip_file_bytes = 40u << 20;       // of one file, unpacked
inline constexpr std::size_t zip_unpacked_bytes = 192u << 20;  // of all; eleven working copies of noise have 176 million
inline constexpr std::size_t card_packs = 16;                  // that a card file speaks of
inline constexpr std::int32_t card_side = 8192;    // px of an output
inline constexpr float scale_min = 0.05f;          // of --scale
inline constexpr float scale_max = 4.0f;

}  // namespace storycard::limits
