#include "composer/widgets.h"

#include "composer/sheet.h"
#include "screen.h"
#include "widget_screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

const Segment shapes[] = {{"oval", "Oval", Icon::oval}, {"box", "Box", Icon::box}};

}  // namespace

TEST_CASE("segmented: a radio group in which one is on, and a press on another chooses it") {
  WidgetScreen screen(320, 200);
  std::size_t on = 0;
  const auto draw = [&](Ui& ui) {
    const Segmented choice{"shape", "Shape", shapes, on};
    if (const auto chosen = segmented(ui, choice, {16, 20, width_of(ui, choice), segmented_height})) on = *chosen;
  };
  screen.settle(draw);
  CHECK(screen.node("shape").role == "radiogroup");
  CHECK(screen.node("oval").role == "radio");
  CHECK(screen.node("oval").parent == "shape");
  CHECK(screen.node("oval").checked == Flag::yes);
  CHECK(screen.node("box").checked == Flag::no);
  CHECK(screen.node("box").rect.height >= metric::target);

  SUBCASE("by pointer") { screen.tap(screen.node("box").rect.center(), draw); }
  SUBCASE("by keyboard or assistive technology") { screen.click("box"); }
  screen.settle(draw);
  CHECK(on == 1);
  CHECK(screen.node("box").checked == Flag::yes);
}

TEST_CASE("segmented: in a box that is too narrow the cells share it") {
  WidgetScreen screen(320, 200);
  screen.settle([&](Ui& ui) { segmented(ui, {"shape", "Shape", shapes, 0}, {16, 20, 120, 44}); });
  CHECK(screen.node("box").rect.right() <= 16 + 120);
  CHECK(screen.node("oval").rect.width == doctest::Approx(screen.node("box").rect.width).epsilon(0.01));
}

TEST_CASE("toggle: a switch whose whole row can be pressed, and whose help is its description") {
  WidgetScreen screen(320, 200);
  bool on = false;
  const auto draw = [&](Ui& ui) {
    const Toggle wanted{"qr", "Show a code", "People can point their phone at it.", on};
    if (toggle(ui, wanted, {16, 20, 288, height_of(ui, wanted, 288)})) on = !on;
  };
  screen.settle(draw);
  CHECK(screen.node("qr").role == "switch");
  CHECK(screen.node("qr").checked == Flag::no);
  CHECK(screen.node("qr").description == "People can point their phone at it.");
  screen.tap({30, screen.node("qr").rect.center().y}, draw);  // on its words, far from the switch
  screen.settle(draw);
  CHECK(on);
  CHECK(screen.node("qr").checked == Flag::yes);
}

TEST_CASE("toggle: one that cannot be used says so and stays as it is") {
  WidgetScreen screen(320, 200);
  bool clicked = false;
  const auto draw = [&](Ui& ui) {
    Toggle wanted{"qr", "Show a code", "Write a link first."};
    wanted.availability = Availability::disabled;
    clicked = toggle(ui, wanted, {16, 20, 288, 60}) || clicked;
  };
  screen.settle(draw);
  screen.click("qr");
  screen.settle(draw);
  CHECK(screen.node("qr").disabled);
  CHECK_FALSE(clicked);
}

TEST_CASE("checkbox: told with its state; one that must be ticked is invalid until it is") {
  WidgetScreen screen(320, 200);
  bool on = false;
  const auto draw = [&](Ui& ui) {
    const Checkbox wanted{"agree", "Everyone in the photo agrees", "", on, true};
    if (checkbox(ui, wanted, {16, 20, 288, height_of(ui, wanted, 288)})) on = !on;
  };
  screen.settle(draw);
  CHECK(screen.node("agree").role == "checkbox");
  CHECK(screen.node("agree").invalid);
  CHECK(screen.node("agree").rect.height >= metric::target);
  screen.click("agree");
  screen.settle(draw);
  CHECK(screen.node("agree").checked == Flag::yes);
  CHECK_FALSE(screen.node("agree").invalid);
}

TEST_CASE("checkbox: long words wrap and the row grows with them") {
  WidgetScreen screen(320, 400);
  float height = 0;
  screen.settle([&](Ui& ui) {
    height = height_of(ui, Checkbox{"a", "This story is about someone else, and they know that I share it here"}, 220);
  });
  CHECK(height > 44 + 10);
}

