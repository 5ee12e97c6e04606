#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include <imgui.h>
#include <imgui_internal.h>  // InputEventsQueue: a frame goes on until all input was seen

#include "composer/parts.h"
#include "composer/stage_photo.h"

namespace storycard::composer {
namespace {

constexpr int passes_max = 12;  // of one frame: for input that ImGui spreads over frames, and for a full atlas

constexpr double work_ms = 8;    // of small pictures at a time: so long may a key or a finger have to wait
constexpr double show_ms = 100;  // from one repaint that shows some of them to the next

constexpr ImGuiWindowFlags window_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                          ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                                          ImGuiWindowFlags_NoFocusOnAppearing;

void begin_window(const char* name, ImGuiWindowFlags more) {
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin(name, nullptr, window_flags | more);
}

// As CSS names it.
const char* name_of(Ui::Cursor cursor) {
  switch (cursor) {
    case Ui::Cursor::arrow: return "default";
    case Ui::Cursor::pointer: return "pointer";
    case Ui::Cursor::grab: return "grab";
    case Ui::Cursor::grabbing: return "grabbing";
    case Ui::Cursor::text: return "text";
    case Ui::Cursor::move: return "move";
    case Ui::Cursor::resize_rising: return "nesw-resize";
    case Ui::Cursor::resize_falling: return "nwse-resize";
  }
  return "default";
}

}  // namespace

int Composer::Parts::run(double now_ms) {
  const bool due = wake_ms >= 0 && now_ms >= wake_ms;
  if (!dirty && !due && !ui.wants_frame()) return next_frame(now_ms);
  const double started_ms = clock ? clock() : 0;
  if (library.is_reading() && !begins_as_usual()) library.read_all();
  dirty = false;
  next_pass(now_ms);
  for (int i = 0; i < passes_max; ++i) {
    if (atlas.take_grown()) dirty = true;
    const bool more_input = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0 || has_actions();
    if (!more_input && !atlas.full() && !dirty) break;
    if (atlas.full()) {
      atlas.clear();
      words.forget();
      icons.forget();
    }
    dirty = false;
    next_pass(now_ms);
  }
  ImGui::Render();
  drawn = true;
  const double drawn_ms = clock ? clock() : 0;
  if (has_actions()) dirty = true;
  ++times.frames;
  times.interface_ms = drawn_ms - started_ms;
  shown_ms = now_ms;
  library.want_files(words.take_wanted());
  ask_for_files();
  effects.forget_photos(photos.take_forgotten());
  watch_photos(now_ms);
  if (const std::string id = ui.take_wanted_focus(); !id.empty()) effects.focus(id);
  if (ui.cursor() != cursor) effects.cursor(name_of(cursor = ui.cursor()));
  return next_frame(now_ms);
}

// Such a card is drawn as soon as its frame is read, and other frames are not on the screen.
bool Composer::Parts::begins_as_usual() const {
  return offer.packs == Offer().packs && offer.frames.empty() && state.step == Step::story &&
         story::frame_or_default(state.draft.story) == story::frame_or_default({});
}

// What is typed before the interface is there waits for it.
bool Composer::Parts::has_actions() const { return library.ready() && !(actions.empty() && keys.empty()); }

// In the order in which they came, each click in a pass of its own: it may take away the field that the words before it
// are for, or bring the one that those after it are for. Not before keys that came earlier.
std::vector<Action> Composer::Parts::next_actions() {
  if (!library.ready() || actions.empty()) return {};
  auto end = std::find_if(actions.begin(), actions.end(), [](const Action& action) { return action.kind == "click"; });
  if (end == actions.begin()) ++end;
  if (!keys.empty()) end = std::min(end, actions.begin() + static_cast<std::ptrdiff_t>(keys.front().after));
  std::vector<Action> next(std::make_move_iterator(actions.begin()), std::make_move_iterator(end));
  actions.erase(actions.begin(), end);
  for (WaitingKey& key : keys) key.after -= next.size();
  return next;
}

// Keys are for what the actions before them led to: those before which none is left.
std::vector<Key> Composer::Parts::next_keys() {
  const auto end = std::find_if(keys.begin(), keys.end(), [](const WaitingKey& key) { return key.after > 0; });
  std::vector<Key> next;
  for (auto key = keys.begin(); key != end; ++key) next.push_back(std::move(key->key));
  keys.erase(keys.begin(), end);
  return next;
}

// Presses wait until all actions were seen: a finger that is lifted from another step's tab may take the field away too.
void Composer::Parts::next_pass(double now_ms) {
  ImVector<ImGuiInputEvent> presses;
  ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
  if (has_actions()) presses.swap(queue);
  pass(now_ms, next_actions());
  if (!presses.empty()) queue.swap(presses);
}

void Composer::Parts::ask_for_files() {
  warn_of_packs();
  effects.fetch(library.take_needs());
  effects.decode(photos.take_wanted());
}

// Packs that cannot be had; where none can, the campaign's own takes their place, and without that nothing is to be shown.
void Composer::Parts::warn_of_packs() {
  if (!library.packs_settled()) return;
  const std::vector<std::string> lost = library.lost_packs();
  if (!lost.empty() && !std::exchange(warned.packs, true)) {
    std::string names;
    for (const std::string& id : lost) names += (names.empty() ? "" : ", ") + id;
    effects.warn("packs that cannot be had, and are not offered: " + names, Effects::Warning::odd);
  }
  if (library.assets().packs.empty() && !std::exchange(warned.nothing, true))
    effects.warn("no pack can be had", Effects::Warning::fatal);
}

int Composer::Parts::work(double now_ms) {
  if (!said_ready) return 0;  // nothing that others need goes before the first card
  if (library.is_reading()) {
    library.read_on();
    dirty = dirty || !library.is_reading();
    return -1;
  }
  const auto wait_ms = [&]() -> std::optional<double> {
    const auto at_ms = cards.work_at_ms();
    return at_ms ? std::optional(std::max(0.0, *at_ms - now_ms)) : std::nullopt;
  };
  if (const auto wait = wait_ms(); !wait || *wait > 0)
    return wait ? std::max(2, static_cast<int>(std::ceil(*wait))) : 0;
  const double begun_ms = clock ? clock() : 0;
  if (cards.work(clock, begun_ms + work_ms) > 0) unshown = true;
  times.small_ms = clock ? clock() - begun_ms : 0;
  ask_for_files();
  const bool more = wait_ms() == 0.0;
  if (unshown && (!more || now_ms - shown_ms >= show_ms)) {
    unshown = false;
    dirty = true;
  }
  return more ? -1 : 0;
}

int Composer::Parts::next_frame(double now_ms) {
  if (dirty || ui.wants_frame()) return 1;
  double wake = -1;
  const auto at = [&](double ms) { wake = wake < 0 ? ms : std::min(wake, ms); };
  if (const auto cards_ms = cards.wanted_at_ms()) at(*cards_ms);
  if (pictures.waits_for_calm()) at(cards.calm_at_ms());
  if (view.toast) at(view.toast->until_ms);
  if (view.photo_opening_ms && now_ms < *view.photo_opening_ms + slow_photo_ms)
    at(*view.photo_opening_ms + slow_photo_ms);
  if (const auto files_ms = making_at_ms(view.making, last_ms)) at(*files_ms);
  if (const auto tip_ms = ui.tip_at_ms()) at(*tip_ms);
  wake_ms = wake;
  if (wake < 0) return 0;
  return std::max(1, static_cast<int>(std::ceil(std::min(wake - now_ms, 60000.0))));
}

// The page opens a photo, or decodes one.
void Composer::Parts::watch_photos(double now_ms) {
  const bool busy = opening_photo || (photos.is_waiting() && !cards.shown_fresh());
  if (busy && !view.photo_opening_ms) view.photo_opening_ms = now_ms;
  if (busy || !view.photo_opening_ms) return;
  view.photo_opening_ms.reset();
  dirty = true;
}

void Composer::Parts::begin_words() {
  Words::Setting setting;
  setting.library = library.for_text();
  setting.fonts_version = library.fonts_version();
  setting.device_scale = device_scale;
  setting.faces = said_ready ? Words::Setting::Faces::all : Words::Setting::Faces::few;
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
  const Screen room = this->room();
  io.DisplaySize = {whole(room.width), whole(room.height)};
  io.DisplayFramebufferScale = {device_scale, device_scale};
  io.DeltaTime = static_cast<float>(std::clamp((now_ms - last_ms) / 1000, 0.0001, 0.1));
  last_ms = now_ms;
  const auto [atlas_width, atlas_height] = atlas.size();
  io.Fonts->TexUvWhitePixel = {atlas.white() / static_cast<float>(atlas_width), atlas.white() / static_cast<float>(atlas_height)};
  io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(atlas.texture())));
  ImGui::NewFrame();

  begin_words();
  ui.strings = library.strings();
  ui.colors = &palette(appearance);
  Painter::Setting paint;
  paint.device_scale = device_scale;
  paint.width = room.width;
  paint.shadow_color = ui.colors->shadow;
  paint.shadow_scale = ui.colors->shadow_scale;
  if (ui.strings && ui.strings->direction() == "rtl") paint.reading = Painter::Setting::Reading::right_to_left;
  painter.begin_frame(paint);
  if (library.ready()) ui.set_keys(next_keys());
  ui.set_fingers(fingers);
  for (Action& action : now_actions) {
    if (action.kind != "compose") continue;
    state.last_change_ms = now_ms;  // however slowly an input method is used, undo does not stop inside of its work
    action.kind = "input";
  }
  ui.begin_frame(std::move(now_actions), now_ms);
  if (library.ready())
    draw_app(now_ms);
  else
    draw_start();
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

