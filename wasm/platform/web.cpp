// The composer in a page: the C functions of wasm/PROTOCOL.md, and WebGL2 on the canvas "#stage".
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>

#include <GLES3/gl3.h>
#include <emscripten/emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "composer/composer.h"
#include "given_text.h"
#include "platform/gl_textures.h"

namespace storycard::platform {
namespace {

constexpr const char* canvas = "#stage";

struct Page {
  std::unique_ptr<composer::Composer> composer;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
  bool can_draw = false;
  GlTextures textures;
  std::string text;  // what the last call that gives JSON gave
  std::uint32_t picture[4] = {};  // what cp_picture gave
};

// The one static: C functions have no other place to keep the page's state.
Page& page() {
  static Page only;
  return only;
}

void fit_canvas(float width, float height, float device_scale) {
  const auto px = [&](float css) { return static_cast<int>(std::lround(css * device_scale)); };
  emscripten_set_canvas_element_size(canvas, px(width), px(height));
}

bool open_webgl() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;  // the composer softens its own edges
  attributes.enableExtensionsByDefault = false;
  page().context = emscripten_webgl_create_context(canvas, &attributes);
  return page().context > 0 && emscripten_webgl_make_context_current(page().context) == EMSCRIPTEN_RESULT_SUCCESS;
}

void draw() {
  ImDrawData* drawing = page().composer->take_drawing();
  if (!drawing || !page().can_draw) return;
  ImGui_ImplOpenGL3_NewFrame();  // makes its shaders where there are none, as after a lost context
  const double begun_ms = emscripten_get_now();
  page().textures.update(page().composer->textures());
  page().composer->tell_costs(emscripten_get_now() - begun_ms, __builtin_wasm_memory_size(0) * std::size_t{65536});
  page().textures.rename(*drawing);
  const Color ground = page().composer->ground();
  glDisable(GL_SCISSOR_TEST);
  glClearColor(static_cast<float>(ground.red) / 255, static_cast<float>(ground.green) / 255,
               static_cast<float>(ground.blue) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(drawing);
}

const char* give(std::string text) {
  page().text = std::move(text);
  wasm::given_text_size() = static_cast<std::uint32_t>(page().text.size());
  return page().text.data();
}

}  // namespace
}  // namespace storycard::platform