TEST_CASE("chip: one that is turned on is told as pressed, one that only acts is not") {
  WidgetScreen screen(320, 200);
  screen.settle([](Ui& ui) {
    chip(ui, {"tag", "#ITAC", std::nullopt, Flag::yes}, {16, 20, 90, 40});
    chip(ui, {"idea", "What I do now"}, {116, 20, 150, 40});
  });
  CHECK(screen.node("tag").pressed == Flag::yes);
  CHECK(screen.node("idea").pressed == Flag::unsaid);
}

TEST_CASE("disclosure: a button that says whether it is open") {
  WidgetScreen screen(320, 200);
  bool open = false;
  const auto draw = [&](Ui& ui) {
    if (disclosure(ui, {"more-fields", "More about the event", "2 filled in", open}, {16, 20, 288, 48})) open = !open;
  };
  screen.settle(draw);
  CHECK(screen.node("more-fields").role == "button");
  CHECK(screen.node("more-fields").expanded == Flag::no);
  screen.click("more-fields");
  screen.settle(draw);
  CHECK(screen.node("more-fields").expanded == Flag::yes);
}

TEST_CASE("field: an error stands under it, makes it invalid and describes it") {
  WidgetScreen screen(320, 300);
  Field name{"name", "First name", "A very long na"};
  screen.settle([&](Ui& ui) { field(ui, name, {16, 20, 288, field_label_height + 48}); });
  CHECK_FALSE(screen.node("name").invalid);
  CHECK(screen.node("name").described_by.empty());

  name.error = "24 letters at most";
  float under = 0;
  screen.settle([&](Ui& ui) {
    field(ui, name, {16, 20, 288, field_label_height + 48});
    under = error_height(ui, name, 288);
  });
  CHECK(screen.node("name").invalid);
  CHECK(screen.node("name").described_by == "name-error");
  CHECK(screen.node("name-error").name == "24 letters at most");
  CHECK(screen.node("name-error").rect.y >= screen.node("name").rect.bottom());
  CHECK(screen.node("name-error").rect.bottom() == 20 + field_label_height + 48 + under);
}

TEST_CASE("progress: told with its value and its words; Cancel stops it") {
  WidgetScreen screen(320, 300);
  const Progress saving{"saving", "Saving your images", 4 / 6.0f, "4 of 6", "saving-cancel"};
  bool cancelled = false;
  const auto draw = [&](Ui& ui) { cancelled = progress(ui, saving, {16, 20, 288, 100}) || cancelled; };
  screen.settle(draw);
  CHECK(screen.node("saving").role == "progressbar");
  REQUIRE(screen.node("saving").slider);
  CHECK(screen.node("saving").slider->text == "4 of 6");
  CHECK(screen.node("saving").slider->now == doctest::Approx(66.67f).epsilon(0.01));
  CHECK_FALSE(cancelled);
  screen.click("saving-cancel");
  screen.settle(draw);
  CHECK(cancelled);
}

TEST_CASE("progress: one that nobody knows the end of has no value, and stands still where nothing is to move") {
  WidgetScreen screen(320, 300);
  const Progress opening{"opening", "Opening your photo", std::nullopt, {}, {}};
  const auto draw = [&](Ui& ui) { progress(ui, opening, {16, 20, 288, 40}); };
  screen.frame(draw);
  CHECK(screen.node("opening").role == "progressbar");
  CHECK_FALSE(screen.node("opening").slider);
  CHECK(screen.ui().wants_frame());
  screen.ui().motion = Ui::Motion::reduced;
  screen.settle(draw);
  CHECK_FALSE(screen.ui().wants_frame());
}

TEST_CASE("notice: its action stands beside the words where both have room, and under them where not") {
  WidgetScreen screen(800, 400);
  const Notice news{"news", NoticeKind::ok, "Fact frames are ready", "", "See frames", "see"};
  float height = 0;
  for (const float width : {358.0f, 264.0f}) {
    const auto draw = [&](Ui& ui) { notice(ui, news, {10, 10, width, height = height_of(ui, news, width)}); };
    screen.settle(draw);
    const Rect box = screen.node("news").rect, action = screen.node("see").rect;
    CHECK(action.bottom() <= box.bottom() + 0.5f);
    CHECK((action.center().y > box.center().y + 5) == (width < 300));
  }
  CHECK(height > 60);
}

