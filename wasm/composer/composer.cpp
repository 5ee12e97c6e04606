#include "composer/composer.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>  // InputEventsQueue: a frame goes on until all input was seen

#include "base/json_reader.h"
#include "base/limits.h"
#include "composer/app.h"
#include "image/decode.h"

namespace storycard::composer {
namespace {

constexpr int passes_max = 12;     // of one frame: for input that ImGui spreads over frames, and for a full atlas
constexpr float dpr_max = 4;
constexpr PixelSize trial_size{256, 256};  // a photo is decoded this small to see whether it opens

void style_imgui(float device_scale) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.AntiAliasedLinesUseTex = false;  // lines are filled with our own white
  style.CircleTessellationMaxError = 0.1f / device_scale;
  style.CurveTessellationTol = 0.5f / device_scale;
}

constexpr ImGuiWindowFlags window_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                          ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                                          ImGuiWindowFlags_NoFocusOnAppearing;

void begin_window(const char* name, ImGuiWindowFlags more) {
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin(name, nullptr, window_flags | more);
}

}  // namespace

struct Composer::Parts {
  Parts(ImGuiContext* imgui, float dpr)
      : context(imgui), device_scale(dpr), atlas(textures, dpr), words(atlas), icons(atlas), painter(atlas, words, icons),
        ui(painter, words, semantics), cards(textures) {}

  ImGuiContext* context;
  Screen screen;
  float device_scale;
  Textures textures;
  Atlas atlas;
  Words words;
  Icons icons;
  Painter painter;
  Semantics semantics;
  Ui ui;
  Library library;
  Cards cards;
  State state;
  View view;
  Effects effects;
  Scheme scheme = Scheme::light;
  Bytes exported;

  std::vector<Action> actions;
  std::vector<PointerEvent> taps;
  bool escape = false, undo_key = false, redo_key = false;
  bool dirty = true, drawn = false, said_ready = false;
  double last_ms = 0, wake_ms = -1;
  Step last_step = Step::story;

  int run(double now_ms);
  void pass(double now_ms, std::vector<Action> now_actions);
  void draw_app(double now_ms);
  void draw_start();
  void act_on_keys(App& app);
  void save(App& app);
  void begin_words();
  int next_frame(double now_ms);
};

Composer::Composer(float width, float height, float device_scale) {
  IMGUI_CHECKVERSION();
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  unsigned char* pixels = nullptr;
  int atlas_width = 0, atlas_height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &atlas_width, &atlas_height);  // ImGui wants a font; nothing is written with it
  parts_ = std::make_unique<Parts>(context, std::clamp(device_scale, 0.5f, dpr_max));
  resize(width, height, device_scale);
}

Composer::~Composer() {
  ImGuiContext* context = parts_->context;
  parts_.reset();
  ImGui::DestroyContext(context);
}

void Composer::resize(float width, float height, float device_scale) {
  const float scale = std::clamp(std::isfinite(device_scale) ? device_scale : 1.0f, 0.5f, dpr_max);
  parts_->screen.width = std::clamp(std::isfinite(width) ? width : 1.0f, 1.0f, 16384.0f);
  parts_->screen.height = std::clamp(std::isfinite(height) ? height : 1.0f, 1.0f, 16384.0f);
  if (scale != parts_->device_scale) {
    parts_->device_scale = scale;
    parts_->atlas.fit(scale);
    parts_->words.forget();
    parts_->icons.forget();
  }
  ImGui::SetCurrentContext(parts_->context);
  style_imgui(scale);
  parts_->dirty = true;
}

void Composer::settings(std::string_view text) {
  const Result<Json> json = read_json(text);
  if (!json) return;
  Parts& parts = *parts_;
  JsonReader read(*json, "");
  const auto now = [](auto value, auto of) { return static_cast<std::size_t>(value == of ? 1 : 0); };
  parts.scheme = read.choice("theme", {"light", "dark"}, now(parts.scheme, Scheme::dark)) == 1 ? Scheme::dark : Scheme::light;
  if (read.has("language")) parts.library.want_language(read.text("language", "en"));
  parts.ui.motion = read.flag("reducedMotion", parts.ui.motion == Ui::Motion::reduced) ? Ui::Motion::reduced : Ui::Motion::full;
  parts.ui.pointer = read.flag("coarsePointer", parts.ui.pointer == Ui::Pointer::coarse) ? Ui::Pointer::coarse : Ui::Pointer::fine;
  parts.ui.fields = read.choice("fields", {"page", "drawn"}, now(parts.ui.fields, Ui::Fields::drawn)) == 1 ? Ui::Fields::drawn : Ui::Fields::page;
  parts.screen.inset_bottom = static_cast<float>(read.number("insetBottom", parts.screen.inset_bottom, {0, 200}));
  parts.screen.keyboard_height = static_cast<float>(read.number("keyboardHeight", parts.screen.keyboard_height, {0, 4096}));
  parts.dirty = true;
}

