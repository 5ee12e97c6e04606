#include "composer/covers.h"
#include "composer/framing.h"
#include "image/encode.h"
#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

constexpr PixelSize photo_size{600, 400};

// A photo; inside of the ellipse in `secret` it is `inside`, if there is one.
Bytes photo_file(const Rect& secret, std::optional<Color> inside) {
  image::Bitmap bitmap = image::Bitmap::filled(photo_size, {0, 0, 0, 255});
  for (std::int32_t y = 0; y < photo_size.height; ++y) {
    for (std::int32_t x = 0; x < photo_size.width; ++x) {
      std::uint8_t* pixel = bitmap.row(y) + 4 * x;
      const float across = ((static_cast<float>(x) + 0.5f) / 600 - secret.center().x) / (secret.width / 2);
      const float down = ((static_cast<float>(y) + 0.5f) / 400 - secret.center().y) / (secret.height / 2);
      const bool hidden = inside && across * across + down * down < 0.97f;
      pixel[0] = hidden ? inside->red : static_cast<std::uint8_t>(x * 255 / 600);
      pixel[1] = hidden ? inside->green : static_cast<std::uint8_t>(y * 255 / 400);
      pixel[2] = hidden ? inside->blue : 128;
    }
  }
  return image::encode_png(bitmap);
}

const story::Photo& photo_of(const TestScreen& screen) { return screen.composer.state().draft.story.photos.at(0); }
Rect cover_box(const TestScreen& screen) { return box_of(photo_of(screen).covers.at(0)); }

struct Job {
  const char *id, *kind, *value;
};

Bytes saved(const Bytes& file, const std::vector<Job>& jobs, Rect* cover = nullptr) {
  TestScreen screen(390, 844);
  REQUIRE(screen.give_photo(file, "photo.png"));
  screen.click("tab-photo");
  for (const Job& job : jobs) {
    REQUIRE_MESSAGE(screen.has(job.id), job.id);
    screen.act(job.id, job.kind, job.value);
  }
  if (cover) *cover = cover_box(screen);
  screen.click("tab-share");
  screen.agree();
  screen.click("save");
  REQUIRE(screen.take_count("save") == 1);
  return screen.exported();
}

}  // namespace

TEST_CASE(
    "photo step: nothing under a cover reaches the picture, however the photo is moved, turned, flipped or shown") {
  const Job add{"cover-add", "click", ""};
  const std::vector<std::vector<Job>> ways{
      {add},
      {add, {"turn", "click", ""}},
      {add, {"flip", "click", ""}, {"straighten", "set", "13"}},
      {add, {"zoom", "set", "2.5"}, {"move-left", "click", ""}, {"move-up", "click", ""}},
      {{"cover-look-ink", "click", ""}, add, {"look-mono", "click", ""}},
      {add, {"format", "click", ""}, {"menu-format-story", "click", ""}},
  };
  for (const std::vector<Job>& jobs : ways) {
    CAPTURE(jobs.back().id);
    Rect cover;
    const Bytes plain = photo_file({}, std::nullopt);
    const Bytes card = saved(plain, jobs, &cover);
    const Bytes other = photo_file(cover, Color{255, 0, 0, 255});
    CHECK(saved(other, jobs) == card);
    std::vector<Job> uncovered = jobs;
    uncovered.push_back({"cover-remove", "click", ""});
    CHECK_FALSE(saved(other, uncovered) == saved(plain, uncovered));  // it would have been seen
  }
}

// A photo with a cover on it, in the Photo step; where the cover lies.
Rect cover_photo(TestScreen& screen) {
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  screen.click("cover-add");
  return cover_box(screen);
}

TEST_CASE("photo step: a cover is moved, resized and removed with the keyboard alone, each as one step of undo") {
  TestScreen screen(390, 844);
  const Rect at_first = cover_photo(screen);
  screen.act("cover-0", "focus", "visible");
  screen.key("ArrowRight", {});
  CHECK(cover_box(screen).x == doctest::Approx(at_first.x + 0.01f));
  screen.key("ArrowDown", {true, false});
  CHECK(cover_box(screen).y == doctest::Approx(at_first.y + 0.05f));
  screen.key("Plus", {});
  CHECK(cover_box(screen).width > at_first.width);
  screen.key("Minus", {});
  CHECK(cover_box(screen).width == doctest::Approx(at_first.width).epsilon(0.001));
  screen.key("Delete", {});
  CHECK(photo_of(screen).covers.empty());
  screen.click("toast-undo");
  CHECK(photo_of(screen).covers.size() == 1);
}

TEST_CASE("photo step: keys that came before the focus went elsewhere move the cover, however late the frame is") {
  TestScreen screen(390, 844);
  const Rect at_first = cover_photo(screen);
  screen.composer.action({"cover-0", "focus", "visible"});
  for (int i = 0; i < 3; ++i) screen.composer.key(KeyKind::down, "ArrowRight", {});
  screen.composer.action({"cover-0", "blur", {}});
  screen.composer.action({"tab-frame", "focus", {}});
  screen.composer.key(KeyKind::down, "ArrowDown", {});
  screen.click("tab-frame");
  screen.click("tab-photo");
  CHECK(cover_box(screen).x == doctest::Approx(at_first.x + 0.03f));
  CHECK(cover_box(screen).y == doctest::Approx(at_first.y));
}

