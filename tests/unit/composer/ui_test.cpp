#include "composer/ui.h"

#include <cmath>

#include "composer/widgets.h"
#include "screen.h"
#include "widget_screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

const Rect photo{20, 20, 200, 200};

// A thing that is dragged, and what was done to it in all.
struct Dragged {
  Touch last;
  Point moved;
  float scale = 1, turned = 0;
  int clicks = 0;

  void operator()(Ui& ui) {
    last = ui.drag("photo", photo);
    moved = moved + last.moved;
    scale *= last.scale;
    turned += last.turned;
    clicks += last.clicked ? 1 : 0;
  }
};

// A list of 2,000 px with a button in it.
struct List {
  Scroll scroll;
  int clicks = 0;

  void operator()(Ui& ui) {
    scroll.view = {0, 100, 320, 400};
    ui.begin_scroll("list", scroll);
    const Rect row{20, 150 - scroll.offset, 200, 44};
    clicks += ui.touch("row", row).clicked ? 1 : 0;
    ui.tell("row", "button", "Row", row);
    ui.end_scroll(scroll, 2000);
  }
};

// The list comes to its first row, and glides on.
template <typename Draw>
void glide(WidgetScreen& screen, List& list, Draw draw) {
  screen.ui().pointer = Ui::Pointer::coarse;
  screen.settle(draw);
  list.scroll.offset = 0;
  list.scroll.speed = 60;
  screen.frame(draw);
  screen.frame(draw);
}

// Swipes up by `far` in `ms`, in frames of `step_ms`; gives the speed when the finger is lifted.
float speed_of_swipe(double step_ms, float far, double ms) {
  WidgetScreen screen(320, 600);
  screen.ui().pointer = Ui::Pointer::coarse;
  List list;
  const auto draw = [&](Ui& ui) { list(ui); };
  screen.settle(draw);
  screen.step_ms = step_ms;
  screen.press({100, 480});
  screen.frame(draw);
  screen.frame(draw);
  const int steps = static_cast<int>(ms / step_ms);
  for (int i = 1; i <= steps; ++i) {
    screen.move({100, 480 - far * static_cast<float>(i) / static_cast<float>(steps)});
    screen.frame(draw);
  }
  screen.lift();
  screen.step_ms = 1;
  screen.frame(draw);
  return list.scroll.speed;
}

}  // namespace

TEST_CASE("fingers: two on a dragged thing scale it by their distance, about their middle, and move it by that") {
  WidgetScreen screen(320, 300);
  Dragged dragged;
  const auto draw = [&](Ui& ui) { dragged(ui); };
  screen.settle(draw);
  screen.press({100, 100});
  screen.ui().set_fingers({{1, {100, 100}}});
  screen.frame(draw);
  screen.frame(draw);
  REQUIRE(dragged.last.held);

  screen.ui().set_fingers({{1, {100, 100}}, {2, {140, 100}}});
  screen.frame(draw);
  CHECK(dragged.moved == Point{0, 0});  // a finger that comes moves nothing
  CHECK(dragged.scale == 1);

  screen.ui().set_fingers({{1, {90, 110}}, {2, {170, 110}}});
  screen.frame(draw);
  CHECK(dragged.scale == doctest::Approx(2));
  CHECK(dragged.last.at == Point{130, 110});
  CHECK(dragged.moved == Point{10, 10});
  CHECK(dragged.turned == doctest::Approx(0));

  screen.ui().set_fingers({{1, {130, 70}}, {2, {130, 150}}});
  screen.frame(draw);
  CHECK(dragged.turned == doctest::Approx(1.5708f).epsilon(0.001));  // a quarter turn, clockwise

  SUBCASE("a finger that goes moves nothing, and what it was part of is no press") {
    const Point before = dragged.moved;
    screen.ui().set_fingers({{1, {130, 70}}});
    screen.frame(draw);
    CHECK(dragged.moved == before);
    screen.ui().set_fingers({});
    screen.lift();
    screen.frame(draw);
    screen.frame(draw);
    CHECK(dragged.clicks == 0);
  }
  SUBCASE("across a half turn the angle goes on") {
    screen.ui().set_fingers({{1, {170, 109}}, {2, {90, 111}}});
    screen.frame(draw);
    screen.ui().set_fingers({{1, {170, 111}}, {2, {90, 109}}});
    screen.frame(draw);
    CHECK(std::fabs(dragged.last.turned) < 0.1f);
  }
}