bool Composer::add(std::string_view name, ByteView bytes) {
  parts_->dirty = true;
  if (!parts_->library.add(name, bytes)) return true;
  lack(name);
  return false;
}

void Composer::lack(std::string_view name) {
  parts_->library.lack(name);
  parts_->words.give_up(std::string(name));
  parts_->dirty = true;
}

void Composer::pointer(const PointerEvent& event) {
  ImGui::SetCurrentContext(parts_->context);
  ImGuiIO& io = ImGui::GetIO();
  const bool finger = parts_->ui.pointer == Ui::Pointer::coarse;
  // As a finger always: ImGui then takes the place first and the press in the next pass, when it knows what lies there.
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  const bool gone = event.kind == PointerKind::leave || event.kind == PointerKind::cancel;
  if (gone) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  } else {
    io.AddMousePosEvent(event.at.x, event.at.y);
    if (event.kind == PointerKind::down) io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    if (event.kind == PointerKind::up) io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    if (event.kind == PointerKind::up && finger) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  }
  parts_->dirty = true;
}

void Composer::wheel(Point at, Point by) {
  parts_->ui.wheel(at, by);
  parts_->dirty = true;
}

void Composer::key(KeyKind kind, std::string_view code, Modifiers modifiers) {
  if (kind != KeyKind::down) return;
  if (code == "Escape") parts_->escape = true;
  if (code == "KeyZ" && modifiers.control) (modifiers.shift ? parts_->redo_key : parts_->undo_key) = true;
  if (code == "KeyY" && modifiers.control) parts_->redo_key = true;
  parts_->dirty = true;
}

void Composer::action(Action action) {
  parts_->actions.push_back(std::move(action));
  parts_->dirty = true;
}

bool Composer::photo(Bytes file, std::string_view name) {
  Parts& parts = *parts_;
  parts.dirty = true;
  parts.view.photo_problem.clear();
  const auto refuse = [&](ErrorCode code) {
    parts.view.photo_problem = code == ErrorCode::too_large ? "photo.problem-large"
                               : code == ErrorCode::unknown_format ? "photo.problem-kind" : "photo.problem-broken";
    return false;
  };
  if (file.size() > limits::photo_bytes) return refuse(ErrorCode::too_large);
  const auto opened = image::decode_photo(file, trial_size);
  if (!opened) return refuse(opened.error().code);
  set_photo(parts.state, std::make_shared<const Bytes>(std::move(file)), name, parts.last_ms);
  return true;
}

void Composer::redraw() { parts_->dirty = true; }

int Composer::frame(double now_ms) {
  ImGui::SetCurrentContext(parts_->context);
  return parts_->run(now_ms);
}

ImDrawData* Composer::take_drawing() {
  if (!parts_->drawn) return nullptr;
  parts_->drawn = false;
  ImGui::SetCurrentContext(parts_->context);
  return ImGui::GetDrawData();
}

Color Composer::ground() const { return palette(parts_->scheme).stage; }
Textures& Composer::textures() { return parts_->textures; }
std::uint32_t Composer::semantics_version() const { return parts_->semantics.version(); }
std::string Composer::semantics_json() const { return parts_->semantics.json(); }
std::string Composer::take_effects_json() { return parts_->effects.take_json(); }
const Bytes& Composer::export_bytes() const { return parts_->exported; }
const State& Composer::state() const { return parts_->state; }

int Composer::Parts::run(double now_ms) {
  const bool due = wake_ms >= 0 && now_ms >= wake_ms;
  if (!dirty && !due && !ui.wants_frame()) return next_frame(now_ms);
  dirty = false;
  // What is typed before the interface is there waits for it.
  std::vector<Action> now_actions;
  if (library.ready()) now_actions.swap(actions);
  pass(now_ms, std::move(now_actions));
  for (int i = 0; i < passes_max; ++i) {
    const bool more_input = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
    if (!more_input && !atlas.full() && !dirty) break;
    if (atlas.full()) {
      atlas.clear();
      words.forget();
      icons.forget();
    }
    dirty = false;
    pass(now_ms, {});
  }
  ImGui::Render();
  drawn = true;
  if (cards.work() > 0) dirty = true;  // to be shown
  library.want_fonts(words.take_wanted());
  effects.fetch(library.take_needs());
  if (const std::string id = ui.take_wanted_focus(); !id.empty()) effects.focus(id);
  return next_frame(now_ms);
}

int Composer::Parts::next_frame(double now_ms) {
  if (dirty || ui.wants_frame()) return 1;
  double wake = -1;
  const auto at = [&](double ms) { wake = wake < 0 ? ms : std::min(wake, ms); };
  if (const auto cards_ms = cards.wanted_at_ms()) at(*cards_ms);
  if (view.toast) at(view.toast->until_ms);
  if (const auto tip_ms = ui.tip_at_ms()) at(*tip_ms);
  wake_ms = wake;
  if (wake < 0) return 0;
  return std::max(1, static_cast<int>(std::ceil(std::min(wake - now_ms, 60000.0))));
}

