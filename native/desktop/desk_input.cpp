// What a hand does, as a browser would pass it on: the focus, keys and presses on the elements of the tree, and in fields.
#include <algorithm>

#include "desk.h"

namespace storycard::desktop {
namespace {

bool contains(const Rect& rect, Point at) {
  return at.x >= rect.x && at.y >= rect.y && at.x < rect.right() && at.y < rect.bottom();
}

}  // namespace

const composer::Node* Desk::node(const std::string& id) const {
  for (const composer::Node& node : composer_.nodes()) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

// Where the focus may go: while a dialog is open, only in it.
bool Desk::is_reachable(const composer::Node& node) const {
  static constexpr const char* roles[] = {"button", "tab", "radio", "slider", "switch", "checkbox", "textbox", "link"};
  const bool one = std::any_of(std::begin(roles), std::end(roles), [&](const char* role) { return node.role == role; });
  if (!one || node.hidden) return false;
  const composer::Node* modal = nullptr;
  for (const composer::Node& each : composer_.nodes()) {
    if (each.modal) modal = &each;
  }
  if (!modal) return true;
  const composer::Node* above = &node;
  for (int depth = 0; above && depth < 16; ++depth) {
    if (above->id == modal->id) return true;
    above = above->parent.empty() ? nullptr : this->node(above->parent);
  }
  return false;
}

void Desk::focus(const std::string& id, const char* how) {
  fields_.flush();
  if (id != focus_ && !focus_.empty()) composer_.action({focus_, "blur", {}});
  focus_ = id;
  fields_.focus(id);
  if (!id.empty()) composer_.action({id, "focus", how});
}

// Of a group of choices, the one that is chosen stands for all.
void Desk::step_focus(int by) {
  std::vector<const composer::Node*> all;
  for (const composer::Node& each : composer_.nodes()) {
    if (!is_reachable(each)) continue;
    const bool grouped = each.role == "tab" || each.role == "radio";
    const bool chosen = each.selected == composer::Flag::yes || each.checked == composer::Flag::yes;
    if (grouped && !chosen && each.id != focus_) {
      const bool any = std::any_of(composer_.nodes().begin(), composer_.nodes().end(), [&](const composer::Node& other) {
        return other.parent == each.parent && other.role == each.role &&
               (other.selected == composer::Flag::yes || other.checked == composer::Flag::yes);
      });
      if (any) continue;
    }
    all.push_back(&each);
  }
  if (all.empty()) return;
  const auto now = std::find_if(all.begin(), all.end(), [&](const composer::Node* each) { return each->id == focus_; });
  const auto count = static_cast<std::ptrdiff_t>(all.size());
  const std::ptrdiff_t from = now == all.end() ? (by > 0 ? -1 : 0) : now - all.begin();
  const composer::Node& next = *all[static_cast<std::size_t>((from + by + count) % count)];
  const bool field = fields_.has(next.id);
  focus(next.id, "visible");
  if (field) fields_.choose_all(next.id);
}

// What a browser does with keys on the elements of a page. False where it does nothing.
bool Desk::click_or_step(const std::string& code) {
  const composer::Node* const here = node(focus_);
  if (!here) return false;
  if ((code == "Enter" || code == "Space") && here->role != "textbox" && here->role != "slider") {
    composer_.action({here->id, "click", {}});
    return true;
  }
  const int by = code == "ArrowRight" || code == "ArrowDown" ? 1 : code == "ArrowLeft" || code == "ArrowUp" ? -1 : 0;
  if (by == 0) return false;
  if (here->role == "slider") {
    const bool up = code == "ArrowRight" || code == "ArrowUp";
    composer_.action({here->id, up ? "increment" : "decrement", {}});
    return true;
  }
  if (here->role != "tab" && here->role != "radio") return false;
  std::vector<std::string> group;
  for (const composer::Node& each : composer_.nodes()) {
    if (each.role == here->role && each.parent == here->parent) group.push_back(each.id);
  }
  const auto at = std::find(group.begin(), group.end(), here->id) - group.begin();
  const auto count = static_cast<std::ptrdiff_t>(group.size());
  const std::string next = group[static_cast<std::size_t>((at + by + count) % count)];
  focus(next, "visible");
  composer_.action({next, "click", {}});
  return true;
}

void Desk::press(const Event& event) {
  const std::string field = fields_.at(event.at);
  in_field_ = !field.empty();
  if (in_field_) {
    if (focus_ != field) focus(field, "");
    fields_.press(field, event.at, event.clicks, event.held.shift ? Choosing::yes : Choosing::no);
    return;
  }
  std::string pressed;
  for (const composer::Node& each : composer_.nodes()) {
    if (is_reachable(each) && contains(each.clip ? *each.clip : each.rect, event.at)) pressed = each.id;
  }
  focus(pressed, "");
}

void Desk::take(const Event& event) {
  using Kind = Event::Kind;
  using composer::PointerKind;
  switch (event.kind) {
    case Kind::down:
      press(event);
      composer_.pointer({PointerKind::down, event.at, 1});
      break;
    case Kind::move:
      if (in_field_) fields_.drag_to(event.at);
      composer_.pointer({PointerKind::move, event.at, 1});
      window_.cursor(fields_.at(event.at).empty() ? "" : "text");
      break;
    case Kind::up:
      in_field_ = false;
      composer_.pointer({PointerKind::up, event.at, 1});
      break;
    case Kind::leave: composer_.pointer({PointerKind::leave, event.at, 1}); break;
    case Kind::wheel:
      if (!fields_.wheel(fields_.at(event.at), event.by.y)) composer_.wheel(event.at, event.by);
      break;
    case Kind::key: take_key(event); break;
    case Kind::text: fields_.type(event.text); break;
    case Kind::drop: open_files(event.text, "here"); break;
    case Kind::resized: composer_.resize(window_.width(), window_.height(), window_.scale()); break;
    case Kind::uncovered: composer_.redraw(); break;
    case Kind::unfocused:
      if (!options_.data.empty()) keeper_.save();
      break;
  }
}

void Desk::take_key(const Event& event) {
  const std::string& code = event.text;
  const composer::Modifiers held = event.held;
  const bool undoes = held.control && !held.alt && (code == "KeyZ" || code == "KeyY");
  if (code == "Tab" && !held.control && !held.alt) return step_focus(held.shift ? -1 : 1);
  // One history for everything, also while writing.
  if (!undoes && fields_.key(code, held, window_)) return;
  const bool leaves = code == "Escape" || code == "PageUp" || code == "PageDown" || (held.control && code == "Slash");
  if (!fields_.focused().empty() && !undoes && !leaves) return;
  fields_.flush();
  if (!held.control && !held.alt && click_or_step(code)) return;
  composer_.key(composer::KeyKind::down, code, held);
}

}  // namespace storycard::desktop
