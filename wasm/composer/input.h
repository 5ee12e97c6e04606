#pragma once

#include <string>

#include "base/geometry.h"

// What the platform tells: noted when it comes, used by the next frame.
namespace storycard::composer {

enum class PointerKind { down, move, up, cancel, leave };
enum class PointerSource { mouse, touch };

struct PointerEvent {
  PointerKind kind = PointerKind::move;
  Point at;  // CSS px of the canvas
  int id = 0;
};

enum class KeyKind { down, up };
struct Modifiers {
  bool shift = false, control = false;  // control: Ctrl, or Command on a Mac
  bool alt = false;
};

// A key that went down; `code` as KeyboardEvent.code, letters by what they write.
struct Key {
  std::string code;
  Modifiers modifiers;
};

// What is on the canvas and pressed: a mouse's button, a pen, a finger.
struct Finger {
  int id = 0;
  Point at;  // CSS px of the canvas
};

// From the semantics tree: "click", "focus", "blur", "input", "compose", "set", "increment", "decrement", "scroll-into-view".
struct Action {
  std::string id, kind, value;
};

}  // namespace storycard::composer