// What a key does that no control took.
void Composer::Parts::act_on_key(App& app, const Key& key) {
  const auto& [code, held] = key;
  const bool sheet = view.sheet != SheetKind::none;
  if (code == "Escape") {
    ui.hide_tip();
    if (view.menu != Menu::none)
      close_menu(app);
    else if (sheet)
      close_sheet(app);
    else if (view.large_card)
      close_large(app);
    else
      view.toast.reset();
  }
  const int pages = code == "PageDown" ? 1 : code == "PageUp" ? -1 : 0;
  if (sheet) {
    view.sheet_state.scroll.offset += static_cast<float>(pages) * view.sheet_state.scroll.view.height * 0.85f;
    return;
  }
  if (code == "KeyZ" && held.control) (held.shift ? redo_last : undo_last)(app);
  if (code == "KeyY" && held.control) redo_last(app);
  if (view.large_card) return;
  if (code == "Slash" && held.control) open_sheet(app, SheetKind::keys, {});
  const int step = static_cast<int>(state.step) + pages;
  if (pages != 0 && view.menu == Menu::none && step >= 0 && step < static_cast<int>(std::size(steps)))
    go_to(app, steps[step]);
}

// The screen as it is read: from its start edge, and scrolled where it is one page.
Screen Composer::Parts::seen_screen() const {
  Screen seen = screen;
  if (painter.mirrored()) std::swap(seen.inset_start, seen.inset_end);
  seen.stage_share = view.stage_share;
  seen.page_offset = view.page.offset;
  seen.page_content = view.page_content;
  return seen;
}

