#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "composer/input.h"
#include "composer/photos.h"
#include "composer/semantics.h"
#include "composer/state.h"
#include "composer/textures.h"

struct ImDrawData;

// The front end: inputs in, one picture of the screen, a semantics tree and effects out. Knows no platform.
namespace storycard::composer {

class Composer {
 public:
  // `clock`: milliseconds that go on while a frame is made, so that it can end in time; without one all is made at once.
  using Clock = std::function<double()>;
  Composer(float width, float height, float device_scale, Clock clock = nullptr);
  ~Composer();
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;

  // Inputs, as wasm/PROTOCOL.md has them. Noted only; frame() acts on them.
  void resize(float width, float height, float device_scale);
  void settings(std::string_view json);
  // False for a file that was refused.
  bool add(std::string_view name, ByteView bytes);
  void lack(std::string_view name);
  void pointer(const PointerEvent& event);
  void wheel(Point at, Point by);
  void key(KeyKind kind, std::string_view code, Modifiers modifiers);
  void action(Action action);
  // A picture was chosen, and the page opens it; `share` of that is done, below 0: it does not know. `use` says what it
  // is for, as the effect that asked for it did; "here": what is on the screen says; empty: as was said before.
  void photo_opening(float share = -1, std::string_view use = "here");
  // It opened: `header` as wasm/photo_header.h writes it, and "original" where a browser made this file of another kind.
  // False for a header that is none, and where there is no room.
  // `further`: one more after those that are there, where there is room, instead of the one that is worked on.
  enum class PhotoPlace { this_one, further };
  bool photo(PhotoId id, std::string_view header, std::string_view name, PhotoPlace place = PhotoPlace::this_one);
  // It did not, for a reason that problems.h knows; the one before stays.
  void photo_problem(std::string_view reason);
  // A picture of a pack, "packs/itac/art/name.png", that a "fetch" effect asked for. False where it is refused.
  bool pack_picture(std::string_view file, PhotoId id, std::string_view header);
  // Pixels that a "decode" effect asked for: where they are to be put (null: nobody waits for them), and that they are.
  std::uint8_t* pixels_for(const DecodeJob& job);
  void decoded();
  void not_decoded(const DecodeJob& job, std::string_view reason);
  // The draft for the page to keep, known again by its revision; one that it kept, or that somebody's card file holds, in
  // its place (false, and nothing changes, where it is none); what the page keeps, for the person to see. As
  // wasm/PROTOCOL.md has them.
  std::uint64_t draft_revision() const;
  std::string draft_json() const;
  bool restore(std::string_view json);
  bool tell_drafts(std::string_view json);
  // What takes a page around the picture is not offered: the simple view, links, pictures to hold or to paste.
  void keep_one_view();
  // Draws all again although nothing changed.
  void redraw();

  // 0 sleep, 1 again at the next repaint, n > 1 again in n ms at the latest.
  int frame(double now_ms);
  // Between frames: makes small pictures and reports that the last frame asked for, for some ms. 0 nothing waits; -1 more
  // of it waits; n > 1: again in n ms. Each frame may bring more.
  int work(double now_ms);
  // There is something to be shown: a frame() at the next repaint.
  bool wants_frame() const;
  // What frame() drew, with TextureId as ImTextureID; null when nothing changed since it was taken last.
  ImDrawData* take_drawing();
  // What the platform knows of the frame before, for the inspector: how long textures took, and the memory of all, bytes.
  void tell_costs(double upload_ms, std::size_t memory);
  Color ground() const;
  Textures& textures();

  std::uint32_t semantics_version() const;
  std::string semantics_json() const;
  // For tests: what was told, and words that had to be cut to fit.
  const std::vector<Node>& nodes() const;
  const std::vector<std::string>& cut_words() const;
  std::string take_effects_json();
  const State& state() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace storycard::composer