TEST_CASE("photo step: an arrow moves a cover the way it points, also on a photo that was turned and flipped") {
  TestScreen screen(390, 844);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  screen.click("turn");
  screen.click("flip");
  screen.click("cover-add");
  const auto middle = [&] { return screen.node("cover-0").rect.center(); };
  const Point before = middle();
  screen.act("cover-0", "focus", "visible");
  for (int i = 0; i < 5; ++i) screen.key("ArrowRight", {});
  CHECK(middle().x > before.x + 2);
  CHECK(middle().y == doctest::Approx(before.y).epsilon(0.01));
}

TEST_CASE("photo step: fingers drag a cover and its handle, and the photo beside it") {
  TestScreen screen(390, 844, R"({"coarsePointer":true})");
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  screen.click("cover-add");
  const Rect before = cover_box(screen);
  const Point middle = screen.node("cover-0").rect.center();
  screen.drag(middle, middle + Point{20, -10});
  CHECK(cover_box(screen).x > before.x);
  CHECK(cover_box(screen).y < before.y);
  CHECK(cover_box(screen).width == doctest::Approx(before.width));
  const Rect shown = screen.node("cover-0").rect;
  screen.drag({shown.right(), shown.bottom()}, {shown.right() + 24, shown.bottom() + 24});
  CHECK(cover_box(screen).width > before.width);
  CHECK_FALSE(photo_of(screen).framing.center);
  const Rect card = screen.node("card").rect;
  screen.drag({card.x + 20, card.y + 20}, {card.x + 20, card.y + 30});
  CHECK(photo_of(screen).framing.center);
}

TEST_CASE("photo step: while a photo is moved, the small pictures of its looks wait") {
  TestScreen screen(1280, 800);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  const auto look = [&] {
    for (const Node& node : screen.composer.nodes()) {
      if (node.id == "look-mono") return screen.composer.textures().find(node.picture)->picture;
    }
    return std::uint32_t(0);
  };
  const std::uint32_t before = look();
  const Point middle = screen.node("card").rect.center();
  screen.composer.pointer({PointerKind::down, middle, 1});
  screen.composer.frame(screen.now_ms += 16);
  for (const float by : {12.0f, 24.0f}) {
    screen.composer.pointer({PointerKind::move, middle + Point{0, by}, 1});
    screen.composer.frame(screen.now_ms += 16);
    CHECK(photo_of(screen).framing.center);
    CHECK(look() == before);
  }
  screen.composer.pointer({PointerKind::up, middle + Point{0, 24}, 1});
  screen.settle();
  CHECK(look() != before);
}

TEST_CASE("photo step: each gesture is one step of undo: a drag, a drag soon after, a pinch, one with a rest in it") {
  TestScreen screen(390, 844, R"({"coarsePointer":true})");
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  const Point middle = screen.node("card").rect.center();
  const auto finger = [&](PointerKind kind, Point at, int id) {
    screen.composer.pointer({kind, at, id});
    for (int i = 0; i < 4; ++i) screen.composer.frame(screen.now_ms += 16);
  };
  const auto steps = [&] { return screen.composer.state().past.size(); };
  const std::size_t before = steps();

  screen.drag(middle, middle + Point{0, 20});
  CHECK(steps() == before + 1);
  screen.drag(middle, middle - Point{0, 12});
  CHECK(steps() == before + 2);

  finger(PointerKind::down, middle - Point{30, 0}, 1);
  finger(PointerKind::down, middle + Point{30, 0}, 2);
  finger(PointerKind::move, middle + Point{45, 0}, 2);
  screen.now_ms += 5000;
  finger(PointerKind::move, middle + Point{60, 0}, 2);
  CHECK(photo_of(screen).framing.zoom > 1.3f);
  finger(PointerKind::up, middle + Point{60, 0}, 2);
  finger(PointerKind::up, middle - Point{30, 0}, 1);
  CHECK(steps() == before + 3);

  screen.click("undo");
  CHECK(photo_of(screen).framing.zoom == 1);
  CHECK(photo_of(screen).framing.center);
  screen.click("undo");
  screen.click("undo");
  CHECK(steps() == before);
  CHECK_FALSE(photo_of(screen).framing.center);
}

TEST_CASE("photo step: several photos keep to themselves what is undone, and what is chosen stays there after undo") {
  TestScreen screen(390, 844);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  screen.act("zoom", "set", "2");
  screen.click("photo-add");
  REQUIRE(screen.choose_photo("samples/taras.jpg"));
  CHECK(screen.composer.state().draft.photos.size() == 2);
  CHECK(screen.has("photo-unshown"));  // this frame has a place for one
  screen.click("photo-tab-0");
  CHECK_FALSE(screen.has("photo-unshown"));
  screen.click("photo-tab-1");
  screen.click("photo-earlier");
  CHECK(photo_of(screen).framing.zoom == 1);
  for (int i = 0; i < 8; ++i) screen.key("KeyZ", {false, true});
  CHECK(screen.composer.state().draft == Draft());
  CHECK(screen.has("photo-choose"));
}

TEST_CASE("photo step: a frame without a place for the photo says so, and another is one press away") {
  TestScreen screen(390, 844);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-frame");
  screen.click("frame-itac/voice");
  screen.click("tab-photo");
  CHECK(screen.has("photo-unshown"));
  screen.click("photo-use-frame");
  CHECK_FALSE(screen.has("photo-unshown"));
  CHECK(screen.has("photo-stage"));
}

TEST_CASE("photo step: a framing of one format leaves the others as they are") {
  TestScreen screen(390, 844);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  screen.click("only-format");
  screen.act("zoom", "set", "3");
  CHECK(photo_of(screen).framing_for("square").zoom == 3);
  CHECK(photo_of(screen).framing_for("wide").zoom == 1);
  screen.click("only-format");
  CHECK(photo_of(screen).formats.empty());
}