// Where everything goes while a phone's panel glides to its height. A hand that moves it, and a screen that changes, are
// followed at once.
Areas Composer::Parts::moving_areas() {
  const Areas rest = areas();
  if (ui.showing == Showing::simple || rest.kind != ScreenKind::phone || rest.page || view.large_card) return rest;
  const std::string key =
      "panel/" + std::to_string(std::lround(rest.screen.width)) + "x" + std::to_string(std::lround(rest.screen.height));
  if (view.panel_moved) {
    ui.place(key, rest.stage.height);
    return rest;
  }
  const float height = painter.snapped(ui.eased(key, rest.stage.height, metric::panel_ms));
  if (height == rest.stage.height) return rest;
  Screen now = seen_screen();
  now.stage_now = height;
  return areas_for(now, state.step);
}

void Composer::Parts::draw_screen(App& app) {
  begin_window("screen", ImGuiWindowFlags_NoBringToFrontOnFocus);
  painter.draw_into(ImGui::GetWindowDrawList());
  if (!view.large_card) {
    begin_page(app);
    draw_top_bar(app);
  }
  ui.open("main", "main", {}, {0, app.areas.top_bar.y, room().width, room().height});
  if (view.large_card) {
    draw_large_card(app);
  } else {
    draw_stage(app);
    draw_panel(app);
    end_page(app);
    if (app.areas.kind != ScreenKind::desktop) draw_tabs(app);
  }
  draw_toast(app);
  draw_drop_target(app);
  if (view.inspect) {
    inspector.draw(app, times);
    painter.draw_into(ImGui::GetWindowDrawList());
  }
}

