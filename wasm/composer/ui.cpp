#include "composer/ui.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>  // ClearActiveID: a press that turns into a swipe is no press

namespace storycard::composer {
namespace {

constexpr float swipe_px = 8;        // a finger that moves less still presses
constexpr float friction = 0.0022f;  // share of a swipe's speed lost each ms
constexpr double tip_ms = 500;
constexpr float slowest = 12;  // px a second below which a swipe ends

Rect intersection(const Rect& a, const Rect& b) {
  const float left = std::max(a.x, b.x), top = std::max(a.y, b.y);
  return {left, top, std::max(0.0f, std::min(a.right(), b.right()) - left),
          std::max(0.0f, std::min(a.bottom(), b.bottom()) - top)};
}

bool contains(const Rect& rect, Point p) {
  return p.x >= rect.x && p.x < rect.right() && p.y >= rect.y && p.y < rect.bottom();
}
Point point(ImVec2 v) { return {v.x, v.y}; }

}  // namespace

void Ui::begin_frame(std::vector<Action> actions, double now) {
  now_ms = now;
  ++frame_;
  wants_frame_ = wants_pass_ = in_front_ = false;
  cursor_ = Cursor::arrow;
  scroll_wanted_.clear();
  actions_ = std::move(actions);
  for (const Action& action : actions_) {
    if (action.kind == "focus") {
      focus_ = action.id;
      focus_visible_ = action.value == "visible";
      scroll_wanted_ = action.id;
    } else if (action.kind == "blur" && action.id == focus_) {
      focus_.clear();
    } else if (action.kind == "scroll-into-view") {
      scroll_wanted_ = action.id;
    }
  }
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    gesture_ = Gesture::pressing;
    press_at_ = point(io.MousePos);
  } else if (!io.MouseDown[0] && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    gesture_ = Gesture::none;
  }
}

void Ui::end_frame() {
  actions_.clear();
  wheel_by_ = {};
  for (auto it = easings_.begin(); it != easings_.end();)
    it = it->second.frame == frame_ ? std::next(it) : easings_.erase(it);
}

std::optional<std::string> Ui::take(std::string_view id, std::string_view kind) {
  for (auto it = actions_.begin(); it != actions_.end(); ++it) {
    if (it->id != id || it->kind != kind) continue;
    std::string value = std::move(it->value);
    actions_.erase(it);
    return value;
  }
  return std::nullopt;
}

std::string Ui::take_wanted_focus() {
  std::string id = std::move(wanted_focus_);
  wanted_focus_.clear();
  return id;
}

bool Ui::covers(const Rect& rect) const {
  return !in_front_ && !intersection(cover_, paint.on_canvas(rect)).empty();
}

Rect Ui::hit_box(const Rect& rect) {
  const float x = std::max(0.0f, metric::target - rect.width) / 2, y = std::max(0.0f, metric::target - rect.height) / 2;
  return {rect.x - x, rect.y - y, rect.width + 2 * x, rect.height + 2 * y};
}

Touch Ui::touch(std::string_view id, const Rect& rect) { return touch(id, hit_box(rect), true); }

Touch Ui::drag(std::string_view id, const Rect& rect) {
  ImGui::SetNextItemAllowOverlap();
  return touch(id, rect, false);
}

Touch Ui::touch(std::string_view id, const Rect& rect, bool scrolls) {
  Touch result;
  const Rect to = paint.on_canvas(rect);
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetCursorScreenPos({to.x, to.y});
  const bool pressed =
      ImGui::InvisibleButton(std::string(id).c_str(), {std::max(1.0f, to.width), std::max(1.0f, to.height)});
  const bool active = ImGui::IsItemActive();
  if (active && !scrolls) gesture_ = Gesture::dragging;
  if (ImGui::IsItemHovered()) want_cursor(scrolls ? Cursor::pointer : active ? Cursor::grabbing : Cursor::grab);
  result.hovered = pointer == Pointer::fine && ImGui::IsItemHovered();
  result.held = active && gesture_ != Gesture::scrolling;
  result.clicked = (pressed && gesture_ != Gesture::scrolling) || take(id, "click").has_value();
  result.focused = is_focused(id);
  result.at = paint.on_canvas(point(io.MousePos));
  if (active) result.moved = {paint.mirrored() ? -io.MouseDelta.x : io.MouseDelta.x, io.MouseDelta.y};
  return result;
}

bool Ui::pressed_outside(const Rect& rect) const {
  return ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
         !contains(paint.on_canvas(rect), point(ImGui::GetIO().MousePos));
}

Rect Ui::clipped(const Rect& canvas_rect) const {
  return clips_.empty() ? canvas_rect : intersection(canvas_rect, clips_.back());
}

Node& Ui::tell(std::string_view id, std::string_view role, std::string_view name, const Rect& rect) {
  if (id == scroll_wanted_ && scroll_) scroll_to(rect);
  const Rect whole = paint.on_canvas(rect), shown = clipped(whole);
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.rect = role == "textbox" ? whole : shown;
  if (role == "textbox" && !(shown == whole)) node.clip = shown;
  node.offscreen = shown.empty();
  return semantics.add(std::move(node));
}

Node& Ui::open(std::string_view id, std::string_view role, std::string_view name, const Rect& rect) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.rect = clipped(paint.on_canvas(rect));
  return semantics.open(std::move(node));
}

void Ui::offer_tip(std::string_view id, std::string_view text, const Rect& box, const Touch& touch) {
  if (!touch.hovered && !touch.focused) return;
  const bool same = tip_.id == id && tip_.frame + 1 >= frame_;
  const double since = same ? tip_.since_ms : now_ms;
  tip_ = {std::string(id), std::string(text), box, since, frame_, (same && tip_.hidden) || touch.held || touch.clicked};
}

