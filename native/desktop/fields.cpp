#include "fields.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace storycard::desktop {
namespace {

constexpr int frames_awaited = 60;  // an edit that the composer does not take

Rect shrunk(const Rect& rect, float by) {
  return {rect.x + by, rect.y + by, std::max(0.0f, rect.width - 2 * by), std::max(0.0f, rect.height - 2 * by)};
}

bool contains(const Rect& rect, Point at) {
  return at.x >= rect.x && at.y >= rect.y && at.x < rect.right() && at.y < rect.bottom();
}

Rect shared(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x), std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

bool same(const FieldLook& a, const FieldLook& b) {
  return a.size == b.size && a.scale == b.scale && a.one_line == b.one_line && a.focused == b.focused &&
         a.placeholder == b.placeholder && a.language == b.language && a.appearance.scheme == b.appearance.scheme &&
         a.appearance.contrast == b.appearance.contrast;
}

}  // namespace

Fields::Fields(composer::Composer& composer, cli::DiskAssets& disk) : composer_(composer), disk_(disk) {}
Fields::~Fields() = default;

void Fields::follow(float scale, const composer::Appearance& appearance, const std::string& language) {
  std::map<std::string, Field> now;
  for (const composer::Node& node : composer_.nodes()) {
    if (node.role != "textbox" || node.hidden || node.offscreen) continue;
    const auto known = fields_.find(node.id);
    Field field = known != fields_.end() ? std::move(known->second) : Field{};
    if (known == fields_.end()) {
      field.words.text = field.told = node.value;
      field.words.caret = field.words.anchor = node.value.size();
    } else {
      fields_.erase(known);
      if (node.value == field.told) field.awaited = 0;
      // What is written here is never overwritten by what the composer knew before.
      if (node.value != field.told && (field.awaited == 0 || --field.awaited == 0)) {
        if (node.value != field.words.text) replace(field.words, node.value);
        field.told = node.value;
        field.changed = field.to_caret = true;
      }
    }
    field.sent = false;
    const Rect rect = shrunk(node.rect, composer::metric::field_border);
    // Whole px, so that letters are as sharp as the composer's.
    const float left = std::ceil(rect.x * scale), top = std::ceil(rect.y * scale);
    const float right = std::floor(rect.right() * scale), bottom = std::floor(rect.bottom() * scale);
    const Rect placed{left / scale, top / scale, std::max(1.0f, right - left) / scale, std::max(1.0f, bottom - top) / scale};
    const Rect seen = node.clip ? shared(placed, *node.clip) : placed;
    FieldLook look;
    look.size = {static_cast<std::int32_t>(std::max(1.0f, right - left)), static_cast<std::int32_t>(std::max(1.0f, bottom - top))};
    look.scale = scale;
    look.one_line = node.field != "multiline";
    look.focused = node.id == focused_;
    look.placeholder = node.placeholder;
    look.language = node.language.empty() ? language : node.language;
    look.appearance = appearance;
    if (!same(look, field.look)) field.changed = true;
    if (!(placed == field.rect) || !(seen == field.seen)) other_ = true;
    field.look = std::move(look);
    field.rect = placed;
    field.seen = seen;
    now.emplace(node.id, std::move(field));
  }
  for (auto& [id, gone] : fields_) {
    textures_.remove(gone.picture);
    other_ = true;
    if (id == focused_) focused_.clear();
  }
  fields_ = std::move(now);
}

FieldPicture Fields::picture_of(const Field& field) {
  // What one file says may ask for the next: a list of slices for a slice.
  for (;;) {
    const auto needed = FieldPicture::needed_files(field.words, field.look, disk_.assets.library);
    bool had = needed.empty();
    for (const std::string& name : needed) had = cli::load_file(name, disk_).has_value() || had;
    if (had) break;
  }
  return FieldPicture(field.words, field.look, disk_.assets.library);
}

bool Fields::draw() {
  bool any = std::exchange(other_, false);
  for (auto& [id, field] : fields_) {
    if (!std::exchange(field.changed, false)) continue;
    any = true;
    image::Bitmap picture = picture_of(field).draw(
        field.scroll, std::exchange(field.to_caret, false) ? FieldPicture::Scroll::to_caret : FieldPicture::Scroll::stays);
    const PixelSize size = picture.size;
    Bytes pixels = image::straight_rgba(std::move(picture));
    if (field.picture == 0)
      field.picture = textures_.make(size, std::move(pixels), composer::Filter::exact);
    else
      textures_.replace(field.picture, size, std::move(pixels));
  }
  return any;
}

ImDrawData* Fields::drawing(const ImDrawData& like) {
  list_ = std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData());
  list_->_ResetForNewFrame();
  list_->PushClipRectFullScreen();
  for (const auto& [id, field] : fields_) {
    if (field.picture == 0 || field.seen.empty()) continue;
    list_->PushClipRect({field.seen.x, field.seen.y}, {field.seen.right(), field.seen.bottom()}, true);
    list_->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(field.picture)), {field.rect.x, field.rect.y},
                    {field.rect.right(), field.rect.bottom()});
    list_->PopClipRect();
  }
  drawing_ = std::make_unique<ImDrawData>();
  drawing_->Valid = true;
  drawing_->DisplayPos = like.DisplayPos;
  drawing_->DisplaySize = like.DisplaySize;
  drawing_->FramebufferScale = like.FramebufferScale;
  drawing_->AddDrawList(list_.get());
  return drawing_.get();
}

