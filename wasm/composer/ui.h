#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "composer/input.h"
#include "composer/painter.h"
#include "composer/semantics.h"
#include "composer/strings.h"
#include "composer/theme.h"

// What widgets share: drawing, hit tests, semantics, words, motion. Lives as long as the composer.
namespace storycard::composer {

// What the person does to one control in this frame.
struct Touch {
  bool hovered = false;  // by a pointer that can hover
  bool held = false;     // pressed and not let go
  bool clicked = false;  // by pointer, keyboard or assistive technology
  bool focused = false;  // and its focus is to be shown
  Point at;              // the pointer, from the start edge; between two fingers, their middle
  Point moved;           // since the last frame, while held; two fingers move by their middle
  // What two fingers do, while they are on it: grow by `scale` about `at`, and turn by `turned` radians, clockwise on the canvas.
  int fingers = 0;
  float scale = 1, turned = 0;
};

// A region whose content is higher than it.
struct Scroll {
  Rect view;
  float offset = 0, content = 0;  // content: height as of the last frame
  float speed = 0;                // px a second, after a swipe
  // Where a finger had moved it to and when, for the last tenth of a second.
  struct Sample {
    double ms = 0;
    float offset = 0;
  };
  std::vector<Sample> swipe;
  // A row that would show less than a sliver of itself at the end of the view is left out: by this much the view ends sooner.
  float trim = 0, wanted_trim = 0;
};

class Ui {
 public:
  Ui(Painter& painter, Words& all_words, Semantics& tree) : paint(painter), words(all_words), semantics(tree) {}

  Painter& paint;
  Words& words;
  Semantics& semantics;
  const Strings* strings = nullptr;
  const Palette* colors = &light_palette;
  double now_ms = 0;

  enum class Motion { full, reduced } motion = Motion::full;
  enum class Pointer { fine, coarse } pointer = Pointer::fine;
  enum class Fields { page, drawn } fields = Fields::page;
  Showing showing = Showing::drawn;
  bool can_draw = true;  // else there is no way back to the drawn view
  bool one_view = false;  // no page is around the drawn one: what takes one is not shown

  // The frame's inputs; what no widget takes is dropped at its end.
  void begin_frame(std::vector<Action> actions, double now);
  // Before begin_frame(): the keys of this frame, and what is pressed on the canvas now.
  void set_keys(std::vector<Key> keys) { keys_ = std::move(keys); }
  void set_fingers(std::vector<Finger> fingers) { fingers_ = std::move(fingers); }
  // The next key of these codes that was pressed while the control `id` had the focus: it is then no one else's.
  std::optional<Key> take_key(std::string_view id, std::initializer_list<std::string_view> codes);
  // Those that no control took.
  std::vector<Key> take_keys() { return std::exchange(keys_, {}); }
  // What the wheel turned over `rect`, which then scrolls nothing. Down and to the right is positive.
  std::optional<Point> take_wheel(const Rect& rect);
  void end_frame();
  // Where a mouse shows what it can do; the last one asked for in a frame counts.
  enum class Cursor { arrow, pointer, grab, grabbing, text, move, resize_rising, resize_falling };
  void want_cursor(Cursor cursor) { cursor_ = cursor; }
  Cursor cursor() const { return cursor_; }

  // What was drawn stands on a guess that this frame proved wrong: draw again before anything is shown.
  void want_pass() { wants_pass_ = true; }
  bool wants_pass() const { return wants_pass_; }
  bool wants_frame() const { return wants_frame_; }
  void want_frame() { wants_frame_ = true; }

  // The control `id` over `rect`, grown to 44 px: hit test and pending actions.
  Touch touch(std::string_view id, const Rect& rect);
  // For things that are dragged: a touch on it never scrolls.
  Touch drag(std::string_view id, const Rect& rect);
  std::optional<std::string> take(std::string_view id, std::string_view kind);
  // An open menu or sheet, which hides the page's text fields under it; what is told in front of it is not under it.
  void set_cover(const Rect& rect) { cover_ = rect, in_front_ = false; }
  void come_in_front() { in_front_ = true; }
  bool covers(const Rect& rect) const;
  bool is_focused(std::string_view id) const { return focus_ == id && focus_visible_; }
  const std::string& focused() const { return focus_; }
  void ask_focus(std::string_view id) { wanted_focus_ = id; }
  std::string take_wanted_focus();

