#include "composer/composer.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "base/json_reader.h"
#include "base/limits.h"
#include "composer/logos.h"
#include "composer/parts.h"
#include "composer/problems.h"
#include "composer/submit_address.h"
#include "photo_header.h"

namespace storycard::composer {
namespace {

constexpr float dpr_max = 4;

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

}  // namespace

Composer::Composer(float width, float height, float device_scale, Clock clock) {
  IMGUI_CHECKVERSION();
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  // ImGui wants a font; nothing is written with it, so it has a space and no more.
  static constexpr ImWchar space[] = {' ', ' ', 0};
  ImFontConfig font;
  font.GlyphRanges = space;
  io.Fonts->AddFontDefault(&font);
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  unsigned char* pixels = nullptr;
  int atlas_width = 0, atlas_height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &atlas_width, &atlas_height);
  parts_ = std::make_unique<Parts>(context, std::clamp(device_scale, 0.5f, dpr_max));
  parts_->clock = std::move(clock);
  resize(width, height, device_scale);
}

Composer::~Composer() {
  ImGuiContext* context = parts_->context;
  parts_.reset();
  ImGui::DestroyContext(context);
}

void Composer::resize(float width, float height, float device_scale) {
  Parts& parts = *parts_;
  parts.page_scale = std::clamp(std::isfinite(device_scale) ? device_scale : 1.0f, 0.5f, dpr_max);
  parts.window.width = std::clamp(std::isfinite(width) ? width : 1.0f, 1.0f, 16384.0f);
  parts.window.height = std::clamp(std::isfinite(height) ? height : 1.0f, 1.0f, 16384.0f);
  parts.fit_screen();
}

float Composer::Parts::zoom() const {
  constexpr float least_width = 240;
  return std::clamp(text_scale, 1.0f, std::max(1.0f, window.width / least_width));
}

// The whole interface grows with the text: controls, gaps and icons keep their shapes, and the layout reflows.
void Composer::Parts::fit_screen() {
  const float by = zoom(), scale = page_scale * by;
  const Screen before = screen;
  screen = {window.width / by,       window.height / by,    window.inset_top / by,      window.inset_bottom / by,
            window.inset_start / by, window.inset_end / by, window.keyboard_height / by, before.stage_share};
  screen.embedded = offer.inside == Offer::Inside::other_page;
  if (scale != device_scale) {
    device_scale = scale;
    atlas.fit(scale);
    words.forget();
    icons.forget();
  }
  semantics.scale_to(by);
  ImGui::SetCurrentContext(context);
  style_imgui(scale);
  dirty = true;
}

