#include "window.h"

#define GL_GLEXT_PROTOTYPES
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace storycard::desktop {
namespace {

composer::Modifiers held_of(int mods) {
  return {(mods & GLFW_MOD_SHIFT) != 0, (mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0, (mods & GLFW_MOD_ALT) != 0};
}

// As KeyboardEvent.code; letters and signs by what they write, wherever the keyboard has them.
std::string code_of(int key, int scancode) {
  static const std::map<int, const char*> named = {
      {GLFW_KEY_ESCAPE, "Escape"},    {GLFW_KEY_ENTER, "Enter"},          {GLFW_KEY_KP_ENTER, "Enter"},
      {GLFW_KEY_TAB, "Tab"},          {GLFW_KEY_BACKSPACE, "Backspace"},  {GLFW_KEY_DELETE, "Delete"},
      {GLFW_KEY_LEFT, "ArrowLeft"},   {GLFW_KEY_RIGHT, "ArrowRight"},     {GLFW_KEY_UP, "ArrowUp"},
      {GLFW_KEY_DOWN, "ArrowDown"},   {GLFW_KEY_PAGE_UP, "PageUp"},       {GLFW_KEY_PAGE_DOWN, "PageDown"},
      {GLFW_KEY_HOME, "Home"},        {GLFW_KEY_END, "End"},              {GLFW_KEY_SPACE, "Space"},
      {GLFW_KEY_KP_ADD, "NumpadAdd"}, {GLFW_KEY_KP_SUBTRACT, "NumpadSubtract"}};
  if (const auto found = named.find(key); found != named.end()) return found->second;
  const char* const written = glfwGetKeyName(key, scancode);
  if (!written) return {};
  const std::string name = written;
  if (name.size() == 1 && name[0] >= 'a' && name[0] <= 'z') return "Key" + std::string(1, static_cast<char>(name[0] - 'a' + 'A'));
  if (name == "/") return "Slash";
  if (name == "+") return "Plus";
  if (name == "-") return "Minus";
  if (name == "=") return "Equal";
  // A keyboard of another script: shortcuts go by the place of the Latin letter.
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return "Key" + std::string(1, static_cast<char>(key));
  return {};
}

std::string utf8_of(unsigned code) {
  std::string text;
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (code >> 18));
    text += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
  return text;
}

constexpr float wheel_px = 60;         // a step of a wheel
constexpr double double_click_s = 0.4;

}  // namespace

struct Callbacks {
  static Window& of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

  static void install(GLFWwindow* window) {
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
      Window& here = of(w);
      here.at_ = here.css(x, y);
      // Of a mouse that moves on, only the newest place counts.
      if (!here.events_.empty() && here.events_.back().kind == Event::Kind::move) here.events_.pop_back();
      here.events_.push_back({Event::Kind::move, here.at_, {}, {}, {}});
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
      Window& here = of(w);
      if (button != GLFW_MOUSE_BUTTON_LEFT) return;
      const bool down = action == GLFW_PRESS;
      if (down) {
        const double now = glfwGetTime();
        const Point away = here.at_ - here.pressed_at_;
        const bool again = now - here.pressed_s_ < double_click_s && std::hypot(away.x, away.y) < 4;
        here.clicks_ = again ? here.clicks_ + 1 : 1;
        here.pressed_s_ = now;
        here.pressed_at_ = here.at_;
      }
      here.is_down_ = down;
      here.events_.push_back({down ? Event::Kind::down : Event::Kind::up, here.at_, {}, {}, held_of(mods), here.clicks_});
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
      Window& here = of(w);
      if (!entered && !here.is_down_) here.events_.push_back({Event::Kind::leave, here.at_, {}, {}, {}});
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
      Window& here = of(w);
      const Point by{static_cast<float>(-x) * wheel_px, static_cast<float>(-y) * wheel_px};
      here.events_.push_back({Event::Kind::wheel, here.at_, by, {}, {}});
    });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
      if (action == GLFW_RELEASE) return;
      const std::string code = code_of(key, scancode);
      if (!code.empty()) of(w).events_.push_back({Event::Kind::key, of(w).at_, {}, code, held_of(mods)});
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned code) {
      of(w).events_.push_back({Event::Kind::text, of(w).at_, {}, utf8_of(code), {}});
    });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
      std::string lines;
      for (int i = 0; i < count; ++i) lines += std::string(paths[i]) + '\n';
      of(w).events_.push_back({Event::Kind::drop, of(w).at_, {}, lines, {}});
    });
    const auto measured = [](GLFWwindow* w) {
      of(w).measure();
      of(w).events_.push_back({Event::Kind::resized, {}, {}, {}, {}});
    };
    static const auto again = measured;
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { again(w); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { again(w); });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) {
      of(w).events_.push_back({Event::Kind::uncovered, {}, {}, {}, {}});
    });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
      if (!focused) of(w).events_.push_back({Event::Kind::unfocused, {}, {}, {}, {}});
    });
  }
};

