#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

// What is on the screen, as assistive technology and tests see it. Drawn and told by the same calls.
namespace storycard::composer {

// A value of the tree that may be unsaid.
enum class Flag : unsigned char { unsaid, no, yes };
constexpr Flag flag(bool value) { return value ? Flag::yes : Flag::no; }

struct SliderValue {
  float now = 0, min = 0, max = 1, step = 1;
  std::string text;
  friend bool operator==(const SliderValue&, const SliderValue&) = default;
};

// Where everything is told, it is for the page to show it: as the canvas does, or as ordinary HTML.
enum class Showing { drawn, simple };

struct Node {
  std::string id, role, name, value, parent, controls, description, described_by, language, live, placeholder;
  std::string tone;  // of a notice: "ok", "warn", "error" or "info"
  std::string file;   // img: of a file that was made, which the page shows as it is
  std::string field;  // textbox: "line", "multiline", "date" or "time"
  Rect rect;          // CSS px of the canvas
  Rect whole;         // the same with what is scrolled out of sight
  std::optional<Rect> clip;
  std::optional<SliderValue> slider;
  Flag checked = Flag::unsaid, selected = Flag::unsaid, pressed = Flag::unsaid, expanded = Flag::unsaid;
  bool disabled = false, invalid = false, offscreen = false, hidden = false;
  bool modal = false;         // dialog: all else is out of reach
  std::uint32_t picture = 0;  // a texture that shows what the node names; 0: none
  int level = 0, max_length = 0;
  friend bool operator==(const Node&, const Node&) = default;
};

// Gathers one frame's nodes; the version moves only when they differ from the frame before.
class Semantics {
 public:
  void begin(std::string_view language, std::string_view direction, std::string_view title,
             Showing showing = Showing::drawn);
  // Nodes are in reading order; `within` of the innermost open group becomes the parent.
  Node& add(Node node);
  Node& open(Node group);
  void close();
  void end();
  // CSS px of the page that one px of all rectangles takes.
  void scale_to(float scale) { head_.scale = scale; }

  std::uint32_t version() const { return version_; }
  const std::vector<Node>& nodes() const { return shown_; }
  const Node* find(std::string_view id) const;
  std::string json() const;

 private:
  struct Head {
    std::string language, direction, title;
    float scale = 1;
    Showing showing = Showing::drawn;
    friend bool operator==(const Head&, const Head&) = default;
  };
  Head head_, shown_head_;
  std::vector<Node> nodes_, shown_;
  std::vector<std::string> open_;
  std::uint32_t version_ = 0;
};

}  // namespace storycard::composer