void Composer::Parts::begin_words() {
  Words::Setting setting;
  setting.book = library.fonts();
  setting.fonts_version = library.fonts_version();
  setting.device_scale = device_scale;
  if (const Strings* strings = library.strings()) {
    setting.language = strings->language();
    setting.direction = strings->direction();
  }
  words.begin_frame(setting);
}

void Composer::Parts::pass(double now_ms, std::vector<Action> now_actions) {
  ImGuiIO& io = ImGui::GetIO();
  // Whole device px, and a hair more, so that the backend's rounding down gives the canvas's own size.
  const auto whole = [&](float css) { return (std::round(css * device_scale) + 0.01f) / device_scale; };
  io.DisplaySize = {whole(screen.width), whole(screen.height)};
  io.DisplayFramebufferScale = {device_scale, device_scale};
  io.DeltaTime = static_cast<float>(std::clamp((now_ms - last_ms) / 1000, 0.0001, 0.1));
  last_ms = now_ms;
  const float white = atlas.white() / static_cast<float>(atlas.side());
  io.Fonts->TexUvWhitePixel = {white, white};
  io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(atlas.texture())));
  ImGui::NewFrame();

  begin_words();
  ui.strings = library.strings();
  ui.colors = &palette(scheme);
  Painter::Setting paint;
  paint.device_scale = device_scale;
  paint.width = screen.width;
  paint.shadow_color = ui.colors->shadow;
  paint.shadow_scale = ui.colors->shadow_scale;
  if (ui.strings && ui.strings->direction() == "rtl") paint.reading = Painter::Setting::Reading::right_to_left;
  painter.begin_frame(paint);
  ui.begin_frame(std::move(now_actions), now_ms);
  if (library.ready()) draw_app(now_ms);
  else draw_start();
  ui.end_frame();
  ImGui::EndFrame();
}

// Before the words are here: the mark alone.
void Composer::Parts::draw_start() {
  semantics.begin("en", "ltr", "storycard");
  begin_window("start", ImGuiWindowFlags_NoInputs);
  painter.draw_into(ImGui::GetWindowDrawList());
  painter.mark({screen.width / 2, screen.height / 2}, 64, ui.colors->mark);
  ImGui::End();
  semantics.end();
}

void Composer::Parts::act_on_keys(App& app) {
  if (escape && view.menu != Menu::none) view.menu = Menu::none;
  else if (escape) view.toast.reset();
  if (escape) ui.hide_tip();
  if (undo_key) undo_last(app);
  if (redo_key) redo_last(app);
  escape = undo_key = redo_key = false;
}

void Composer::Parts::save(App& app) {
  view.save_wanted = false;
  Result<Cards::Export> file = cards.make_file();
  if (!file) {
    show_toast(app, app.text("share.failed"), ShownToast::Offer::nothing);
    return;
  }
  exported = std::move(file->bytes);
  effects.save(file->name);
  effects.announce(app.text("share.saved"), Urgency::polite);
  view.saved_revision = state.revision;
  ui.want_frame();
}

void Composer::Parts::draw_app(double now_ms) {
  const Strings& strings = *ui.strings;
  semantics.begin(strings.language(), strings.direction(), strings.text("app.title"));
  cards.begin_frame(state, library, strings.text("sample.story"), now_ms);
  App app{ui, state, view, library, cards, effects, scheme, areas_for(screen, state.step)};
  act_on_keys(app);
  screen.stage_share = view.stage_share;
  app.areas = areas_for(screen, state.step);
  ui.set_cover(painter.on_canvas(menu_rect(app)));
  const Menu menu = view.menu;

  begin_window("screen", ImGuiWindowFlags_NoBringToFrontOnFocus);
  painter.draw_into(ImGui::GetWindowDrawList());
  const std::uint64_t revision = state.revision;
  const Step step = state.step;
  draw_top_bar(app);
  draw_stage(app);
  draw_panel(app);
  if (app.areas.kind != ScreenKind::desktop) draw_tabs(app);
  draw_toast(app);
  if (menu == Menu::none) ui.draw_tip();
  ImGui::End();

  if (menu != Menu::none && view.menu == menu) {
    begin_window("menu", ImGuiWindowFlags_None);
    painter.draw_into(ImGui::GetWindowDrawList());
    // This window lies over all others, so that a press outside of the menu closes it and does nothing else.
    if (ui.pressed_outside(menu_rect(app))) view.menu = Menu::none;
    else draw_menu(app);
    ImGui::End();
  }
  if (view.save_wanted) save(app);
  semantics.end();

  // What was drawn is of the draft before the edit: draw again.
  if (state.revision != revision || state.step != step || view.menu != menu || library.strings() != ui.strings) dirty = true;
  if (!said_ready && words.complete() && (is_empty(state) || cards.shown_fresh())) {
    said_ready = true;
    effects.ready();
  }
}

}  // namespace storycard::composer