// What was open when the frame began, over the screen, in windows of their own.
void Composer::Parts::draw_over(App& app, const Open& open) {
  if (open.sheet != SheetKind::none && view.sheet == open.sheet) {
    begin_window("sheet", ImGuiWindowFlags_None);
    painter.draw_into(ImGui::GetWindowDrawList());
    draw_sheet(app);
    ui.draw_tip();
    ImGui::End();
  }
  if (open.menu == Menu::none || view.menu != open.menu) return;
  begin_window("menu", ImGuiWindowFlags_None);
  painter.draw_into(ImGui::GetWindowDrawList());
  // This window lies over all others, so that a press outside of the menu closes it and does nothing else.
  if (ui.pressed_outside(menu_rect(app)))
    view.menu = Menu::none;
  else
    draw_menu(app);
  ImGui::End();
}

// What was written in fields that were on the screen goes into the story before anything is drawn of it: a key then takes
// one pass over the interface, not two.
void Composer::Parts::keep_written(double now_ms) {
  const auto fields = std::exchange(view.writing, {});
  for (const auto& [id, slot] : fields) {
    if (const auto text = ui.take(id, "input")) set_text(state, slot, *text, now_ms);
  }
}

// A story that looks as nothing on offer does keeps its words and takes what is usual here.
void Composer::Parts::keep_to_offer(App& app) {
  const std::vector<toolkit::Pack>& packs = library.assets().packs;
  if (!knows_frames(offer, packs) && library.packs_settled() && !std::exchange(warned.frames, true))
    effects.warn("none of the frames in the settings is there, so all are offered", Effects::Warning::odd);
  state.defaults = defaults_of(offer, packs, state.draft.story);
  if (!library.packs_settled()) return;  // it may be in one that is on its way
  story::Story& story = state.draft.story;
  const story::Story before = story;
  if (!story.frame.empty() && !is_allowed(offer, packs, story.frame)) {
    story.frame.clear();
    story.theme.clear();
    show_toast(app, app.text("frame.replaced"), ShownToast::Offer::nothing);
  }
  const toolkit::Pack* pack = nullptr;
  toolkit::find_frame(packs, frame_of(state), &pack);
  if (pack && !story.theme.empty() && !toolkit::find_theme(*pack, story.theme)) story.theme.clear();
  const auto formats = formats_of(offer);
  const auto is_its = [&](const toolkit::Format& format) { return format.id == story.format; };
  if (std::none_of(formats.begin(), formats.end(), is_its)) story.format.clear();
  if (story == before) return;
  state.defaults = defaults_of(offer, packs, story);
  ++state.revision;
}

void Composer::Parts::draw_app(double now_ms) {
  const Strings& strings = *ui.strings;
  semantics.begin(strings.language(), strings.direction(), strings.text("app.title"), ui.showing);
  keep_written(now_ms);
  App app{ui, state, view, library, cards, photos, effects, appearance, pictures, offer, {}};
  keep_to_offer(app);
  keep_photo_view(state, view.photo, view.photo_view);
  pictures.begin_frame();
  using Hand = Cards::Frame::Hand;
  cards.begin_frame({shown_state(state, view.photo, view.photo_view), library, strings.text("sample.story"), now_ms,
                     device_scale, clock, fingers.empty() ? Hand::off : Hand::on, offer});
  app.areas = moving_areas();
  follow_making(app);
  if (const std::string said = std::exchange(view.drafts.keeping.said, {}); !said.empty())
    show_toast(app, app.text("drafts.said-" + said), ShownToast::Offer::nothing);
  if (!std::exchange(view.news.offline_told, true)) show_toast(app, app.text("offline.ready"), ShownToast::Offer::nothing);
  const Open open{view.menu, view.sheet};
  if (ui.showing == Showing::simple)
    ui.set_cover({});
  else
    ui.set_cover(open.sheet != SheetKind::none ? Rect{0, 0, screen.width, screen.height} : menu_rect(app));

  const std::uint64_t revision = state.revision;
  const Step step = state.step;
  draw_screen(app);
  if (open.menu == Menu::none && open.sheet == SheetKind::none) ui.draw_tip();
  ImGui::End();
  draw_over(app, open);
  ui.close();
  semantics.end();
  const std::vector<Key> left = ui.take_keys();
  for (const Key& key : left) act_on_key(app, key);

  // What was drawn is of the draft before the edit: draw again.
  const bool opened = view.menu != open.menu || view.sheet != open.sheet;
  if (state.revision != revision || state.step != step || opened || ui.wants_pass() || !left.empty() ||
      library.strings() != ui.strings)
    dirty = true;
  if (!said_ready && words.complete() && (is_empty(state) || cards.shown_fresh())) {
    said_ready = true;
    dirty = true;  // in all faces from now on
    effects.ready();
  }
}

}  // namespace storycard::composer