  // A press began in this frame, and not on `rect`.
  bool pressed_outside(const Rect& rect) const;

  // How far `rect` lies out of sight, scrolled away, px; 0 where some of it shows.
  float away(const Rect& rect) const;

  // The rectangle in which a control is hit: at least 44 px on each side.
  static Rect hit_box(const Rect& rect);

  // Tells the tree about something drawn at `rect` (from the start edge).
  Node& tell(std::string_view id, std::string_view role, std::string_view name, const Rect& rect);
  // A group around what is told until close().
  Node& open(std::string_view id, std::string_view role, std::string_view name, const Rect& rect);
  void close() { semantics.close(); }

  // The name of what is hovered, shows its focus or is held by a finger, after a moment beside it: for controls that have
  // only an icon. True when this click ends a long press that showed it: it was for the name.
  bool offer_tip(std::string_view id, std::string_view text, const Rect& box, const Touch& touch);
  void hide_tip() { tip_.hidden = true; }
  void draw_tip();
  // When a tip that is offered wants to be drawn.
  std::optional<double> tip_at_ms() const;

  // Everything between is clipped to scroll.view; content starts at view.y - offset.
  void begin_scroll(std::string_view id, Scroll& scroll);
  void end_scroll(Scroll& scroll, float content_height);
  void wheel(Point at, Point by);

  // Follows `target` with an ease-out in `duration_ms`, from where it stood; at once under reduced motion.
  float eased(std::string_view key, float target, float duration_ms = metric::fade_ms);
  // What eased() follows from now on stands there, without a way to it.
  void place(std::string_view key, float value);

  // How something new comes in: moved from 0 to 1 of its way (at once under reduced motion), and shown from 0 to 1.
  struct Arrival {
    float moved = 1, shown = 1;
  };
  Arrival arrival(double since_ms, float duration_ms = metric::fade_ms);
  // From 0 to 1 while something new comes in.
  float entered(double since_ms, float duration_ms = metric::fade_ms);

  std::string text(std::string_view key) const { return strings->text(key); }

 private:
  struct Easing {
    float from = 0, to = 0;
    double start_ms = 0;
    std::uint32_t frame = 0;
  };
  struct Tip {
    std::string id, text;
    Rect box;
    double since_ms = 0;
    std::uint32_t frame = 0;
    bool hidden = false, pressed = false;  // pressed: a finger holds, or just held, what it names
    double gone_ms = 0;
  };
  enum class Swipe { scrolls, drags };  // what a finger does on it
  Touch touch(std::string_view id, const Rect& rect, Swipe swipe);
  void follow_fingers();
  bool is_behind(Point canvas_point) const;
  void scroll_to(const Rect& rect);
  void drag_scroll(Scroll& scroll);
  Rect clipped(const Rect& canvas_rect) const;

  std::vector<Action> actions_;
  std::string focus_, wanted_focus_, scroll_wanted_;
  bool focus_visible_ = false, wants_frame_ = false, wants_pass_ = false, in_front_ = false;
  Cursor cursor_ = Cursor::arrow;
  std::map<std::string, Easing, std::less<>> easings_;
  Tip tip_;
  std::uint32_t frame_ = 0;
  Scroll* scroll_ = nullptr;  // the open one
  std::vector<Rect> clips_;   // canvas px
  Rect cover_;
  Point wheel_at_, wheel_by_;
  std::vector<Key> keys_;
  std::vector<Finger> fingers_, fingers_before_;
  // What two fingers did since the last frame.
  struct Pinch {
    Point at, moved;
    float scale = 1, turned = 0;
  };
  std::optional<Pinch> pinch_;
  enum class Gesture { none, pressing, scrolling, dragging, pinching } gesture_ = Gesture::none;
  Point press_at_;
  double press_ms_ = 0, last_ms_ = 0;
};

}  // namespace storycard::composer
