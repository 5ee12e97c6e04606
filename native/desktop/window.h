#pragma once

#include <string>
#include <vector>

#include "composer/composer.h"
#include "platform/gl_textures.h"

struct GLFWwindow;
struct GLFWcursor;

namespace storycard::desktop {

// What happened in the window, in its order. Points are CSS px of the picture.
struct Event {
  enum class Kind { down, move, up, leave, wheel, key, text, drop, resized, uncovered, unfocused } kind;
  Point at, by;
  std::string text;  // of key its code, as KeyboardEvent.code, letters by what they write; of drop, lines of paths
  composer::Modifiers held;
  int clicks = 1;
};

// The system's window with OpenGL in it.
class Window {
 public:
  // Empty `problem()` where it opened.
  explicit Window(PixelSize size);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  const std::string& problem() const { return problem_; }

  bool wants_to_close() const;
  // Waits so long at most, 0 not at all, for something to happen.
  std::vector<Event> events(double wait_ms);

  float width() const, height() const;  // CSS px
  float scale() const { return scale_; }
  void draw(composer::Composer& composer, ImDrawData& drawing, composer::Textures& fields, ImDrawData* over);

  void title(const std::string& words);
  void cursor(const std::string& shape);  // as CSS names it
  bool copy(const std::string& text);
  std::string copied() const;

 private:
  friend struct Callbacks;
  void measure();
  Point css(double x, double y) const;

  std::string problem_;
  GLFWwindow* window_ = nullptr;
  std::vector<Event> events_;
  PixelSize pixels_;
  float scale_ = 1;
  Point at_;
  bool is_down_ = false;
  double pressed_s_ = -1;
  int clicks_ = 0;
  Point pressed_at_;
  std::string shape_;
  GLFWcursor* cursor_ = nullptr;
  platform::GlTextures textures_, field_textures_;
};

}  // namespace storycard::desktop