std::optional<double> Ui::tip_at_ms() const {
  if (tip_.frame != frame_ || tip_.hidden || now_ms >= tip_.since_ms + tip_ms) return std::nullopt;
  return tip_.since_ms + tip_ms;
}

void Ui::draw_tip() {
  if (tip_.frame != frame_ || tip_.hidden || now_ms < tip_.since_ms + tip_ms) return;
  constexpr float gap = 6, pad = 10, height = 30, edge = 6;
  const float width = words.width(tip_.text, look::help) + 2 * pad;
  const ImVec2 canvas = ImGui::GetIO().DisplaySize;
  const float x = std::clamp(tip_.box.center().x - width / 2, edge, std::max(edge, canvas.x - width - edge));
  const bool below = tip_.box.bottom() + gap + height < canvas.y - edge;
  const Rect box{x, below ? tip_.box.bottom() + gap : tip_.box.y - gap - height, width, height};
  paint.fill(box, 9, colors->ink);
  paint.words(tip_.text, look::help, {box.x + pad, box.y, box.width - 2 * pad, box.height}, colors->surface);
}

void Ui::begin_scroll(std::string_view id, Scroll& scroll) {
  scroll_ = &scroll;
  drag_scroll(scroll);
  if (contains(paint.on_canvas(scroll.view), wheel_at_) && wheel_by_.y != 0) scroll.offset += wheel_by_.y;
  const float last = std::max(0.0f, scroll.content - scroll.view.height);
  if (scroll.offset <= 0 || scroll.offset >= last) scroll.speed = 0;
  scroll.offset = paint.snapped(std::clamp(scroll.offset, 0.0f, last));
  ImGui::PushID(std::string(id).c_str());
  paint.push_clip(scroll.view);
  clips_.push_back(clipped(paint.on_canvas(scroll.view)));
}

void Ui::drag_scroll(Scroll& scroll) {
  const ImGuiIO& io = ImGui::GetIO();
  const float step_s = io.DeltaTime;
  const bool inside = contains(paint.on_canvas(scroll.view), press_at_);
  if (gesture_ == Gesture::pressing && pointer == Pointer::coarse && inside) {
    const Point moved = point(io.MousePos) - press_at_;
    if (std::fabs(moved.y) > swipe_px && std::fabs(moved.y) > std::fabs(moved.x)) {
      gesture_ = Gesture::scrolling;
      ImGui::ClearActiveID();
    }
  }
  if (gesture_ == Gesture::scrolling && inside && io.MouseDown[0]) {
    scroll.offset -= io.MouseDelta.y;
    if (step_s > 0) scroll.speed += (-io.MouseDelta.y / step_s - scroll.speed) * 0.5f;
  } else if (scroll.speed != 0) {
    if (gesture_ == Gesture::pressing || motion == Motion::reduced) scroll.speed = 0;
    scroll.offset += scroll.speed * step_s;
    scroll.speed *= std::max(0.0f, 1 - friction * step_s * 1000);
    if (std::fabs(scroll.speed) < slowest)
      scroll.speed = 0;
    else
      want_frame();
  }
}

void Ui::end_scroll(Scroll& scroll, float content_height) {
  clips_.pop_back();
  paint.pop_clip();
  ImGui::PopID();
  if (scroll.content != content_height) want_frame();
  scroll.content = content_height;
  scroll_ = nullptr;
}

void Ui::scroll_to(const Rect& rect) {
  constexpr float room = 12;
  const Rect& view = scroll_->view;
  float by = 0;
  if (rect.bottom() + room > view.bottom()) by = rect.bottom() + room - view.bottom();
  if (rect.y - room - by < view.y) by = rect.y - room - view.y;
  if (by == 0) return;
  scroll_->offset += by;
  want_frame();
}

void Ui::wheel(Point at, Point by) {
  wheel_at_ = at;
  wheel_by_ = wheel_by_ + by;
}

Ui::Arrival Ui::arrival(double since_ms, float duration_ms) {
  const bool moves = motion == Motion::full;
  const double passed = (now_ms - since_ms) / (moves ? duration_ms : metric::reduced_ms);
  const auto left = static_cast<float>(1 - std::clamp(passed, 0.0, 1.0));
  if (left == 0) return {};
  want_frame();
  const float shown = 1 - left * left * left;
  return {moves ? shown : 1, shown};
}

float Ui::entered(double since_ms, float duration_ms) {
  const auto left = static_cast<float>(1 - std::clamp((now_ms - since_ms) / duration_ms, 0.0, 1.0));
  if (left == 0 || motion == Motion::reduced) return 1;
  want_frame();
  return 1 - left * left * left;
}

float Ui::eased(std::string_view key, float target, float duration_ms) {
  auto it = easings_.find(key);
  if (it == easings_.end())
    it = easings_.emplace(std::string(key), Easing{target, target, now_ms - duration_ms, frame_}).first;
  Easing& easing = it->second;
  easing.frame = frame_;
  const auto at = [&] {
    const double passed = motion == Motion::reduced ? 1 : std::min(1.0, (now_ms - easing.start_ms) / duration_ms);
    const auto left = static_cast<float>(1 - passed);
    return easing.from + (easing.to - easing.from) * (1 - left * left * left);
  };
  if (easing.to != target) easing = {at(), target, now_ms, frame_};
  const float value = at();
  if (value != easing.to) want_frame();
  return value;
}

}  // namespace storycard::composer
