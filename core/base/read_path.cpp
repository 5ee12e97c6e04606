#include <cmath>
#include <optional>

#include "base/arc.h"
#include "base/geometry.h"
#include "base/limits.h"
#include "base/path_text.h"

namespace storycard {
namespace {

constexpr double coordinate_max = 1e6;
constexpr std::string_view commands = "MmZzLlHhVvCcSsQqTtAa";

class PathReader {
 public:
  explicit PathReader(std::string_view text) : text_(text) {}

  Result<Path> read() {
    text_.skip_space();
    while (!text_.at_end() && !error_) {
      const char command = text_.next();
      if (commands.find(command) == std::string_view::npos) {
        fail("expected a command such as M, L or C");
      } else if (path_.empty() && command != 'M' && command != 'm') {
        fail("expected the path to begin with M");
      } else {
        text_.skip();
        read_command(command);
      }
      text_.skip_space();
    }
    if (error_) return *error_;
    return std::move(path_);
  }

 private:
  void read_command(char command) {
    if (command == 'Z' || command == 'z') return close();
    bool first = true;
    do {
      text_.skip_space();
      relative_ = command >= 'a';
      // Pairs that follow a moveto are linetos.
      const bool extra_move = !first && (command == 'M' || command == 'm');
      read_segment(extra_move ? 'L' : static_cast<char>(relative_ ? command - 'a' + 'A' : command));
      first = false;
      if (path_.steps.size() > limits::path_steps) {
        error_ = Error{ErrorCode::too_large, place(),
                       "the path has more than " + std::to_string(limits::path_steps) + " steps"};
      }
      if (error_) return;
      if (text_.skip_comma() && !text_.number_follows()) return fail("expected a number after the comma");
    } while (text_.number_follows());
  }

  void read_segment(char command) {
    switch (command) {
      case 'M': return read_move();
      case 'L': return read_line();
      case 'H': return line_to({coordinate(relative_ ? at_.x : 0), at_.y});
      case 'V': return line_to({at_.x, coordinate(relative_ ? at_.y : 0)});
      case 'C': return read_cubic(first_control());
      case 'S': return read_cubic(last_ == Last::cubic ? at_ * 2 - control_ : at_);
      case 'Q': return read_quad(first_control());
      case 'T': return read_quad(last_ == Last::quad ? at_ * 2 - control_ : at_);
      default: return read_arc();
    }
  }

  void read_move() {
    const Point to = next_point();
    if (error_) return;
    path_.move_to(to);
    start_ = at_ = to;
    last_ = Last::other;
    closed_ = false;
  }

  void read_line() { line_to(next_point()); }

  void line_to(Point to) {
    if (error_) return;
    reopen();
    path_.line_to(to);
    at_ = to;
    last_ = Last::other;
  }

  void read_cubic(Point control1) {
    const Point control2 = next_point();
    separate();
    const Point to = next_point();
    if (error_) return;
    reopen();
    path_.cubic_to(control1, control2, to);
    at_ = to;
    control_ = control2;
    last_ = Last::cubic;
  }

  void read_quad(Point control) {
    const Point to = next_point();
    if (error_) return;
    reopen();
    path_.quad_to(control, to);
    at_ = to;
    control_ = control;
    last_ = Last::quad;
  }

  void read_arc() {
    EllipticalArc arc;
    arc.radius_x = std::fabs(number());
    separate();
    arc.radius_y = std::fabs(number());
    separate();
    arc.turn_degrees = static_cast<float>(number());
    separate();
    arc.size = flag() ? ArcSize::large : ArcSize::small;
    separate();
    arc.sweep = flag() ? ArcSweep::clockwise : ArcSweep::counterclockwise;
    separate();
    arc.to = next_point();
    if (error_) return;
    reopen();
    append_elliptical_arc(path_, at_, arc);
    at_ = arc.to;
    last_ = Last::other;
  }

  void close() {
    if (!closed_) path_.close();
    closed_ = true;
    at_ = start_;
    last_ = Last::other;
  }

  // What follows a closepath without a moveto starts where the closed contour did (SVG 2, 9.3.4).
  void reopen() {
    if (closed_) path_.move_to(start_);
    closed_ = false;
  }

  Point first_control() {
    const Point control = next_point();
    separate();
    return control;
  }

  Point next_point() {
    const float x = coordinate(relative_ ? at_.x : 0);
    separate();
    const float y = coordinate(relative_ ? at_.y : 0);
    return {x, y};
  }

  float coordinate(float origin) { return static_cast<float>(number() + static_cast<double>(origin)); }

  double number() {
    if (error_) return 0;
    const std::size_t begin = text_.offset();
    const auto value = text_.number();
    if (!value) {
      fail("expected a number");
      return 0;
    }
    if (std::fabs(*value) > coordinate_max) {
      error_ = Error{ErrorCode::broken_file, "byte " + std::to_string(begin), "expected a number up to a million"};
      return 0;
    }
    return *value;
  }

  bool flag() {
    if (error_) return false;
    const auto value = text_.flag();
    if (!value) fail("expected an arc's flag, 0 or 1");
    return value.value_or(false);
  }

  void separate() { text_.skip_comma(); }
  std::string place() const { return "byte " + std::to_string(text_.offset()); }
  void fail(const std::string& detail) {
    if (!error_) error_ = Error{ErrorCode::broken_file, place(), detail};
  }

  enum class Last { other, cubic, quad };
  PathText text_;
  Path path_;
  Point start_;
  Point at_;
  Point control_;  // of the curve before, for S and T
  Last last_ = Last::other;
  bool closed_ = false;
  bool relative_ = false;
  std::optional<Error> error_;
};

}  // namespace

Result<Path> read_path(std::string_view svg_path_data) { return PathReader(svg_path_data).read(); }

}  // namespace storycard