TEST_CASE("sheet: a modal dialog as high as what is in it, whose title takes the focus") {
  WidgetScreen screen(390, 844);
  SheetState state;
  const auto draw = [&](Ui& ui) {
    const SheetParts parts = begin_sheet(ui, state, {"about", "About", {0, 0, 390, 844}});
    ui.tell("line", "text", "storycard", {parts.content.x, parts.content.y, parts.content.width, 200});
    end_sheet(ui, state, 200);
  };
  screen.settle(draw);
  const Node& sheet = screen.node("about-sheet");
  CHECK(sheet.role == "dialog");
  CHECK(sheet.modal);
  CHECK(sheet.rect.bottom() == 844);
  CHECK(sheet.rect.height < 844 / 2);
  CHECK(screen.node("line").parent == "about-sheet");
  CHECK(screen.node("about-title").level == 2);
  CHECK(screen.ui().take_wanted_focus() == "about-title");
}

TEST_CASE("sheet: closed by its button and by a press beside it, not by one on it") {
  WidgetScreen screen(1280, 800);
  SheetState state;
  bool closed = false;
  const auto draw = [&](Ui& ui) {
    SheetLook look{"about", "About", {0, 0, 1280, 800}};
    look.from = SheetLook::From::middle;
    closed = begin_sheet(ui, state, look).closed || closed;
    end_sheet(ui, state, 300);
  };
  screen.settle(draw);
  CHECK(screen.node("about-sheet").rect.width <= sheet_width_max);
  screen.tap(screen.node("about-sheet").rect.center(), draw);
  CHECK_FALSE(closed);
  SUBCASE("its button") { screen.click("about-close"); }
  SUBCASE("beside it") { screen.tap({20, 20}, draw); }
  screen.settle(draw);
  CHECK(closed);
}

TEST_CASE("sheet: what is too high for the screen scrolls in it") {
  WidgetScreen screen(320, 568);
  SheetState state;
  screen.settle([&](Ui& ui) {
    begin_sheet(ui, state, {"about", "About", {0, 0, 320, 568}});
    end_sheet(ui, state, 2000);
  });
  CHECK(screen.node("about-sheet").rect.y >= 0);
  CHECK(state.scroll.content == 2000);
  CHECK(state.scroll.view.bottom() <= 568);
}

TEST_CASE("sheet: page fields under it are hidden, those in it are not") {
  WidgetScreen screen(390, 844);
  SheetState state;
  screen.settle([&](Ui& ui) {
    ui.set_cover({0, 0, 390, 844});
    field(ui, {"under", "Under"}, {16, 600, 300, 80});
    const SheetParts parts = begin_sheet(ui, state, {"about", "About", {0, 0, 390, 844}});
    field(ui, {"inside", "Inside"}, {parts.content.x, parts.content.y, 300, 80});
    end_sheet(ui, state, 100);
  });
  CHECK(screen.node("under").hidden);
  CHECK_FALSE(screen.node("inside").hidden);
}

TEST_CASE("keys sheet: opens and closes by keyboard, and the focus comes back to where it was") {
  TestScreen screen(390, 844);
  screen.act("language", "focus", "visible");
  screen.key("Slash", {false, true});
  REQUIRE(screen.has("keys-sheet"));
  CHECK(screen.has("keys-undo"));
  screen.take_focus();
  screen.key("Escape", {});
  CHECK_FALSE(screen.has("keys-sheet"));
  CHECK(screen.take_focus() == "language");
}

TEST_CASE("steps: Page Down and Page Up go on and back, and stop at the ends") {
  TestScreen screen(390, 844);
  screen.key("PageUp", {});
  CHECK(screen.node("tab-story").on);
  screen.key("PageDown", {});
  CHECK(screen.node("tab-photo").on);
  for (int i = 0; i < 5; ++i) screen.key("PageDown", {});
  CHECK(screen.node("tab-share").on);
  screen.key("PageUp", {});
  CHECK(screen.node("tab-frame").on);
}
