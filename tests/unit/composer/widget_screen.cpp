#include "widget_screen.h"

#include <utility>

#include <imgui.h>
#include <imgui_internal.h>

#include "screen.h"

#include <doctest/doctest.h>

namespace storycard::composer {

WidgetScreen::WidgetScreen(float width, float height, std::string_view language)
    : context_(ImGui::CreateContext()),
      atlas_(textures_, 1),
      words_(atlas_),
      icons_(atlas_),
      painter_(atlas_, words_, icons_),
      ui_(painter_, words_, semantics_),
      width_(width),
      height_(height) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = io.LogFilename = nullptr;
  unsigned char* pixels = nullptr;
  int atlas_width = 0, atlas_height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &atlas_width, &atlas_height);
  ImGui::GetStyle().WindowPadding = {0, 0};
  ImGui::GetStyle().WindowMinSize = {1, 1};
  const std::string words = "strings/" + std::string(language) + ".json";
  library_.want_language(language);
  for (const std::string& name : {std::string("strings/languages.json"), words, std::string("fonts.json")})
    REQUIRE_FALSE(library_.add(name, asset(name)).has_value());
}

WidgetScreen::~WidgetScreen() { ImGui::DestroyContext(context_); }

void WidgetScreen::frame(const std::function<void(Ui&)>& draw) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width_, height_};
  io.DeltaTime = 0.016f;
  ImGui::NewFrame();
  ui_.strings = library_.strings();
  Words::Setting setting{library_.for_text(), library_.fonts_version(), 1, ui_.strings->language(),
                         ui_.strings->direction()};
  words_.begin_frame(setting);
  Painter::Setting paint;
  paint.width = width_;
  if (ui_.strings->direction() == "rtl") paint.reading = Painter::Setting::Reading::right_to_left;
  painter_.begin_frame(paint);
  ui_.begin_frame(std::exchange(actions_, {}), now_ms += step_ms);
  semantics_.begin(ui_.strings->language(), ui_.strings->direction(), "test");
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
  painter_.draw_into(ImGui::GetWindowDrawList());
  draw(ui_);
  ImGui::End();
  semantics_.end();
  ui_.end_frame();
  ImGui::Render();
  for (const std::string& file : words_.take_wanted()) {
    REQUIRE_FALSE(library_.add(file, asset(file)).has_value());
    ui_.want_frame();
  }
}

void WidgetScreen::settle(const std::function<void(Ui&)>& draw) {
  int quiet = 0;  // the first frame may only take what was done
  for (int i = 0; i < 1000; ++i) {
    frame(draw);
    quiet = ui_.wants_frame() || ui_.wants_pass() ? 0 : quiet + 1;
    if (quiet > 1) return;
  }
  FAIL("it never comes to rest");
}

void WidgetScreen::press(Point at) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  ImGui::GetIO().AddMousePosEvent(at.x, at.y);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
}

void WidgetScreen::move(Point at) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMousePosEvent(at.x, at.y);
}

void WidgetScreen::lift() {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
}

void WidgetScreen::tap(Point at, const std::function<void(Ui&)>& draw) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  frame(draw);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  frame(draw);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  frame(draw);
}

const Node& WidgetScreen::node(std::string_view id) const {
  const Node* found = semantics_.find(id);
  REQUIRE_MESSAGE(found != nullptr, std::string(id));
  return *found;
}

}  // namespace storycard::composer
