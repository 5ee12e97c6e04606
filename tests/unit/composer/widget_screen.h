#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "composer/icons.h"
#include "composer/library.h"
#include "composer/textures.h"
#include "composer/ui.h"

struct ImGuiContext;

// Widgets alone on a canvas, without the composer around them: fonts, words and ImGui as the composer sets them up.
namespace storycard::composer {

class WidgetScreen {
 public:
  WidgetScreen(float width, float height, std::string_view language = "en");
  ~WidgetScreen();

  // One frame of what `draw` draws. Input given before it counts in it.
  void frame(const std::function<void(Ui&)>& draw);
  // Frames until nothing moves any more.
  void settle(const std::function<void(Ui&)>& draw);
  void click(std::string_view id) { actions_.push_back({std::string(id), "click", {}}); }
  void focus(std::string_view id) { actions_.push_back({std::string(id), "focus", "visible"}); }
  // Presses and lets go at `at` (canvas px), drawing what is between.
  void tap(Point at, const std::function<void(Ui&)>& draw);
  // The finger that acts as the pointer goes down, moves or is lifted at the next frame; others through ui().set_fingers().
  void press(Point at);
  void move(Point at);
  void lift();
  // The node told in the last frame; it must be there.
  const Node& node(std::string_view id) const;
  const Semantics& tree() const { return semantics_; }
  Ui& ui() { return ui_; }

  double now_ms = 1000, step_ms = 16;

 private:
  ImGuiContext* context_;
  Textures textures_;
  Atlas atlas_;
  Words words_;
  Icons icons_;
  Painter painter_;
  Semantics semantics_;
  Ui ui_;
  Library library_;
  std::vector<Action> actions_;
  float width_, height_;
};

}  // namespace storycard::composer