TEST_CASE("pointers: a second finger, or one that comes from nowhere, presses nothing by itself") {
  TestScreen screen(390, 844, R"({"coarsePointer":true})");
  const Rect first = screen.node("tab-photo").rect, second = screen.node("tab-share").rect;
  screen.composer.pointer({PointerKind::down, first.center(), 1});
  screen.settle();
  screen.composer.pointer({PointerKind::down, second.center(), 2});
  screen.settle();
  screen.composer.pointer({PointerKind::up, second.center(), 2});
  screen.settle();
  CHECK(screen.node("tab-story").on);
  screen.composer.pointer({PointerKind::up, first.center(), 1});
  screen.settle();
  CHECK(screen.node("tab-photo").on);
}

TEST_CASE("pointers: a press that the browser takes away is no press, and the next one is") {
  TestScreen screen(390, 844, R"({"coarsePointer":true})");
  const Point at = screen.node("tab-photo").rect.center();
  screen.composer.pointer({PointerKind::down, at, 1});
  screen.settle();
  screen.composer.pointer({PointerKind::cancel, at, 1});
  screen.settle();
  CHECK(screen.node("tab-story").on);
  screen.tap(at);
  CHECK(screen.node("tab-photo").on);
}

TEST_CASE("wheel: a thing may take it, and then nothing scrolls") {
  WidgetScreen screen(320, 600);
  List list;
  bool takes = false;
  std::optional<Point> taken;
  const auto draw = [&](Ui& ui) {
    if (takes) taken = ui.take_wheel({0, 100, 320, 100});
    list(ui);
  };
  screen.settle(draw);
  screen.ui().wheel({50, 150}, {0, 60});
  screen.frame(draw);
  CHECK(list.scroll.offset == 60);
  takes = true;
  screen.ui().wheel({50, 150}, {0, 60});
  screen.frame(draw);
  CHECK(list.scroll.offset == 60);
  REQUIRE(taken);
  CHECK(taken->y == 60);
}

TEST_CASE("wheel: what lies under a sheet does not turn") {
  WidgetScreen screen(320, 600);
  List list;
  const auto draw = [&](Ui& ui) {
    ui.set_cover({0, 0, 320, 600});
    list(ui);
  };
  screen.settle(draw);
  screen.ui().wheel({50, 150}, {0, 60});
  screen.frame(draw);
  CHECK(list.scroll.offset == 0);
}

TEST_CASE("scroll: a press that turns into a swipe is no press") {
  WidgetScreen screen(320, 600);
  screen.ui().pointer = Ui::Pointer::coarse;
  List list;
  const auto draw = [&](Ui& ui) { list(ui); };
  screen.settle(draw);
  screen.press({100, 172});
  screen.frame(draw);
  screen.frame(draw);
  screen.move({100, 150});
  screen.frame(draw);
  screen.move({100, 170});
  screen.frame(draw);
  screen.lift();
  screen.settle(draw);
  CHECK(list.clicks == 0);
}

TEST_CASE("scroll: a swipe goes on as fast as the finger was, at any frame rate") {
  const float smooth = speed_of_swipe(8, 160, 160), slow = speed_of_swipe(80, 160, 160);
  CHECK(smooth == doctest::Approx(1000).epsilon(0.15));
  CHECK(slow == doctest::Approx(1000).epsilon(0.15));
}