void Composer::settings(std::string_view text) {
  const Result<Json> json = read_json(text);
  if (!json) return;
  Parts& parts = *parts_;
  JsonReader read(*json, "");
  const auto now = [](auto value, auto of) { return static_cast<std::size_t>(value == of ? 1 : 0); };
  Appearance& look = parts.appearance;
  look.scheme = read.choice("theme", {"light", "dark"}, now(look.scheme, Scheme::dark)) == 1 ? Scheme::dark : Scheme::light;
  look.contrast = read.choice("contrast", {"normal", "more"}, now(look.contrast, Contrast::more)) == 1 ? Contrast::more
                                                                                                        : Contrast::normal;
  look.choice = theme_choices[read.choice("themeChoice", {"system", "light", "dark", "contrast"},
                                          static_cast<std::size_t>(look.choice))];
  if (read.has("hint")) parts.view.hint_seen = read.text("hint", "") == "seen";
  if (read.has("submit")) parts.view.submit = read_submit_address(read.text("submit"));
  if (read.flag("ahead", false)) parts.cards.look_ahead();
  parts.take_offer(*json);
  if (read.has("offline")) parts.tell_offline(read.choice("offline", {"no", "ready"}, 0) == 1);
  if (read.has("update")) parts.view.news.update_waits = read.choice("update", {"", "waiting"}, 0) == 1;
  if (read.has("timeZone")) parts.view.time_zone = read.text("timeZone");
  if (read.has("language")) parts.library.want_language(read.text("language", "en"));
  parts.ui.motion =
      read.flag("reducedMotion", parts.ui.motion == Ui::Motion::reduced) ? Ui::Motion::reduced : Ui::Motion::full;
  parts.view.can_share = read.flag("canShare", parts.view.can_share);
  parts.view.can_copy_pictures = read.flag("canCopyPictures", parts.view.can_copy_pictures);
  parts.view.keeps_by_hand = read.flag("keepsByHand", parts.view.keeps_by_hand);
  parts.view.photo_view.can_paste = read.flag("canPaste", parts.view.photo_view.can_paste);
  parts.ui.pointer =
      read.flag("coarsePointer", parts.ui.pointer == Ui::Pointer::coarse) ? Ui::Pointer::coarse : Ui::Pointer::fine;
  parts.view.inspect = read.flag("inspect", parts.view.inspect);
  parts.ui.fields = read.choice("fields", {"page", "drawn"}, now(parts.ui.fields, Ui::Fields::drawn)) == 1
                        ? Ui::Fields::drawn
                        : Ui::Fields::page;
  parts.ui.showing = read.choice("view", {"drawn", "simple"}, now(parts.ui.showing, Showing::simple)) == 1
                         ? Showing::simple
                         : Showing::drawn;
  parts.ui.can_draw = read.flag("canDraw", parts.ui.can_draw);
  if (!parts.ui.can_draw) parts.ui.showing = Showing::simple;
  Screen& window = parts.window;
  const auto px = [&](const char* key, float was, float most) {
    return static_cast<float>(read.number(key, was, {0, most}));
  };
  window.inset_top = px("insetTop", window.inset_top, 200);
  window.inset_bottom = px("insetBottom", window.inset_bottom, 200);
  window.inset_start = px("insetLeft", window.inset_start, 200);
  window.inset_end = px("insetRight", window.inset_end, 200);
  const float keyboard = px("keyboardHeight", window.keyboard_height, 4096);
  // What is being written stays in view when a keyboard comes over it.
  if (keyboard > window.keyboard_height && !parts.ui.focused().empty())
    parts.actions.push_back({parts.ui.focused(), "scroll-into-view", {}});
  window.keyboard_height = keyboard;
  parts.text_scale = static_cast<float>(read.number("textScale", parts.text_scale, {0.5, 4}));
  parts.fit_screen();
}

bool Composer::add(std::string_view name, ByteView bytes) {
  parts_->dirty = true;
  if (!parts_->library.add(name, bytes)) {
    if (parts_->library.lacks_any()) parts_->take_late(std::string(name));
    return true;
  }
  lack(name);
  return false;
}

// What was made without a file that has come is made anew.
void Composer::Parts::take_late(const std::string& file) {
  if (!library.take_lacked(file)) return;
  words.take_back(file);
  cards.renew();
  view.making.stale = true;
}

// What the page's own settings say is offered; what is wrong with it is the page's business.
void Composer::Parts::take_offer(const Json& settings) {
  std::vector<std::string> warnings;
  const Offer before = offer;
  read_offer(settings, offer, warnings);
  for (const std::string& warning : warnings) effects.warn(warning, Effects::Warning::odd);
  if (offer == before) return;
  warned = {};
  library.want_packs(offer.packs);
}

// News on the first visits alone, while their hint still stands: later ones know.
void Composer::Parts::tell_offline(bool ready) {
  if (ready && !view.news.works_offline && said_ready && !view.hint_seen) view.news.offline_told = false;
  view.news.works_offline = ready;
}

void Composer::lack(std::string_view name) {
  parts_->library.lack(name);
  parts_->words.give_up(std::string(name));
  parts_->dirty = true;
}

