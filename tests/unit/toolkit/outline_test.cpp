#include "toolkit/outline.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::toolkit;

TEST_CASE("outline: a frame's id, English name, slots, formats and themes, in this order") {
  Frame frame;
  frame.id = "city/plain";
  frame.name = {{"fr", "Simple"}, {"en", "Plain"}};
  frame.slots = {"story"};
  frame.formats = {"square", "wide"};
  CHECK(write_json(outline(frame)) == R"({"id":"city/plain","name":"Plain","slots":["story"],"formats":["square","wide"],"themes":[]})");
}
