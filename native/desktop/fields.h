#pragma once

#include <map>
#include <memory>
#include <string>

#include "cli/assets.h"
#include "composer/composer.h"
#include "field_picture.h"
#include "window.h"

struct ImDrawList;

namespace storycard::desktop {

// The text fields of the screen: the composer says where they are and draws their borders; here their words are edited and
// drawn. What changed goes back to it, as a whole text.
class Fields {
 public:
  Fields(composer::Composer& composer, cli::DiskAssets& disk);
  ~Fields();

  // Gives what changed to the composer: each field's whole text at most once a frame, and before all that came after it.
  void flush();
  // After each frame: fields that came, went, or hold another text than was written here.
  void follow(float scale, const composer::Appearance& appearance, const std::string& language);
  // Draws what changed; true where something did.
  bool draw();
  // What lies over the composer's picture, valid until the next call.
  ImDrawData* drawing(const ImDrawData& like);
  composer::Textures& textures() { return textures_; }

  bool has(const std::string& id) const { return fields_.count(id) > 0; }
  // The one at that point; empty where there is none.
  std::string at(Point point) const;
  // Empty: none.
  void focus(const std::string& id);
  const std::string& focused() const { return focused_; }
  void choose_all(const std::string& id);

  void press(const std::string& id, Point at, int clicks, Choosing choosing);
  void drag_to(Point at);
  bool wheel(const std::string& id, float by);
  void type(const std::string& text);
  // False for a key that is none of a field's.
  bool key(const std::string& code, composer::Modifiers held, Window& window);

 private:
  struct Field {
    FieldText words;
    FieldLook look;
    Rect rect, seen;           // inside of the border, CSS px: all of it, and what is not scrolled away
    std::string told;          // the text as the composer has it, or soon will
    int awaited = 0;           // so many more frames may have an older one
    float scroll = 0;
    composer::TextureId picture = 0;
    bool changed = true, to_caret = false, unsent = false, sent = false;
  };
  Field* here();
  FieldPicture picture_of(const Field& field);
  void edited(Field& field);
  Point inside(const Field& field, Point at) const;

  composer::Composer& composer_;
  cli::DiskAssets& disk_;
  std::map<std::string, Field> fields_;
  std::string focused_;
  bool other_ = false;  // fields came, went or moved
  composer::Textures textures_;
  std::unique_ptr<ImDrawList> list_;
  std::unique_ptr<ImDrawData> drawing_;
};

}  // namespace storycard::desktop
