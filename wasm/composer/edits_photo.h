#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "composer/framing.h"
#include "composer/state.h"

// Edits of the story's photos and of their covers. `photo` and `cover` are indexes, and must be of what is there, but for
// set_photo(). Dragging one photo or cover is one step of undo, and never part of another's.
namespace storycard::composer {

// Another file, with nothing of what was set for the one before; `photo` may be one past the last. Whether everyone in it
// agreed is to be asked anew.
void set_photo(State& state, std::size_t photo, render::PhotoFile file, std::string_view name, double now_ms);
// Speakers of an event keep the photos that they have, but for this one.
void remove_photo(State& state, std::size_t photo, double now_ms);
// For edits and for drafts as they come back: the photo leaves the story, and speakers keep theirs.
void erase_photo(Draft& draft, std::size_t photo);
void reorder_photo(State& state, std::size_t from, std::size_t to, double now_ms);
// The photo beside a speaker of the event, who must be there: one of the story's photos, in place of the one that this
// speaker alone had. Only where there is room.
bool has_room_for_speaker_photo(const State& state, std::size_t speaker);
void set_speaker_photo(State& state, std::size_t speaker, render::PhotoFile file, std::string_view name, double now_ms);
void remove_speaker_photo(State& state, std::size_t speaker, double now_ms);
// For edits of speakers: the photo leaves the story too, unless another speaker has it.
void take_speaker_photo(Draft& draft, std::size_t speaker);
// Whose photo it is; none: nobody's beside whom it stands.
std::optional<std::size_t> speaker_of(const State& state, std::size_t photo);
void set_description(State& state, std::size_t photo, std::string_view text, double now_ms);
void set_credit(State& state, std::size_t photo, std::string_view text, double now_ms);

// Zoom stays in 1 to zoom_max, the centre within the photo. Of the format in use where it has a framing of its own, else
// of all that have none.
void set_zoom(State& state, std::size_t photo, float zoom, double now_ms);
void place_photo(State& state, std::size_t photo, Point center, double now_ms);
void set_framing(State& state, std::size_t photo, const story::Framing& framing, std::string_view name, double now_ms);
bool is_framed_apart(const State& state, std::size_t photo);
// The format in use gets a framing of its own, which is as it is seen now; or goes back to what the others have.
void frame_apart(State& state, std::size_t photo, double now_ms);
void frame_together(State& state, std::size_t photo, double now_ms);

void turn_photo(State& state, std::size_t photo, double now_ms);  // by a quarter, clockwise
void straighten_photo(State& state, std::size_t photo, float degrees, double now_ms);
void flip_photo(State& state, std::size_t photo, double now_ms);  // as it is seen, whatever it was turned by
void set_look(State& state, std::size_t photo, story::Look look, double now_ms);

bool has_room_for_cover(const State& state, std::size_t photo);
// Only where there is room.
void add_cover(State& state, std::size_t photo, story::Cover cover, double now_ms);
// Those that are painted in (burnt_covers) are not removed, moved or reshaped: asked to, these do nothing.
void remove_cover(State& state, std::size_t photo, std::size_t cover, double now_ms);
void set_cover_box(State& state, std::size_t photo, std::size_t cover, const Rect& box, std::string_view name, double now_ms);
void set_cover_shape(State& state, std::size_t photo, std::size_t cover, story::Cover::Shape shape, double now_ms);
void set_cover_look(State& state, std::size_t photo, std::size_t cover, story::Cover::Kind kind, std::string_view color,
                    double now_ms);

}  // namespace storycard::composer
