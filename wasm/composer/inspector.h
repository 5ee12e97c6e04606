#pragma once

#include <string_view>
#include <vector>

#include "composer/app.h"
#include "composer/textures.h"

// A view for those who work on storycard, behind "?inspect": what the layout did, drawn over the card, and what a frame
// cost. Off by default, and then it costs nothing. The one place where ImGui's own letters are drawn.
namespace storycard::composer {

class Inspector {
 public:
  explicit Inspector(Textures& textures) : textures_(textures) {}

  struct Times {
    double interface_ms = 0;  // all passes over the interface, the stage's card among them
    double small_ms = 0;      // small pictures and reports
    double upload_ms = 0;     // of textures, in the frame before
    std::size_t memory = 0;   // of the page's wasm, bytes
    std::uint64_t frames = 0;
  };
  // Over the card on the stage, and a panel over the stage's start. Drawn last.
  void draw(App& app, const Times& times);

  // What is drawn over the card, in px of the canvas.
  struct Mark {
    enum class Kind { box, line, baseline, cluster, safe } kind;
    Rect at;
  };
  static std::vector<Mark> marks(const render::Inspection& inspection, const Rect& card);

 private:
  void write(App& app, std::string_view text, Point at);
  bool shows(Mark::Kind kind) const;
  void draw_marks(App& app, const render::Inspection& inspection);
  std::vector<std::string> lines(App& app, const Times& times, const render::Inspection* inspection) const;
  // The glyph atlas: its texture, and how much of its height is in use.
  const Texture* atlas() const;
  void draw_atlas(App& app, const Rect& at);

  Textures& textures_;
  TextureId letters_ = 0;
  bool boxes_ = true, lines_ = true, clusters_ = false, safe_ = true, atlas_ = false;
};

}  // namespace storycard::composer
