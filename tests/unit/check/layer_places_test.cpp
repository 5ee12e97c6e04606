#include "check/layer_places.h"

#include "unit/check/packs.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::check;

namespace {

const char* const layers = R"([
  {"fill": "paper", "if": "never"},
  {"fill": "ink", "in": {"tall": {"if": "never"}, "wide": {"fill": "paper"}}},
  {"stack": "down", "children": [{"fill": "ink"}, {"group": [{"text": "story", "size": 3, "color": "ink"}]}]},
  {"use": "pair"}
])";

struct Tiny {
  Files files = tiny_pack(layers, "[\"story\", \"name\", \"place\"]");
  toolkit::Pack pack = read_tiny(files);
  Json document = *read_json(files["frames/card.json"]);

  const std::vector<toolkit::Layer>& of(toolkit::Shape shape) const {
    return pack.frames[0].layers[static_cast<std::size_t>(shape)];
  }
  LayerPlaces places(toolkit::Shape shape) const { return {document, pack.parts, of(shape), shape}; }
};

}  // namespace

TEST_CASE("layer places: layers that are never drawn are counted, in each class of its own") {
  const Tiny tiny;
  CHECK(tiny.places(toolkit::Shape::square).of(tiny.of(toolkit::Shape::square)[0]) == "/layers/1");
  CHECK(tiny.places(toolkit::Shape::tall).of(tiny.of(toolkit::Shape::tall)[0]) == "/layers/2");
}

TEST_CASE("layer places: children of stacks and groups") {
  const Tiny tiny;
  const auto& square = tiny.of(toolkit::Shape::square);
  const toolkit::Layer& group = (*toolkit::children_of(square[1]))[1];
  const LayerPlaces places = tiny.places(toolkit::Shape::square);
  CHECK(places.of(group) == "/layers/2/children/1");
  CHECK(places.of((*toolkit::children_of(group))[0]) == "/layers/2/children/1/group/0");
}

TEST_CASE("layer places: a member is where it is overridden, else where it is written, else the layer") {
  const Tiny tiny;
  CHECK(tiny.places(toolkit::Shape::wide).member(tiny.of(toolkit::Shape::wide)[0], "fill") == "/layers/1/in/wide/fill");
  CHECK(tiny.places(toolkit::Shape::square).member(tiny.of(toolkit::Shape::square)[0], "fill") == "/layers/1/fill");
  CHECK(tiny.places(toolkit::Shape::square).member(tiny.of(toolkit::Shape::square)[0], "box") == "/layers/1");
}

TEST_CASE("layer places: what a part brings is at the layer that uses it") {
  const Tiny tiny;
  const auto& square = tiny.of(toolkit::Shape::square);
  const LayerPlaces places = tiny.places(toolkit::Shape::square);
  CHECK(places.of((*toolkit::children_of(square[2]))[1]) == "/layers/3");
  CHECK(places.member((*toolkit::children_of(square[2]))[1], "size") == "/layers/3");
}

TEST_CASE("layer places: pointers with escapes and indices that are none") {
  const Json document = *read_json(R"({"a/b": {"m~n": [1, 2]}, "": 3})");
  CHECK(value_at(document, "/a~1b/m~0n/1") != nullptr);
  CHECK(value_at(document, "/a~1b/m~0n/2") == nullptr);
  CHECK(value_at(document, "/a~1b/m~0n/-1") == nullptr);
  CHECK(value_at(document, "/a~1b/m~0n/99999999999999999999") == nullptr);
  CHECK(value_at(document, "/a~1b/m~0n/") == nullptr);
  CHECK(value_at(document, "") == &document);
  CHECK(value_at(document, "/") != nullptr);
}
