#include "composer/edits_photo.h"

#include <algorithm>

#include "base/check.h"
#include "base/limits.h"
#include "composer/covers.h"
#include "composer/edits_consent.h"
#include "composer/edits_story.h"

namespace storycard::composer {
namespace {

std::string key_of(std::string_view name, std::size_t photo) { return std::string(name) + "/" + std::to_string(photo); }

template <typename ChangePhoto>
void edit_photo(State& state, std::size_t photo, std::string_view name, double now_ms, Merging merging,
                ChangePhoto change) {
  CHECK(photo < state.draft.story.photos.size());
  edit(state, key_of(name, photo), now_ms, merging, [&](Draft& draft) { change(draft.story.photos[photo]); });
}

template <typename ChangeCover>
void edit_cover(State& state, std::size_t photo, std::size_t cover, std::string_view name, double now_ms,
                Merging merging, ChangeCover change) {
  CHECK(photo < state.draft.story.photos.size() && cover < state.draft.story.photos[photo].covers.size());
  edit(state, key_of(name, photo) + "/" + std::to_string(cover), now_ms, merging,
       [&](Draft& draft) { change(draft.story.photos[photo].covers[cover]); });
}

story::FormatFraming* own_framing(story::Photo& photo, std::string_view format) {
  const auto found = std::find_if(photo.formats.begin(), photo.formats.end(),
                                  [&](const story::FormatFraming& own) { return own.format == format; });
  return found == photo.formats.end() ? nullptr : &*found;
}

template <typename ChangeFraming>
void edit_framing(State& state, std::size_t photo, std::string_view name, double now_ms, ChangeFraming change) {
  const std::string format = format_of(state);
  const std::string key = std::string(name) + (is_framed_apart(state, photo) ? "/" + format : "");
  CHECK(photo < state.draft.story.photos.size());
  edit(state, key_of(key, photo), now_ms, Merging::while_it_goes_on, [&](Draft& draft) {
    story::Photo& changed = draft.story.photos[photo];
    story::FormatFraming* own = own_framing(changed, format);
    change(own ? own->framing : changed.framing);
  });
}

Point within_photo(Point center) { return {std::clamp(center.x, 0.0f, 1.0f), std::clamp(center.y, 0.0f, 1.0f)}; }

template <typename Where>
void renumber_speakers(story::Story& story, Where where) {
  if (!story.event) return;
  for (story::Speaker& speaker : story.event->speakers) {
    if (speaker.photo) speaker.photo = where(*speaker.photo);
  }
}

bool has_speaker(const Draft& draft, std::size_t speaker) {
  return draft.story.event && speaker < draft.story.event->speakers.size();
}

// The photo that this speaker has, and no other one.
std::optional<std::size_t> own_photo(const Draft& draft, std::size_t speaker) {
  if (!has_speaker(draft, speaker)) return std::nullopt;
  const std::vector<story::Speaker>& speakers = draft.story.event->speakers;
  const std::optional<std::size_t>& photo = speakers[speaker].photo;
  if (!photo || *photo >= draft.photos.size()) return std::nullopt;
  const auto having = std::count_if(speakers.begin(), speakers.end(), [&](const story::Speaker& each) { return each.photo == photo; });
  return having == 1 ? photo : std::nullopt;
}

template <typename Item>
void move_item(std::vector<Item>& items, std::size_t from, std::size_t to) {
  const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
  if (from < to) std::rotate(at(from), at(from + 1), at(to + 1));
  if (to < from) std::rotate(at(to), at(from), at(from + 1));
}

}  // namespace

void erase_photo(Draft& draft, std::size_t photo) {
  const auto at = static_cast<std::ptrdiff_t>(photo);
  draft.story.photos.erase(draft.story.photos.begin() + at);
  draft.photos.erase(draft.photos.begin() + at);
  renumber_speakers(draft.story, [&](std::size_t of) {
    return of == photo ? std::nullopt : std::optional(of > photo ? of - 1 : of);
  });
}

void set_photo(State& state, std::size_t photo, render::PhotoFile file, std::string_view name, double now_ms) {
  CHECK(photo <= state.draft.story.photos.size());
  edit(state, "photo", now_ms, Merging::never, [&](Draft& draft) {
    draft.story.photos.resize(std::max(photo + 1, draft.story.photos.size()));
    draft.photos.resize(draft.story.photos.size());
    draft.story.photos[photo] = {};
    draft.story.photos[photo].file = name;
    draft.photos[photo] = std::move(file);
    ask_again(draft.story, Agreement::shown);
  });
}

void remove_photo(State& state, std::size_t photo, double now_ms) {
  CHECK(photo < state.draft.story.photos.size());
  edit(state, "photo-removed", now_ms, Merging::never, [&](Draft& draft) { erase_photo(draft, photo); });
}

bool has_room_for_speaker_photo(const State& state, std::size_t speaker) {
  return state.draft.photos.size() < limits::photos || own_photo(state.draft, speaker).has_value();
}

void set_speaker_photo(State& state, std::size_t speaker, render::PhotoFile file, std::string_view name, double now_ms) {
  CHECK(has_room_for_speaker_photo(state, speaker));
  edit(state, "speaker-photo", now_ms, Merging::never, [&](Draft& draft) {
    const std::size_t at = own_photo(draft, speaker).value_or(draft.story.photos.size());
    draft.story.photos.resize(std::max(at + 1, draft.story.photos.size()));
    draft.photos.resize(draft.story.photos.size());
    draft.story.photos[at] = {};
    draft.story.photos[at].file = name;
    draft.photos[at] = std::move(file);
    ask_again(draft.story, Agreement::shown);
    draft.story.event->speakers[speaker].photo = at;
  });
}

void remove_speaker_photo(State& state, std::size_t speaker, double now_ms) {
  edit(state, "speaker-photo-removed", now_ms, Merging::never, [&](Draft& draft) { take_speaker_photo(draft, speaker); });
}

void take_speaker_photo(Draft& draft, std::size_t speaker) {
  if (!has_speaker(draft, speaker)) return;
  if (const auto own = own_photo(draft, speaker)) erase_photo(draft, *own);
  draft.story.event->speakers[speaker].photo.reset();
}

std::optional<std::size_t> speaker_of(const State& state, std::size_t photo) {
  const auto& event = state.draft.story.event;
  for (std::size_t i = 0; event && i < event->speakers.size(); ++i) {
    if (event->speakers[i].photo == photo) return i;
  }
  return std::nullopt;
}

void reorder_photo(State& state, std::size_t from, std::size_t to, double now_ms) {
  CHECK(from < state.draft.story.photos.size() && to < state.draft.story.photos.size());
  edit(state, "photo-order", now_ms, Merging::never, [&](Draft& draft) {
    std::vector<std::size_t> order(draft.story.photos.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    move_item(order, from, to);
    move_item(draft.story.photos, from, to);
    move_item(draft.photos, from, to);
    renumber_speakers(draft.story, [&](std::size_t of) {
      const auto now = std::find(order.begin(), order.end(), of);
      return now == order.end() ? std::optional(of) : std::optional(static_cast<std::size_t>(now - order.begin()));
    });
  });
}

void set_description(State& state, std::size_t photo, std::string_view text, double now_ms) {
  edit_photo(state, photo, "description", now_ms, Merging::while_it_goes_on,
             [&](story::Photo& changed) { changed.description.assign(taken(text)); });
}

void set_credit(State& state, std::size_t photo, std::string_view text, double now_ms) {
  edit_photo(state, photo, "credit", now_ms, Merging::while_it_goes_on,
             [&](story::Photo& changed) { changed.credit.assign(taken(text)); });
}

void set_zoom(State& state, std::size_t photo, float zoom, double now_ms) {
  edit_framing(state, photo, "zoom", now_ms,
               [&](story::Framing& framing) { framing.zoom = std::clamp(zoom, 1.0f, zoom_max); });
}

void place_photo(State& state, std::size_t photo, Point center, double now_ms) {
  edit_framing(state, photo, "move", now_ms, [&](story::Framing& framing) { framing.center = within_photo(center); });
}

void set_framing(State& state, std::size_t photo, const story::Framing& framing, std::string_view name, double now_ms) {
  edit_framing(state, photo, name, now_ms, [&](story::Framing& changed) {
    if (framing.center) changed.center = within_photo(*framing.center);
    changed.zoom = std::clamp(framing.zoom, 1.0f, zoom_max);
  });
}

bool is_framed_apart(const State& state, std::size_t photo) {
  CHECK(photo < state.draft.story.photos.size());
  const std::string format = format_of(state);
  const std::vector<story::FormatFraming>& formats = state.draft.story.photos[photo].formats;
  return std::any_of(formats.begin(), formats.end(), [&](const story::FormatFraming& own) { return own.format == format; });
}

void frame_apart(State& state, std::size_t photo, double now_ms) {
  const std::string format = format_of(state);
  edit_photo(state, photo, "framing", now_ms, Merging::never, [&](story::Photo& changed) {
    if (!own_framing(changed, format)) changed.formats.push_back({format, changed.framing});
  });
}

void frame_together(State& state, std::size_t photo, double now_ms) {
  const std::string format = format_of(state);
  edit_photo(state, photo, "framing", now_ms, Merging::never, [&](story::Photo& changed) {
    std::vector<story::FormatFraming>& formats = changed.formats;
    formats.erase(std::remove_if(formats.begin(), formats.end(),
                                 [&](const story::FormatFraming& own) { return own.format == format; }),
                  formats.end());
  });
}

void turn_photo(State& state, std::size_t photo, double now_ms) {
  edit_photo(state, photo, "turn", now_ms, Merging::never, [](story::Photo& changed) {
    changed.turn_degrees += 90;
    if (changed.turn_degrees >= 360) changed.turn_degrees -= 360;
  });
}

void straighten_photo(State& state, std::size_t photo, float degrees, double now_ms) {
  edit_photo(state, photo, "straighten", now_ms, Merging::while_it_goes_on, [&](story::Photo& changed) {
    changed.turn_degrees = turn_degrees({split_turn(changed.turn_degrees).quarters, degrees});
  });
}

void flip_photo(State& state, std::size_t photo, double now_ms) {
  edit_photo(state, photo, "flip", now_ms, Merging::never, [](story::Photo& changed) {
    changed.flip = !changed.flip;  // which comes before the turn: seen in a mirror, that goes the other way
    changed.turn_degrees = changed.turn_degrees == 0 ? 0 : 360 - changed.turn_degrees;
  });
}

void set_look(State& state, std::size_t photo, story::Look look, double now_ms) {
  edit_photo(state, photo, "look", now_ms, Merging::never, [&](story::Photo& changed) { changed.look = look; });
}

bool has_room_for_cover(const State& state, std::size_t photo) {
  return photo < state.draft.story.photos.size() && state.draft.story.photos[photo].covers.size() < limits::covers;
}

void add_cover(State& state, std::size_t photo, story::Cover cover, double now_ms) {
  CHECK(has_room_for_cover(state, photo));
  put_into(cover, rounded(box_of(cover)));
  edit_photo(state, photo, "cover", now_ms, Merging::never,
             [&](story::Photo& changed) { changed.covers.push_back(std::move(cover)); });
}

void remove_cover(State& state, std::size_t photo, std::size_t cover, double now_ms) {
  if (cover < burnt_covers(state, photo)) return;
  edit_photo(state, photo, "cover-removed", now_ms, Merging::never, [&](story::Photo& changed) {
    CHECK(cover < changed.covers.size());
    changed.covers.erase(changed.covers.begin() + static_cast<std::ptrdiff_t>(cover));
  });
}

void set_cover_box(State& state, std::size_t photo, std::size_t cover, const Rect& box, std::string_view name,
                   double now_ms) {
  if (cover < burnt_covers(state, photo)) return;
  edit_cover(state, photo, cover, name, now_ms, Merging::while_it_goes_on,
             [&](story::Cover& changed) { put_into(changed, rounded(allowed(box))); });
}

void set_cover_shape(State& state, std::size_t photo, std::size_t cover, story::Cover::Shape shape, double now_ms) {
  if (cover < burnt_covers(state, photo)) return;
  edit_cover(state, photo, cover, "cover-shape", now_ms, Merging::never, [&](story::Cover& changed) {
    changed.box = box_of(changed);
    changed.shape = shape;
    changed.points.clear();
  });
}

void set_cover_look(State& state, std::size_t photo, std::size_t cover, story::Cover::Kind kind, std::string_view color,
                    double now_ms) {
  edit_cover(state, photo, cover, "cover-look", now_ms, Merging::never, [&](story::Cover& changed) {
    changed.kind = kind;
    changed.color = color;
  });
}

}  // namespace storycard::composer
