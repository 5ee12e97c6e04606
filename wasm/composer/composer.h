#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "composer/input.h"
#include "composer/state.h"
#include "composer/textures.h"

struct ImDrawData;

// The front end: inputs in, one picture of the screen, a semantics tree and effects out. Knows no platform.
namespace storycard::composer {

class Composer {
 public:
  Composer(float width, float height, float device_scale);
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
  // False for a file that is no photo; the screen says so.
  bool photo(Bytes file, std::string_view name);
  // Draws all again although nothing changed.
  void redraw();

  // 0 sleep, 1 again at the next repaint, n > 1 again in n ms at the latest.
  int frame(double now_ms);
  // What frame() drew, with TextureId as ImTextureID; null when nothing changed since it was taken last.
  ImDrawData* take_drawing();
  Color ground() const;
  Textures& textures();

  std::uint32_t semantics_version() const;
  std::string semantics_json() const;
  std::string take_effects_json();
  const Bytes& export_bytes() const;
  const State& state() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace storycard::composer