using namespace storycard;
using namespace storycard::platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE int cp_start(float width, float height, float device_scale, const char* settings,
                                  std::size_t size) {
  Page& here = page();
  here.composer = std::make_unique<composer::Composer>(width, height, device_scale, emscripten_get_now);
  here.composer->settings({settings, size});
  fit_canvas(width, height, device_scale);
  here.can_draw = open_webgl() && ImGui_ImplOpenGL3_Init("#version 300 es");
  if (!here.can_draw) here.composer->settings(R"({"canDraw":false})");
  return here.can_draw ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int cp_add(const char* name, std::size_t name_size, const std::uint8_t* bytes, std::size_t size) {
  return page().composer->add({name, name_size}, {bytes, size}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void cp_lacks(const char* name, std::size_t size) { page().composer->lack({name, size}); }

EMSCRIPTEN_KEEPALIVE void cp_settings(const char* json, std::size_t size) { page().composer->settings({json, size}); }

EMSCRIPTEN_KEEPALIVE void cp_resize(float width, float height, float device_scale) {
  page().composer->resize(width, height, device_scale);
  fit_canvas(width, height, device_scale);
}

EMSCRIPTEN_KEEPALIVE void cp_pointer(int kind, int id, float x, float y, int buttons) {
  using composer::PointerKind;
  constexpr PointerKind kinds[] = {PointerKind::down, PointerKind::move, PointerKind::up, PointerKind::cancel,
                                   PointerKind::leave};
  if (kind < 0 || kind > 4 || !std::isfinite(x) || !std::isfinite(y)) return;
  if (kinds[kind] == PointerKind::down && (buttons & 1) == 0) return;  // the main button, a pen's tip or a finger
  page().composer->pointer({kinds[kind], {x, y}, id});
}

EMSCRIPTEN_KEEPALIVE void cp_wheel(float x, float y, float dx, float dy) {
  if (std::isfinite(x + y + dx + dy)) page().composer->wheel({x, y}, {dx, dy});
}

EMSCRIPTEN_KEEPALIVE void cp_key(int kind, const char* code, std::size_t size, int modifiers) {
  const composer::Modifiers held{(modifiers & 1) != 0, (modifiers & 2) != 0, (modifiers & 4) != 0};
  page().composer->key(kind == 0 ? composer::KeyKind::down : composer::KeyKind::up, {code, size}, held);
}

EMSCRIPTEN_KEEPALIVE void cp_action(const char* id, std::size_t id_size, const char* action, std::size_t action_size,
                                    const char* value, std::size_t value_size) {
  page().composer->action({std::string(id, id_size), std::string(action, action_size), std::string(value, value_size)});
}

EMSCRIPTEN_KEEPALIVE void cp_photo_opening(float share, const char* use, std::size_t size) {
  page().composer->photo_opening(share, {use, size});
}

EMSCRIPTEN_KEEPALIVE int cp_pack_picture(const char* name, std::size_t name_size, int id, const char* header, std::size_t size) {
  return page().composer->pack_picture({name, name_size}, id, {header, size}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int cp_photo(int id, const char* header, std::size_t size, const char* name,
                                  std::size_t name_size, int further) {
  using Place = composer::Composer::PhotoPlace;
  return page().composer->photo(id, {header, size}, {name, name_size}, further != 0 ? Place::further : Place::this_one) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void cp_photo_problem(const char* reason, std::size_t size) {
  page().composer->photo_problem({reason, size});
}

EMSCRIPTEN_KEEPALIVE std::uint8_t* cp_pixels(int id, int wanted_width, int wanted_height, int x, int y, int width,
                                             int height) {
  return page().composer->pixels_for({id, {{wanted_width, wanted_height}, {x, y, width, height}}});
}

EMSCRIPTEN_KEEPALIVE void cp_decoded() { page().composer->decoded(); }

EMSCRIPTEN_KEEPALIVE void cp_not_decoded(int id, int wanted_width, int wanted_height, int x, int y, int width,
                                         int height, const char* reason, std::size_t size) {
  page().composer->not_decoded({id, {{wanted_width, wanted_height}, {x, y, width, height}}}, {reason, size});
}

// A revision never comes near 2^53.
EMSCRIPTEN_KEEPALIVE double cp_draft_revision() { return static_cast<double>(page().composer->draft_revision()); }
EMSCRIPTEN_KEEPALIVE const char* cp_draft() { return give(page().composer->draft_json()); }
EMSCRIPTEN_KEEPALIVE int cp_restore(const char* json, std::size_t size) { return page().composer->restore({json, size}) ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE int cp_drafts(const char* json, std::size_t size) { return page().composer->tell_drafts({json, size}) ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int cp_frame(double now_ms) {
  const int next = page().composer->frame(now_ms);
  draw();
  return next;
}

EMSCRIPTEN_KEEPALIVE int cp_work(double now_ms) { return page().composer->work(now_ms); }
EMSCRIPTEN_KEEPALIVE int cp_wants_frame() { return page().composer->wants_frame() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE std::uint32_t cp_semantics_version() { return page().composer->semantics_version(); }
EMSCRIPTEN_KEEPALIVE const char* cp_semantics() { return give(page().composer->semantics_json()); }
EMSCRIPTEN_KEEPALIVE const char* cp_effects() { return give(page().composer->take_effects_json()); }
EMSCRIPTEN_KEEPALIVE const std::uint32_t* cp_picture(std::uint32_t id) {
  const composer::Texture* texture = page().composer->textures().find(id);
  if (!texture) return nullptr;
  std::uint32_t* told = page().picture;
  told[0] = texture->picture;
  told[1] = static_cast<std::uint32_t>(texture->size.width);
  told[2] = static_cast<std::uint32_t>(texture->size.height);
  told[3] = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(texture->rgba.data()));
  return told;
}

EMSCRIPTEN_KEEPALIVE void cp_context_lost() {
  if (!page().can_draw) return;
  page().can_draw = false;
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  page().textures.forget();
}

EMSCRIPTEN_KEEPALIVE void cp_context_restored() {
  Page& here = page();
  here.can_draw = here.context > 0 && emscripten_webgl_make_context_current(here.context) == EMSCRIPTEN_RESULT_SUCCESS;
  here.composer->textures().touch_all();
  here.composer->redraw();
}

}  // extern "C"