Window::Window(PixelSize size) {
  const auto say = [&](const char* what) {
    const char* why = nullptr;
    glfwGetError(&why);
    problem_ = std::string(what) + (why ? std::string(": ") + why : std::string());
  };
  if (!glfwInit()) {
    say("no screen to open a window on");
    return;
  }
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "storycard");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "storycard");
  window_ = glfwCreateWindow(size.width, size.height, "storycard", nullptr, nullptr);
  if (!window_) {
    say("no window with OpenGL 3.2 can be opened");
    return;
  }
  glfwSetWindowSizeLimits(window_, 320, 320, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwSetWindowUserPointer(window_, this);
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  Callbacks::install(window_);
  measure();
}

Window::~Window() {
  if (window_) {
    if (ImGui::GetCurrentContext()) ImGui_ImplOpenGL3_Shutdown();
    glfwDestroyWindow(window_);
  }
  glfwTerminate();
}

void Window::measure() {
  glfwGetFramebufferSize(window_, &pixels_.width, &pixels_.height);
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  scale_ = std::clamp(std::max(x, y), 0.5f, 4.0f);
}

// Where the system counts in points of its own (macOS), these are no px.
Point Window::css(double x, double y) const {
  int width = 1, height = 1;
  glfwGetWindowSize(window_, &width, &height);
  const float to_px = static_cast<float>(pixels_.width) / static_cast<float>(std::max(1, width));
  return {static_cast<float>(x) * to_px / scale_, static_cast<float>(y) * to_px / scale_};
}

float Window::width() const { return static_cast<float>(pixels_.width) / scale_; }
float Window::height() const { return static_cast<float>(pixels_.height) / scale_; }

bool Window::wants_to_close() const { return glfwWindowShouldClose(window_) != 0; }

std::vector<Event> Window::events(double wait_ms) {
  if (wait_ms <= 0)
    glfwPollEvents();
  else
    glfwWaitEventsTimeout(wait_ms / 1000);
  return std::exchange(events_, {});
}

void Window::draw(composer::Composer& composer, ImDrawData& drawing, composer::Textures& fields, ImDrawData* over) {
  if (!ImGui::GetIO().BackendRendererUserData) ImGui_ImplOpenGL3_Init("#version 150");
  ImGui_ImplOpenGL3_NewFrame();
  textures_.update(composer.textures());
  textures_.rename(drawing);
  const Color ground = composer.ground();
  glDisable(GL_SCISSOR_TEST);
  glViewport(0, 0, pixels_.width, pixels_.height);
  glClearColor(static_cast<float>(ground.red) / 255, static_cast<float>(ground.green) / 255,
               static_cast<float>(ground.blue) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&drawing);
  field_textures_.update(fields);
  if (over) {
    field_textures_.rename(*over);
    ImGui_ImplOpenGL3_RenderDrawData(over);
  }
  glfwSwapBuffers(window_);
}

void Window::title(const std::string& words) { glfwSetWindowTitle(window_, words.c_str()); }

void Window::cursor(const std::string& shape) {
  if (shape == shape_) return;
  shape_ = shape;
  const int kind = shape == "text"        ? GLFW_IBEAM_CURSOR
                   : shape == "pointer"   ? GLFW_HAND_CURSOR
                   : shape == "grab"      ? GLFW_HAND_CURSOR
                   : shape == "grabbing"  ? GLFW_HAND_CURSOR
                   : shape == "move"      ? GLFW_CROSSHAIR_CURSOR
                   : shape.ends_with("resize") ? GLFW_CROSSHAIR_CURSOR
                                               : GLFW_ARROW_CURSOR;
  GLFWcursor* const next = glfwCreateStandardCursor(kind);
  glfwSetCursor(window_, next);
  if (cursor_) glfwDestroyCursor(cursor_);
  cursor_ = next;
}

bool Window::copy(const std::string& text) {
  glfwGetError(nullptr);
  glfwSetClipboardString(window_, text.c_str());
  return glfwGetError(nullptr) == GLFW_NO_ERROR;
}

std::string Window::copied() const {
  const char* const text = glfwGetClipboardString(window_);
  return text ? text : "";
}

}  // namespace storycard::desktop
