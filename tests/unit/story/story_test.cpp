#include "story/story.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::story;

TEST_CASE("frame_or_default: with a photo the quote over it, else the big quote") {
  Story story;
  CHECK(frame_or_default(story) == "itac/voice");
  story.photos.emplace_back();
  CHECK(frame_or_default(story) == "itac/quote");
  story.frame = "other/frame";
  CHECK(frame_or_default(story) == "other/frame");
}

TEST_CASE("format_or_default: square") {
  Story story;
  CHECK(format_or_default(story) == "square");
  story.format = "wide";
  CHECK(format_or_default(story) == "wide");
}

TEST_CASE("framing_for: a format's own framing, else the photo's") {
  Photo photo;
  photo.framing = {Point{0.1f, 0.2f}, 3};
  photo.formats = {{"story", {Point{0.5f, 0.6f}, 2}}, {"wide", {}}};
  CHECK(photo.framing_for("story") == Framing{Point{0.5f, 0.6f}, 2});
  CHECK(photo.framing_for("square") == photo.framing);
  CHECK_FALSE(photo.framing_for("wide").center);  // automatic there, not the photo's own
}
