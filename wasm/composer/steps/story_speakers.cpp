#include "composer/steps/story_more.h"

#include <algorithm>

#include "base/blank.h"
#include "composer/edits_photo.h"

namespace storycard::composer {
namespace {

constexpr float picture_side = 64;

std::string numbered(const App& app, std::string_view key, std::size_t speaker) {
  return app.ui.strings->filled(key, {{"number", app.ui.strings->number(static_cast<long long>(speaker) + 1)}});
}

std::optional<std::size_t> photo_of(const App& app, std::size_t speaker) {
  const std::optional<std::size_t> photo = app.state.draft.story.event->speakers[speaker].photo;
  const std::vector<render::PhotoFile>& files = app.state.draft.photos;
  return photo && *photo < files.size() && files[*photo] ? photo : std::nullopt;
}

void draw_picture(App& app, std::string_view id, std::size_t speaker, std::size_t photo, const Rect& box) {
  Ui& ui = app.ui;
  const Rect picture = ui.paint.snapped(box);
  const story::Photo& of = app.state.draft.story.photos[photo];
  const TextureId texture =
      app.pictures.photo(id, app.state.draft.photos[photo],
                         small_view(app.library, app.state, photo, device_size(app, picture), of.look));
  if (texture != 0)
    ui.paint.image(texture, picture, metric::thumbnail_radius);
  else
    skeleton(ui, picture, metric::thumbnail_radius, Icon::user);
  ui.tell(id, "img", is_blank(of.description) ? numbered(app, "event.speaker-photo", speaker) : of.description, picture).picture = texture;
}

bool text_button(Column& column, std::string_view id, const char* key, const char* name_key, std::size_t speaker, const Rect& line) {
  App& app = column.app;
  Button words{id, app.text(key)};
  words.name = numbered(app, name_key, speaker);
  words.kind = ButtonKind::text;
  words.pad = 0;
  return button(app.ui, words, {line.x, line.y, std::min(line.width, width_of(app.ui, words)), line.height});
}

void draw_refused(Column& column, std::size_t speaker) {
  App& app = column.app;
  const auto& refused = app.view.photo_view.refused;
  if (!refused || !(refused->use == PictureUse{PictureUse::Of::speaker, speaker})) return;
  const std::string id = "speaker-" + std::to_string(speaker) + "-problem";
  Notice news{id, NoticeKind::error, app.text("photo.problem"), app.text(refused->key)};
  news.live = Notice::Live::assertive;
  column.notice(news);
}

// Choose, change and remove; how it is cropped and described is the Photo step's.
void draw_photo(Column& column, std::size_t speaker) {
  App& app = column.app;
  const std::string id = "speaker-" + std::to_string(speaker) + "-photo", another_id = id + "-another", edit_id = id + "-edit",
                    remove_id = id + "-remove";
  const PictureUse use{PictureUse::Of::speaker, speaker};
  draw_refused(column, speaker);
  const std::optional<std::size_t> photo = photo_of(app, speaker);
  if (!photo) {
    Button add{id, numbered(app, "event.speaker-photo-add", speaker), Icon::photo};
    add.kind = ButtonKind::quiet;
    add.availability = available(has_room_for_speaker_photo(app.state, speaker));
    if (add.availability == Availability::disabled) add.description = app.text("event.speaker-photo-full");
    if (column.button(add, metric::small_gap)) app.effects.choose_photo(PhotoSource::files, use);
    return;
  }
  const Rect row = column.take(3 * metric::target, metric::small_gap);
  draw_picture(app, id, speaker, *photo, {row.x, row.y + 4, picture_side, picture_side});
  Rect line{row.x + picture_side + metric::gap, row.y, row.width - picture_side - metric::gap, metric::target};
  if (text_button(column, another_id, "photo.choose-another", "event.speaker-photo-another", speaker, line))
    app.effects.choose_photo(PhotoSource::files, use);
  line.y += metric::target;
  if (text_button(column, edit_id, "event.speaker-photo-edit", "event.speaker-photo-edit-number", speaker, line)) {
    app.view.photo = *photo;
    go_to(app, Step::photo);
  }
  line.y += metric::target;
  if (!text_button(column, remove_id, "photo.remove", "event.speaker-photo-remove", speaker, line)) return;
  remove_speaker_photo(app.state, speaker, app.ui.now_ms);
  app.ui.ask_focus(id);
  show_toast(app, app.text("photo.removed"), ShownToast::Offer::undo);
}

}  // namespace

void draw_speakers(Column& column) {
  App& app = column.app;
  const auto count = [&] { return app.state.draft.story.event ? app.state.draft.story.event->speakers.size() : 0; };
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < count(); ++i) {
    const story::Speaker speaker = app.state.draft.story.event->speakers[i];
    const std::string id = "speaker-" + std::to_string(i), role_id = id + "-role", remove_id = id + "-remove";
    const Column::Two changed = column.fields({id, numbered(app, "event.speaker", i), speaker.name},
                                              {role_id, numbered(app, "event.speaker-role", i), speaker.role});
    if (changed.first) set_speaker(app.state, i, SpeakerSlot::name, *changed.first, app.ui.now_ms);
    if (changed.second) set_speaker(app.state, i, SpeakerSlot::role, *changed.second, app.ui.now_ms);
    if (changed.first || changed.second) app.ui.want_frame();
    draw_photo(column, i);
    Button remove{remove_id, numbered(app, "event.speaker-remove", i)};
    remove.kind = ButtonKind::text;
    remove.pad = 0;
    if (column.button(remove)) removed = i;
  }
  if (removed) {
    remove_speaker(app.state, *removed, app.ui.now_ms);
    app.ui.ask_focus("speaker-add");
  }
  if (count() >= speakers_offered) return;
  Button add{"speaker-add", app.text("event.speaker-add"), Icon::plus};
  add.kind = ButtonKind::second;
  if (!column.button(add)) return;
  add_speaker(app.state, app.ui.now_ms);
  app.ui.ask_focus("speaker-" + std::to_string(count() - 1));
}

}  // namespace storycard::composer
