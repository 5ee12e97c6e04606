#include "composer/ui.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>
#include <imgui_internal.h>  // ClearActiveID: a press that turns into a swipe is no press

namespace storycard::composer {
namespace {

constexpr float swipe_px = 8;        // a finger that moves less still presses
constexpr float friction = 2.2f;     // a swipe's speed falls to 1/e in 1/2.2 s
constexpr double glide_most_ms = 200;  // of a glide's time in one frame
constexpr double sample_ms = 100;    // a swipe is as fast as it was in its last 100 ms
constexpr double tip_ms = 500, tip_stays_ms = 1500;
constexpr float least_peek = 12;  // of a row, or nothing
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

// Whether the finger had come to rest before it was lifted. Where a repaint takes long, the next one is as late anyhow.
bool has_rested(const std::vector<Scroll::Sample>& swipe, double now_ms) {
  double moved_ms = swipe.front().ms;
  for (std::size_t i = 1; i < swipe.size(); ++i) {
    if (swipe[i].offset != swipe[i - 1].offset) moved_ms = swipe[i].ms;
  }
  const auto repaints = static_cast<double>(std::max<std::size_t>(2, swipe.size()) - 1);
  const double repaint_ms = (swipe.back().ms - swipe.front().ms) / repaints;
  return now_ms - moved_ms > std::max(sample_ms, 2 * repaint_ms);
}

}  // namespace

void Ui::begin_frame(std::vector<Action> actions, double now) {
  last_ms_ = frame_ == 0 ? now : now_ms;
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
    press_ms_ = now_ms;
  } else if (!io.MouseDown[0] && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    gesture_ = Gesture::none;
  }
  follow_fingers();
}

// Two fingers count from where both were down in the frame before: one that comes or goes moves nothing.
void Ui::follow_fingers() {
  pinch_.reset();
  const auto& now = fingers_;
  const auto& before = fingers_before_;
  if (now.size() >= 2 && before.size() >= 2 && now[0].id == before[0].id && now[1].id == before[1].id) {
    const auto middle = [](const std::vector<Finger>& two) {
      return Point{(two[0].at.x + two[1].at.x) / 2, (two[0].at.y + two[1].at.y) / 2};
    };
    const Point was = before[1].at - before[0].at, is = now[1].at - now[0].at;
    const float far = std::hypot(is.x, is.y), far_before = std::hypot(was.x, was.y);
    Pinch pinch{middle(now), middle(now) - middle(before)};
    // Fingers that touch each other have no direction.
    constexpr float least = 12;
    if (far > least && far_before > least) {
      pinch.scale = far / far_before;
      const float turned = std::atan2(is.y, is.x) - std::atan2(was.y, was.x);
      constexpr float half_turn = 3.14159265f;
      pinch.turned = turned > half_turn ? turned - 2 * half_turn : turned < -half_turn ? turned + 2 * half_turn : turned;
    }
    pinch_ = pinch;
  }
  if (now.size() >= 2 && gesture_ == Gesture::dragging) gesture_ = Gesture::pinching;
  fingers_before_ = fingers_;
}

std::optional<Key> Ui::take_key(std::string_view id, std::initializer_list<std::string_view> codes) {
  if (focus_ != id) return std::nullopt;
  const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const Key& key) {
    return std::find(codes.begin(), codes.end(), key.code) != codes.end();
  });
  if (found == keys_.end()) return std::nullopt;
  Key key = std::move(*found);
  keys_.erase(found);
  return key;
}

// An open menu or sheet lies over that point, and what is drawn now under it.
bool Ui::is_behind(Point canvas_point) const {
  return !in_front_ && contains(paint.on_canvas(cover_), canvas_point);
}