void Composer::pointer(const PointerEvent& on_page) {
  ImGui::SetCurrentContext(parts_->context);
  ImGuiIO& io = ImGui::GetIO();
  const float zoom = parts_->zoom();
  PointerEvent event = on_page;
  event.at = {on_page.at.x / zoom, on_page.at.y / zoom};
  const bool finger = parts_->ui.pointer == Ui::Pointer::coarse;
  // As a finger always: ImGui then takes the place first and the press in the next pass, when it knows what lies there.
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  const bool gone = event.kind == PointerKind::leave || event.kind == PointerKind::cancel;
  if (!parts_->follow(event)) return;
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

// Keeps count of the fingers; true for the one that acts as the pointer: the first of those that are down.
bool Composer::Parts::follow(const PointerEvent& event) {
  const auto found =
      std::find_if(fingers.begin(), fingers.end(), [&](const Finger& finger) { return finger.id == event.id; });
  const bool known = found != fingers.end(), first = known ? found == fingers.begin() : fingers.empty();
  dirty = true;
  if (event.kind == PointerKind::down) {
    constexpr std::size_t fingers_max = 10;
    if (!known && fingers.size() < fingers_max) fingers.push_back({event.id, event.at});
    return first;
  }
  if (event.kind == PointerKind::move) {
    if (known) found->at = event.at;
    return first;
  }
  if (known) fingers.erase(found);
  // The finger that stays when the first one is lifted presses nothing any more.
  if (first && !fingers.empty()) fingers.clear();
  return first;
}

void Composer::wheel(Point at, Point by) {
  const float zoom = parts_->zoom();
  parts_->ui.wheel({at.x / zoom, at.y / zoom}, {by.x / zoom, by.y / zoom});
  parts_->dirty = true;
}

void Composer::key(KeyKind kind, std::string_view code, Modifiers modifiers) {
  if (kind != KeyKind::down) return;
  constexpr std::size_t keys_max = 256;  // in one frame; a key that repeats while nothing is drawn
  if (parts_->keys.size() < keys_max) parts_->keys.push_back({{std::string(code), modifiers}, parts_->actions.size()});
  parts_->dirty = true;
}

void Composer::action(Action action) {
  parts_->actions.push_back(std::move(action));
  parts_->dirty = true;
}

void Composer::photo_opening(float share, std::string_view use) {
  PhotoView& view = parts_->view.photo_view;
  parts_->opening_photo = view.can_cancel = true;
  view.file_over = false;
  view.opening_share = share >= 0 ? std::optional(std::min(share, 1.0f)) : std::nullopt;
  const bool takes_logos = logos_allowed(parts_->library, parts_->state, parts_->offer) == toolkit::LogosAllowed::own;
  if (use == "here")
    view.opening = {parts_->state.step == Step::frame && takes_logos ? PictureUse::Of::logo : PictureUse::Of::photo};
  else if (const auto known = read_picture_use(use))
    view.opening = *known;
  parts_->dirty = true;
}

bool Composer::photo(PhotoId id, std::string_view header, std::string_view name, PhotoPlace place) {
  Parts& parts = *parts_;
  auto read = wasm::read_header_json(header);
  if (!read) {
    photo_problem("internal");
    return false;
  }
  const PictureUse use = parts.view.photo_view.opening;
  if (!parts.has_room(use, place)) return false;
  parts.opening_photo = parts.view.photo_view.can_cancel = false;
  parts.dirty = true;
  parts.view.photo_view.refused.reset();
  parts.keep_picture(use, place, parts.photos.add(id, std::move(read->header), read->original), name);
  return true;
}

// Says so where there is none.
bool Composer::Parts::has_room(const PictureUse& use, PhotoPlace place) {
  const auto& event = state.draft.story.event;
  bool room = place == PhotoPlace::this_one || state.draft.photos.size() < limits::photos;
  if (use.of == PictureUse::Of::logo) room = logo_room(library, state, offer) > 0;
  if (use.of == PictureUse::Of::speaker) {
    room = place == PhotoPlace::this_one && event && use.speaker < event->speakers.size() &&
           has_room_for_speaker_photo(state, use.speaker);
  }
  if (room || use.of == PictureUse::Of::photo) return room;
  opening_photo = view.photo_view.can_cancel = false;
  view.photo_view.refused = PhotoView::Refused{use, use.of == PictureUse::Of::logo ? logo_problem_key("full") : "event.speaker-photo-full"};
  dirty = true;
  return false;
}

void Composer::Parts::keep_picture(const PictureUse& use, PhotoPlace place, render::PhotoFile file, std::string_view name) {
  if (use.of == PictureUse::Of::logo) return add_logo(state, std::move(file), name, last_ms);
  if (use.of == PictureUse::Of::speaker) return set_speaker_photo(state, use.speaker, std::move(file), name, last_ms);
  if (place == PhotoPlace::further) view.photo = state.draft.photos.size();
  view.photo_problem.clear();
  view.receipt_open = false;
  set_photo(state, std::min(view.photo, state.draft.photos.size()), std::move(file), name, last_ms);
}

bool Composer::pack_picture(std::string_view file, PhotoId id, std::string_view header) {
  parts_->dirty = true;
  auto read = wasm::read_header_json(header);
  if (read && !parts_->library.add_picture(file, parts_->photos.add(id, std::move(read->header), read->original))) return true;
  lack(file);
  return false;
}

void Composer::photo_problem(std::string_view reason) {
  PhotoView& view = parts_->view.photo_view;
  parts_->opening_photo = view.can_cancel = false;
  parts_->dirty = true;
  if (reason == "cancelled") return;
  switch (view.opening.of) {
    case PictureUse::Of::photo: parts_->view.photo_problem = problem_key(reason); break;
    case PictureUse::Of::logo: view.refused = PhotoView::Refused{view.opening, logo_problem_key(reason)}; break;
    case PictureUse::Of::speaker: view.refused = PhotoView::Refused{view.opening, problem_key(reason)}; break;
  }
}

std::uint8_t* Composer::pixels_for(const DecodeJob& job) { return parts_->photos.pixels_for(job); }

void Composer::decoded() {
  auto arrived = parts_->photos.take_pixels();
  if (arrived) parts_->cards.add_pixels(*std::move(arrived));
  parts_->dirty = true;
}

void Composer::not_decoded(const DecodeJob& job, std::string_view reason) {
  parts_->photos.failed(job, reason);
  parts_->dirty = true;
}

std::uint64_t Composer::draft_revision() const { return parts_->state.revision; }
std::string Composer::draft_json() const { return kept_json(parts_->state, parts_->photos); }

bool Composer::restore(std::string_view json) {
  auto given = read_kept(json, parts_->photos);
  if (!given) return false;
  parts_->begin_anew(*std::move(given));
  return true;
}

// Another draft: nothing of the one before stays on the screen, in undo or in what was made of it.
void Composer::Parts::begin_anew(GivenDraft given) {
  composer::restore(state, std::move(given));
  state.step = Step::story;
  const View before = std::move(view);
  view = {};
  view.menu = before.menu;
  view.sheet = before.sheet == SheetKind::pick || before.sheet == SheetKind::keep ? SheetKind::none : before.sheet;
  view.sheet_state = before.sheet_state;
  view.sheet_opener = before.sheet_opener;
  view.photo_view.can_paste = before.photo_view.can_paste;
  view.making.job = before.making.job;
  view.can_share = before.can_share;
  view.can_copy_pictures = before.can_copy_pictures;
  view.keeps_by_hand = before.keeps_by_hand;
  view.submit = before.submit;
  view.news = before.news;
  view.hint_seen = before.hint_seen;
  view.drafts = before.drafts;
  view.time_zone = before.time_zone;
  view.inspect = before.inspect;
  if (!before.making.asked.empty()) effects.stop_making();
  opening_photo = false;
  cards.forget();
  pictures.forget();
  dirty = true;
}

bool Composer::tell_drafts(std::string_view json) {
  auto keeping = read_keeping(json);
  if (!keeping) return false;
  parts_->view.drafts.keeping = *std::move(keeping);
  parts_->dirty = true;
  return true;
}

void Composer::keep_one_view() { parts_->ui.one_view = true; }

void Composer::redraw() { parts_->dirty = true; }

int Composer::frame(double now_ms) {
  ImGui::SetCurrentContext(parts_->context);
  return parts_->run(now_ms);
}

int Composer::work(double now_ms) { return parts_->work(now_ms); }
bool Composer::wants_frame() const { return parts_->dirty; }

ImDrawData* Composer::take_drawing() {
  if (!parts_->drawn) return nullptr;
  parts_->drawn = false;
  if (parts_->ui.showing == Showing::simple) return nullptr;
  ImGui::SetCurrentContext(parts_->context);
  return ImGui::GetDrawData();
}

void Composer::tell_costs(double upload_ms, std::size_t memory) {
  parts_->times.upload_ms = upload_ms;
  parts_->times.memory = memory;
}

Color Composer::ground() const { return palette(parts_->appearance).stage; }
Textures& Composer::textures() { return parts_->textures; }
std::uint32_t Composer::semantics_version() const { return parts_->semantics.version(); }
std::string Composer::semantics_json() const { return parts_->semantics.json(); }
const std::vector<Node>& Composer::nodes() const { return parts_->semantics.nodes(); }
const std::vector<std::string>& Composer::cut_words() const { return parts_->words.cut(); }
std::string Composer::take_effects_json() { return parts_->effects.take_json(); }
const State& Composer::state() const { return parts_->state; }

}  // namespace storycard::composer