std::string Fields::at(Point point) const {
  for (const auto& [id, field] : fields_) {
    if (contains(field.seen, point)) return id;
  }
  return {};
}

Fields::Field* Fields::here() {
  const auto found = fields_.find(focused_);
  return found != fields_.end() ? &found->second : nullptr;
}

void Fields::focus(const std::string& id) {
  if (id == focused_) return;
  for (const std::string& each : {focused_, id}) {
    const auto field = fields_.find(each);
    if (field == fields_.end()) continue;
    field->second.changed = true;
    field->second.look.focused = each == id;
  }
  focused_ = fields_.count(id) > 0 ? id : std::string();
}

void Fields::choose_all(const std::string& id) {
  focus(id);
  Field* const field = here();
  if (!field) return;
  field->words.anchor = 0;
  field->words.caret = field->words.text.size();
  field->changed = field->to_caret = true;
}

Point Fields::inside(const Field& field, Point at) const {
  return {(at.x - field.rect.x) * field.look.scale, (at.y - field.rect.y) * field.look.scale};
}

void Fields::press(const std::string& id, Point at, int clicks, Choosing choosing) {
  focus(id);
  Field* const field = here();
  if (!field) return;
  const std::size_t byte = picture_of(*field).at(inside(*field, at), field->scroll);
  if (clicks == 2)
    choose_word(field->words, byte);
  else if (clicks > 2)
    choose_all(id);
  else
    go_to(field->words, byte, choosing);
  field->changed = field->to_caret = true;
}

void Fields::drag_to(Point at) {
  Field* const field = here();
  if (!field) return;
  const std::size_t byte = picture_of(*field).at(inside(*field, at), field->scroll);
  if (byte == field->words.caret) return;
  go_to(field->words, byte, Choosing::yes);
  field->changed = field->to_caret = true;
}

// False where there is nothing to scroll that way.
bool Fields::wheel(const std::string& id, float by) {
  const auto found = fields_.find(id);
  if (found == fields_.end() || found->second.look.one_line) return false;
  Field& field = found->second;
  const float was = field.scroll;
  field.scroll += by * field.look.scale;
  picture_of(field).draw(field.scroll, FieldPicture::Scroll::stays);
  if (field.scroll == was) return false;
  field.changed = true;
  return true;
}

void Fields::edited(Field& field) {
  field.changed = field.to_caret = true;
  if (field.words.text == field.told) return;
  field.told = field.words.text;
  field.awaited = frames_awaited;
  field.unsent = true;
}

void Fields::flush() {
  for (auto& [id, field] : fields_) {
    if (!std::exchange(field.unsent, false)) continue;
    // The composer takes one text a field and frame.
    if (std::exchange(field.sent, true)) composer_.frame(glfwGetTime() * 1000);
    composer_.action({id, "input", field.words.text});
  }
}

void Fields::type(const std::string& text) {
  Field* const field = here();
  if (!field) return;
  insert(field->words, text, field->look.one_line);
  edited(*field);
}

bool Fields::key(const std::string& code, composer::Modifiers held, Window& window) {
  Field* const field = here();
  if (!field || held.alt) return false;
  FieldText& words = field->words;
  const Choosing choosing = held.shift ? Choosing::yes : Choosing::no;
  const Reach reach = held.control ? Reach::word : Reach::grapheme;
  const bool chosen = words.begin() != words.end();
  if (held.control && code == "KeyA") {
    choose_all(focused_);
  } else if (held.control && (code == "KeyC" || code == "KeyX")) {
    if (chosen && window.copy(std::string(words.chosen())) && code == "KeyX") erase_before(words, Reach::grapheme);
  } else if (held.control && code == "KeyV") {
    insert(words, window.copied(), field->look.one_line);
  } else if (code == "Backspace") {
    erase_before(words, reach);
  } else if (code == "Delete") {
    erase_after(words, reach);
  } else if (code == "Enter" && !field->look.one_line) {
    insert(words, "\n", false);
  } else if (code == "ArrowLeft" || code == "ArrowRight") {
    const bool forward = (code == "ArrowRight") != picture_of(*field).right_to_left();
    if (chosen && choosing == Choosing::no && reach == Reach::grapheme)
      go_to(words, forward ? words.end() : words.begin(), choosing);
    else
      go_to(words, forward ? after(words.text, words.caret, reach) : before(words.text, words.caret, reach), choosing);
  } else if ((code == "ArrowUp" || code == "ArrowDown") && !field->look.one_line) {
    go_to(words, picture_of(*field).line_by(words.caret, code == "ArrowUp" ? -1 : 1), choosing);
  } else if (code == "Home" || code == "End") {
    const bool home = code == "Home";
    go_to(words, held.control ? (home ? 0 : words.text.size()) : picture_of(*field).end_of_line(words.caret, home ? -1 : 1), choosing);
  } else {
    return false;
  }
  edited(*field);
  return true;
}

}  // namespace storycard::desktop