TEST_CASE("scroll: a finger that rests before it is lifted leaves the list where it is") {
  WidgetScreen screen(320, 600);
  screen.ui().pointer = Ui::Pointer::coarse;
  List list;
  const auto draw = [&](Ui& ui) { list(ui); };
  screen.settle(draw);
  screen.press({100, 480});
  screen.frame(draw);
  screen.frame(draw);
  screen.move({100, 380});
  screen.frame(draw);
  screen.now_ms += 300;
  screen.lift();
  screen.frame(draw);
  CHECK(list.scroll.speed == 0);
  CHECK(list.scroll.offset == 100);
}

TEST_CASE("scroll: a finger that stops a list which glides presses nothing, and the next one presses") {
  WidgetScreen screen(320, 600);
  List list;
  const auto draw = [&](Ui& ui) { list(ui); };
  glide(screen, list, draw);
  REQUIRE(list.scroll.speed > 0);
  screen.press({100, 165});
  screen.frame(draw);
  screen.frame(draw);
  CHECK(list.scroll.speed == 0);
  screen.lift();
  screen.settle(draw);
  CHECK(list.clicks == 0);
  CHECK(list.scroll.speed == 0);
  screen.press({100, 165});
  screen.frame(draw);
  screen.frame(draw);
  screen.lift();
  screen.settle(draw);
  CHECK(list.clicks == 1);
}

TEST_CASE("scroll: a list glides no further than was seen: after a repaint that came late, the finger still stops it") {
  WidgetScreen screen(320, 600);
  List list;
  const auto draw = [&](Ui& ui) { list(ui); };
  glide(screen, list, draw);
  screen.now_ms += 3000;
  screen.frame(draw);  // the finger's place comes in a pass before its press
  screen.press({100, 165});
  screen.frame(draw);
  screen.frame(draw);
  screen.lift();
  screen.settle(draw);
  CHECK(list.clicks == 0);
}

TEST_CASE("scroll: a finger that stops a list which glides moves no slider that lies there") {
  WidgetScreen screen(320, 600);
  screen.ui().pointer = Ui::Pointer::coarse;
  Scroll scroll;
  Touch touch;
  const auto draw = [&](Ui& ui) {
    scroll.view = {0, 100, 320, 400};
    ui.begin_scroll("list", scroll);
    touch = ui.drag("slider", {20, 150 - scroll.offset, 200, 44});
    ui.end_scroll(scroll, 2000);
  };
  screen.settle(draw);
  scroll.speed = 60;
  screen.frame(draw);
  REQUIRE(scroll.speed > 0);
  screen.press({100, 165});
  for (int i = 0; i < 3; ++i) {
    screen.frame(draw);
    CHECK(!touch.held);
    screen.move({120 + 10 * static_cast<float>(i), 165});
  }
  screen.frame(draw);
  CHECK(!touch.held);
  CHECK(touch.moved == Point{0, 0});
}

TEST_CASE("scroll: in the gallery too, the finger that stops it chooses no frame") {
  TestScreen screen(390, 844, R"({"coarsePointer":true})");
  screen.click("tab-frame");
  const auto chosen = [&] {
    for (const ShownNode& node : screen.nodes()) {
      if (node.role == "radio" && node.on && node.id.rfind("frame-", 0) == 0) return node.id;
    }
    return std::string();
  };
  const std::string was = chosen();
  REQUIRE(!was.empty());
  const Point from{200, 700}, again{200, 600};
  screen.composer.pointer({PointerKind::down, from, 1});
  for (int i = 1; i <= 3; ++i) {
    screen.composer.frame(screen.now_ms += 16);
    screen.composer.pointer({PointerKind::move, {from.x, from.y - 47 * static_cast<float>(i)}, 1});
  }
  screen.composer.frame(screen.now_ms += 16);
  // All at once, as it comes from a page that was busy: the finger leaves, and another one comes and goes.
  screen.composer.pointer({PointerKind::up, {200, 559}, 1});
  SUBCASE("at once") {}
  SUBCASE("a little later") {
    for (int i = 0; i < 5; ++i) screen.composer.frame(screen.now_ms += 16);
  }
  screen.composer.pointer({PointerKind::down, again, 2});
  screen.composer.pointer({PointerKind::up, again, 2});
  screen.settle();
  CHECK(chosen() == was);
  screen.tap(again);
  CHECK(chosen() != was);
}

