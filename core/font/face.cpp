#include "font/face.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <cmath>

#include "base/limits.h"

namespace storycard::font {
namespace {

struct Metric {
  hb_ot_metrics_tag_t tag;
  int lowest_percent;  // of the em; a hostile file may claim anything
  int highest_percent;
};

FontUnits metric(hb_font_t* font, int units_per_em, const Metric& wanted) {
  hb_position_t value = 0;
  hb_ot_metrics_get_position_with_fallback(font, wanted.tag, &value);
  return {std::clamp(value, units_per_em * wanted.lowest_percent / 100, units_per_em * wanted.highest_percent / 100)};
}

// What HarfBuzz's callbacks fill. A move that nothing follows is left out.
struct Pen {
  Path path;
  bool usable = true;

  void add(PathStep step) {
    const auto fine = [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    usable =
        usable && path.steps.size() < limits::path_steps && fine(step.control1) && fine(step.control2) && fine(step.to);
    if (usable) path.steps.push_back(step);
  }
};

void move_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
  static_cast<Pen*>(pen)->add({PathStep::Kind::move, {}, {}, {x, y}});
}

void line_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
  static_cast<Pen*>(pen)->add({PathStep::Kind::line, {}, {}, {x, y}});
}

void quad_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
  static_cast<Pen*>(pen)->add({PathStep::Kind::quad, {cx, cy}, {}, {x, y}});
}

// NOLINTNEXTLINE: the signature is HarfBuzz's.
void cubic_to(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float c1x, float c1y, float c2x, float c2y, float x,
              float y, void*) {
  static_cast<Pen*>(pen)->add({PathStep::Kind::cubic, {c1x, c1y}, {c2x, c2y}, {x, y}});
}

void close_path(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, void*) {
  static_cast<Pen*>(pen)->add({PathStep::Kind::close, {}, {}, {}});
}

hb_draw_funcs_t* make_draw_funcs() {
  hb_draw_funcs_t* funcs = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(funcs, move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(funcs, line_to, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(funcs, quad_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(funcs, close_path, nullptr, nullptr);
  hb_draw_funcs_make_immutable(funcs);
  return funcs;
}

// "OTTO", "true", "ttcf" or version 1.0: what HarfBuzz reads.
bool has_font_signature(const Bytes& file) {
  if (file.size() < 12) return false;
  const hb_tag_t tag = HB_TAG(file[0], file[1], file[2], file[3]);
  return tag == 0x00010000 || tag == HB_TAG('O', 'T', 'T', 'O') || tag == HB_TAG('t', 'r', 'u', 'e') ||
         tag == HB_TAG('t', 't', 'c', 'f');
}

hb_font_t* open_font(const Bytes& file) {
  const auto size = static_cast<unsigned>(file.size());
  const char* bytes = static_cast<const char*>(static_cast<const void*>(file.data()));
  hb_blob_t* blob = hb_blob_create(bytes, size, HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  hb_font_t* font = hb_face_get_glyph_count(face) > 0 ? hb_font_create(face) : nullptr;
  hb_face_destroy(face);
  if (font != nullptr) hb_font_make_immutable(font);
  return font;
}

bool maps_any(hb_font_t* font) {
  hb_set_t* code_points = hb_set_create();
  hb_face_collect_unicodes(hb_font_get_face(font), code_points);
  const bool any = !hb_set_is_empty(code_points);
  hb_set_destroy(code_points);
  return any;
}

}  // namespace

Result<std::shared_ptr<const Face>> Face::open(std::shared_ptr<const Bytes> file, std::string name) {
  if (file->empty()) return Error{ErrorCode::empty_file, std::move(name), "the font file is empty"};
  if (file->size() > limits::font_bytes)
    return Error{ErrorCode::too_large, std::move(name), "the font file is too large"};
  if (!has_font_signature(*file))
    return Error{ErrorCode::unknown_format, std::move(name), "this is no TrueType or OpenType font"};
  hb_font_t* font = open_font(*file);
  if (font == nullptr) return Error{ErrorCode::broken_file, std::move(name), "the font has no glyphs"};

  std::shared_ptr<Face> face(new Face);
  face->font_ = font;
  face->file_ = std::move(file);
  face->name_ = std::move(name);
  if (!maps_any(font)) return Error{ErrorCode::broken_file, face->name_, "the font maps no character to a glyph"};
  const auto em = static_cast<int>(hb_face_get_upem(hb_font_get_face(font)));
  face->units_per_em_ = {em};
  face->metrics_ = {.ascender = metric(font, em, {HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 0, 400}),
                    .descender = metric(font, em, {HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -400, 0}),
                    .cap_height = metric(font, em, {HB_OT_METRICS_TAG_CAP_HEIGHT, 0, 400}),
                    .x_height = metric(font, em, {HB_OT_METRICS_TAG_X_HEIGHT, 0, 400})};
  return std::shared_ptr<const Face>(std::move(face));
}

Face::~Face() { hb_font_destroy(font_); }

bool Face::covers(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_, code_point, &glyph) != 0 && glyph != 0;
}

Path Face::outline(GlyphId glyph) const {
  hb_draw_funcs_t* funcs = make_draw_funcs();
  Pen pen;
  hb_font_draw_glyph(font_, glyph, funcs, &pen);
  hb_draw_funcs_destroy(funcs);
  return pen.usable ? std::move(pen.path) : Path{};
}

}  // namespace storycard::font