std::optional<Point> Ui::take_wheel(const Rect& rect) {
  const bool turned = wheel_by_.x != 0 || wheel_by_.y != 0;
  if (!turned || is_behind(wheel_at_) || !contains(paint.on_canvas(rect), wheel_at_)) return std::nullopt;
  return std::exchange(wheel_by_, {});
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

Touch Ui::touch(std::string_view id, const Rect& rect) { return touch(id, hit_box(rect), Swipe::scrolls); }

Touch Ui::drag(std::string_view id, const Rect& rect) {
  ImGui::SetNextItemAllowOverlap();
  return touch(id, rect, Swipe::drags);
}

Touch Ui::touch(std::string_view id, const Rect& rect, Swipe swipe) {
  Touch result;
  const Rect to = paint.on_canvas(rect);
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetCursorScreenPos({to.x, to.y});
  const bool pressed =
      ImGui::InvisibleButton(std::string(id).c_str(), {std::max(1.0f, to.width), std::max(1.0f, to.height)});
  bool active = ImGui::IsItemActive();
  if (active && gesture_ == Gesture::scrolling) {  // it came down on a list that glides
    ImGui::ClearActiveID();
    active = false;
  }
  const bool drags = swipe == Swipe::drags;
  if (active && drags && gesture_ != Gesture::pinching) gesture_ = Gesture::dragging;
  if (ImGui::IsItemHovered()) want_cursor(!drags ? Cursor::pointer : active ? Cursor::grabbing : Cursor::grab);
  result.hovered = pointer == Pointer::fine && ImGui::IsItemHovered();
  result.held = active && gesture_ != Gesture::scrolling;
  const bool press = gesture_ != Gesture::scrolling && gesture_ != Gesture::pinching;
  result.clicked = (pressed && press) || take(id, "click").has_value();
  result.focused = is_focused(id);
  result.at = paint.on_canvas(point(io.MousePos));
  if (!active) return result;
  Point moved = point(io.MouseDelta);
  result.fingers = static_cast<int>(std::max<std::size_t>(1, fingers_.size()));
  if (fingers_.size() >= 2) {
    moved = pinch_ ? pinch_->moved : Point{};
    if (pinch_) {
      result.at = paint.on_canvas(pinch_->at);
      result.scale = pinch_->scale;
      result.turned = pinch_->turned;
    }
  }
  result.moved = {paint.mirrored() ? -moved.x : moved.x, moved.y};
  return result;
}

bool Ui::pressed_outside(const Rect& rect) const {
  return ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
         !contains(paint.on_canvas(rect), point(ImGui::GetIO().MousePos));
}

Rect Ui::clipped(const Rect& canvas_rect) const {
  return clips_.empty() ? canvas_rect : intersection(canvas_rect, clips_.back());
}

float Ui::away(const Rect& rect) const {
  if (clips_.empty()) return 0;
  const Rect whole = paint.on_canvas(rect);
  const Rect& clip = clips_.back();
  return std::max({0.0f, clip.y - whole.bottom(), whole.y - clip.bottom()});
}

Node& Ui::tell(std::string_view id, std::string_view role, std::string_view name, const Rect& rect) {
  // Under a field its count of letters stays in view too.
  constexpr float under_field = 34;
  if (id == scroll_wanted_ && scroll_)
    scroll_to({rect.x, rect.y, rect.width, rect.height + (role == "textbox" ? under_field : 0)});
  if (scroll_ && role != "radiogroup" && role != "group") {
    const float peeks = scroll_->view.bottom() - rect.y;
    if (peeks > 0 && peeks < least_peek) scroll_->wanted_trim = std::max(scroll_->wanted_trim, peeks);
  }
  const Rect whole = paint.on_canvas(rect), shown = clipped(whole);
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.whole = whole;
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

bool Ui::offer_tip(std::string_view id, std::string_view text, const Rect& box, const Touch& touch) {
  const bool same = tip_.id == id && tip_.frame + 1 >= frame_;
  const bool by_finger = pointer == Pointer::coarse;
  const bool read = same && tip_.pressed && now_ms >= tip_.since_ms + tip_ms;
  if (by_finger && touch.held) {
    tip_ = {std::string(id), std::string(text), box, same && tip_.pressed ? tip_.since_ms : now_ms, frame_, false, true};
    tip_.gone_ms = now_ms + tip_stays_ms;
    return false;
  }
  if (by_finger && read) {
    // Let go: the name stays for a moment.
    tip_.frame = now_ms < tip_.gone_ms ? frame_ : 0;
    return touch.clicked;
  }
  if (!touch.hovered && !touch.focused) return false;
  const double since = same ? tip_.since_ms : now_ms;
  tip_ = {std::string(id), std::string(text), box, since, frame_, (same && tip_.hidden) || touch.held || touch.clicked};
  return false;
}

std::optional<double> Ui::tip_at_ms() const {
  if (tip_.frame != frame_ || tip_.hidden) return std::nullopt;
  if (now_ms < tip_.since_ms + tip_ms) return tip_.since_ms + tip_ms;
  if (tip_.pressed) return std::max(tip_.gone_ms, now_ms + 1);
  return std::nullopt;
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
  if (wheel_by_.y != 0) {
    if (const auto by = take_wheel(scroll.view)) scroll.offset += by->y, scroll.speed = 0;
  }
  const float last = std::max(0.0f, scroll.content - scroll.view.height);
  if (scroll.offset <= 0 || scroll.offset >= last) scroll.speed = 0;
  scroll.offset = paint.snapped(std::clamp(scroll.offset, 0.0f, last));
  ImGui::PushID(std::string(id).c_str());
  Rect view = scroll.view;
  view.height = std::max(0.0f, view.height - scroll.trim);
  scroll.wanted_trim = 0;
  paint.push_clip(view);
  clips_.push_back(clipped(paint.on_canvas(view)));
}

void Ui::drag_scroll(Scroll& scroll) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool inside = contains(paint.on_canvas(scroll.view), press_at_) && !is_behind(press_at_);
  if (gesture_ == Gesture::pressing && pointer == Pointer::coarse && inside && fingers_.size() < 2) {
    const Point moved = point(io.MousePos) - press_at_;
    // A finger that comes down while the list still glides stops it, and presses nothing.
    const bool stops = std::fabs(scroll.speed) > slowest;
    if (stops) scroll.speed = 0;
    if (stops || (std::fabs(moved.y) > swipe_px && std::fabs(moved.y) > std::fabs(moved.x))) {
      gesture_ = Gesture::scrolling;
      scroll.swipe.assign(1, {press_ms_, scroll.offset});
      ImGui::ClearActiveID();
    }
  }
  auto& swipe = scroll.swipe;
  if (gesture_ == Gesture::scrolling && inside && io.MouseDown[0]) {
    if (fingers_.size() < 2) scroll.offset -= io.MouseDelta.y;
    scroll.speed = 0;
    swipe.push_back({now_ms, scroll.offset});
    // One sample from before the last tenth of a second stays: at a low frame rate there may be no other.
    while (swipe.size() > 2 && swipe[1].ms <= now_ms - sample_ms) swipe.erase(swipe.begin());
    return;
  }
  if (!swipe.empty()) {  // let go
    const double passed = now_ms - swipe.front().ms;
    if (passed > 0 && !has_rested(swipe, now_ms) && motion == Motion::full)
      scroll.speed = static_cast<float>((scroll.offset - swipe.front().offset) / passed * 1000);
    swipe.clear();
    want_frame();
    return;
  }
  if (scroll.speed == 0) return;
  if (gesture_ == Gesture::pressing || motion == Motion::reduced) scroll.speed = 0;
  // The way and the speed after that time, whatever the frame rate. What passed unseen while a repaint was late does not count.
  const float left = std::exp(-friction * static_cast<float>(std::min(now_ms - last_ms_, glide_most_ms)) / 1000);
  scroll.offset += scroll.speed * (1 - left) / friction;
  scroll.speed *= left;
  if (std::fabs(scroll.speed) < slowest)
    scroll.speed = 0;
  else
    want_frame();
}

void Ui::end_scroll(Scroll& scroll, float content_height) {
  clips_.pop_back();
  paint.pop_clip();
  ImGui::PopID();
  // Not while it moves: an edge that jumps about would be worse.
  const bool moves = scroll.speed != 0 || gesture_ == Gesture::scrolling;
  const float trim = moves ? 0 : scroll.wanted_trim;
  if (scroll.trim != trim) want_pass();
  scroll.trim = trim;
  if (scroll.content != content_height) want_frame();
  scroll.content = content_height;
  scroll_ = nullptr;
}

void Ui::scroll_to(const Rect& rect) {
  constexpr float room = 12;
  const Rect& view = scroll_->view;
  float by = 0;
  if (rect.bottom() + room > view.bottom()) by = rect.bottom() + room - view.bottom();
  // Of what is higher than the view, its start.
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

void Ui::place(std::string_view key, float value) {
  easings_.insert_or_assign(std::string(key), Easing{value, value, 0, frame_});
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