TEST_CASE("scroll: a swipe goes on where each repaint takes long, too") {
  WidgetScreen screen(320, 600);
  screen.ui().pointer = Ui::Pointer::coarse;
  List list;
  const auto draw = [&](Ui& ui) { list(ui); };
  screen.settle(draw);
  screen.step_ms = 150;
  screen.press({100, 480});
  screen.frame(draw);
  screen.frame(draw);
  for (const float y : {430.0f, 380.0f, 330.0f}) {
    screen.move({100, y});
    screen.frame(draw);
  }
  screen.lift();
  screen.frame(draw);
  CHECK(list.scroll.speed > 100);
}

TEST_CASE("scroll: inertia goes the same way whatever the frame rate, and ends") {
  float ends[2] = {};
  for (const int i : {0, 1}) {
    WidgetScreen screen(320, 600);
    List list;
    const auto draw = [&](Ui& ui) { list(ui); };
    screen.settle(draw);
    list.scroll.speed = 900;
    list.scroll.offset = 10;
    screen.step_ms = i == 0 ? 8 : 100;
    screen.settle(draw);
    ends[i] = list.scroll.offset;
  }
  CHECK(ends[0] > 200);
  CHECK(ends[1] == doctest::Approx(ends[0]).epsilon(0.05));
}

TEST_CASE("keys: go to the control that has the focus, and to no other") {
  WidgetScreen screen(320, 300);
  int a = 0, b = 0;
  std::size_t left = 0;
  const auto draw = [&](Ui& ui) {
    while (ui.take_key("a", {"ArrowLeft", "ArrowRight"})) ++a;
    while (ui.take_key("b", {"ArrowLeft"})) ++b;
    left = ui.take_keys().size();
  };
  screen.focus("b");
  screen.frame(draw);
  screen.ui().set_keys({{"ArrowLeft", {}}, {"ArrowRight", {}}, {"ArrowLeft", {true, false}}});
  screen.frame(draw);
  CHECK(a == 0);
  CHECK(b == 2);
  CHECK(left == 1);
}

TEST_CASE("keys: undo and redo by every usual key, also right after words were written") {
  TestScreen screen(390, 844);
  screen.composer.action({"story", "input", "Hello"});
  screen.key("KeyZ", {false, true});
  CHECK(screen.node("story").value.empty());
  screen.key("KeyZ", {true, true});
  CHECK(screen.node("story").value == "Hello");
  screen.key("KeyZ", {false, true});
  screen.key("KeyY", {false, true});
  CHECK(screen.node("story").value == "Hello");
}

TEST_CASE("long press: shows what an icon button is called, and does not press it") {
  WidgetScreen screen(320, 300);
  screen.ui().pointer = Ui::Pointer::coarse;
  int clicks = 0;
  std::optional<double> tip_at;
  const auto draw = [&](Ui& ui) {
    clicks += icon_button(ui, {"turn", "Turn the photo", Icon::rotate}, {100, 100}) ? 1 : 0;
    tip_at = ui.tip_at_ms();
  };
  screen.settle(draw);
  screen.press({100, 100});
  screen.frame(draw);
  screen.frame(draw);
  REQUIRE(tip_at);  // it wakes for it
  SUBCASE("held") {
    screen.now_ms += 600;
    screen.frame(draw);
    screen.lift();
    screen.frame(draw);
    screen.frame(draw);
    CHECK(clicks == 0);
  }
  SUBCASE("let go at once") {
    screen.lift();
    screen.frame(draw);
    screen.frame(draw);
    CHECK(clicks == 1);
  }
}
