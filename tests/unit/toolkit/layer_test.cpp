#include "toolkit/read_frame.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::toolkit;

namespace {

// What names mean is not looked at here.
std::vector<Layer> layers_of(const Json& json, Shape shape, ErrorList& errors) {
  const Names names;
  Met met;
  return read_layers(json, "/layers", Reading{shape, names, errors, met});
}

// The only layer of a list, or the first thing that is wrong with it.
Result<Layer> layer(const std::string& json, Shape shape = Shape::square) {
  const auto read = read_json("[" + json + "]");
  REQUIRE(read);
  ErrorList errors;
  const std::vector<Layer> layers = layers_of(*read, shape, errors);
  if (!errors.all().empty()) return errors.all().front();
  REQUIRE(layers.size() == 1);
  return layers.front();
}

}  // namespace

TEST_CASE("layer: overrides of a class of shape replace what they name and leave the rest") {
  const char* json = R"({"photo": 0, "box": [0, 0, "37%", "100%"], "in": {"wide": {"box": [0, 0, "42%", "100%"]}}})";
  CHECK(layer(json)->box.width == Length{0, 0.37f});
  CHECK(layer(json, Shape::wide)->box.width == Length{0, 0.42f});
  CHECK(layer(json, Shape::wide)->box.height == Length{0, 1});
}

TEST_CASE("layer: one with no content, and one with an unknown condition, are refused with their place") {
  CHECK(layer(R"({"id": "x"})").error().where == "/layers/0");
  CHECK(layer(R"({"fill": "leaf", "if": "tuesday"})").error().where == "/layers/0/if");
  CHECK(layer(R"({"fill": 3})").error().where == "/layers/0/fill");
  CHECK(layer(R"({"path": "M0 0L", "view": [10, 10], "color": "ink"})").error().where == "/layers/0/path");
  CHECK(layer(R"({"text": "story", "color": "ink"})").error().where == "/layers/0/size");
  CHECK(layer(R"({"text": "story", "color": "ink", "size": [4, 3]})").error().where == "/layers/0/size");
  CHECK(layer(R"({"links": "row", "colors": []})").error().where == "/layers/0/colors");
}

TEST_CASE("layer: a QR code takes nothing that would make it unreadable") {
  const auto read = layer(R"({"qr": "start", "module": 0.4, "color": "ink", "radius": 1})");
  REQUIRE(read);
  CHECK(std::get<QrLayer>(read->content).align == QrLayer::Align::start);
  CHECK(std::get<QrLayer>(read->content).module_units == 0.4f);
  CHECK(layer(R"({"qr": "middle"})").error().where == "/layers/0/qr");
  CHECK(layer(R"({"qr": "end", "module": 0})").error().where == "/layers/0/module");
  CHECK(layer(R"({"qr": "end", "turn": 4})").error().where == "/layers/0/turn");
  CHECK(layer(R"({"qr": "end", "opacity": 0.5})").error().where == "/layers/0/opacity");
  CHECK(layer(R"({"group": [{"qr": "end"}], "clip": "ellipse"})").error().where == "/layers/0/clip");
}

TEST_CASE("layer: children of a stack are read with the whole pointer") {
  const auto bad = layer(R"({"stack": "down", "children": [{"fill": "leaf"}, {"text": "story", "size": 3}]})");
  REQUIRE_FALSE(bad);
  CHECK(bad.error().where == "/layers/0/children/1/color");
}

TEST_CASE("layer: a stack nested past the limit of JSON is refused, not followed") {
  std::string json = R"({"fill": "leaf"})";
  for (int i = 0; i < 100; ++i) json = R"({"stack": "down", "children": [)" + json + "]}";
  CHECK(read_json(json).error().code == ErrorCode::json_too_deep);
}

TEST_CASE("layers: those that are never drawn in a shape are left out of it") {
  const auto json = read_json(R"([{"fill": "leaf", "in": {"wide": {"if": "never"}}}, {"fill": "fig"}])");
  ErrorList errors;
  CHECK(layers_of(*json, Shape::square, errors).size() == 2);
  CHECK(layers_of(*json, Shape::wide, errors).size() == 1);
  CHECK(errors.all().empty());
}

TEST_CASE("layer: overrides for a class that does not exist, and slots that do not, are refused with their place") {
  CHECK(layer(R"({"fill": "leaf", "in": {"portrait": {}}})").error().where == "/layers/0/in/portrait");
  CHECK(layer(R"({"fill": "leaf", "in": {"wide": 5}})").error().where == "/layers/0/in/wide");
  CHECK(layer(R"({"fill": "leaf", "in": 5})").error().where == "/layers/0/in");
  CHECK(layer(R"({"text": "surname", "size": 3, "color": "ink"})").error().where == "/layers/0/text");
  CHECK(layer(R"({"line": ["role", "town"], "separator": ", ", "size": 3, "color": "ink"})").error().where == "/layers/0/line/1");
}

TEST_CASE("layer: a photo is cut out along a rectangle, an ellipse or any path, which counts in fractions of its box") {
  const auto photo = [](const char* json) { return std::get<PhotoLayer>(layer(json)->content).outline; };
  CHECK(photo(R"({"photo": 0})").kind == Outline::Kind::rectangle);
  CHECK(photo(R"({"photo": 0, "outline": "rectangle", "radius": 2})").radius_units == 2);
  CHECK(photo(R"({"photo": 0, "outline": "ellipse"})").kind == Outline::Kind::ellipse);
  const Outline whole = photo(R"({"photo": 0, "outline": {"path": "M0 0H1V0.5Z"}})");
  CHECK(whole.kind == Outline::Kind::path);
  CHECK(whole.path.steps[2].to == Point{1, 0.5f});
  CHECK(whole.mirrors);
  const Outline viewed = photo(R"({"photo": 0, "outline": {"path": "M0 0H200V50Z", "view": [200, 100], "mirrors": false}})");
  CHECK(viewed.path.steps[2].to == Point{1, 0.5f});
  CHECK_FALSE(viewed.mirrors);
}

TEST_CASE("layer: a photo's outline that cuts along nothing, or is no outline, is refused with its place") {
  const auto refused = [](const char* outline, ErrorCode code, const char* where) {
    const auto read = layer((R"({"photo": 0, "outline": )" + std::string(outline) + "}").c_str());
    CAPTURE(outline);
    REQUIRE_FALSE(read);
    CHECK(read.error().where == where);
    CHECK(std::string(name_of(read.error().code)) == name_of(code));
  };
  refused(R"("star")", ErrorCode::unknown_value, "/layers/0/outline");
  refused("3", ErrorCode::wrong_type, "/layers/0/outline");
  refused("{}", ErrorCode::missing_value, "/layers/0/outline/path");
  refused(R"({"path": " "})", ErrorCode::missing_value, "/layers/0/outline/path");
  refused(R"({"path": "M0 0L"})", ErrorCode::broken_file, "/layers/0/outline/path");
  refused(R"({"path": "M0 0H1V1Z", "view": [0, 1]})", ErrorCode::out_of_range, "/layers/0/outline/view/0");
}

TEST_CASE("layer: a member that is misspelt or of another kind is told, never passed over") {
  CHECK(layer(R"({"fill": "leaf", "colour": "fig"})").error().where == "/layers/0/colour");
  CHECK(layer(R"({"fill": "leaf", "view": [1, 1]})").error().where == "/layers/0/view");
  CHECK(layer(R"({"fill": {"linear": "down", "stop": []}})").error().where == "/layers/0/fill/stops");
  CHECK(layer(R"({"text": "story", "size": 3, "color": "ink", "plate": {"color": "ink", "pads": 2}})").error().where == "/layers/0/plate/pads");
  CHECK(layer(R"({"fill": "leaf", "note": "the sky"})"));
}

TEST_CASE("layers: every one that is wrong is told, each once for all shapes") {
  const auto json = read_json(R"([{"fill": 3}, {"fill": "leaf"}, {"fill": "leaf", "radius": -1}])");
  ErrorList errors;
  for (const Shape shape : {Shape::wide, Shape::square, Shape::tall, Shape::stories}) layers_of(*json, shape, errors);
  REQUIRE(errors.all().size() == 2);
  CHECK(errors.all()[0].where == "/layers/0/fill");
  CHECK(errors.all()[1].where == "/layers/2/radius");
}

TEST_CASE("layer: what turns, cuts or mixes may hold no words, for letters are always upright and whole") {
  const std::string words = R"({"text": "story", "size": 3, "color": "ink")";
  CHECK(layer(words + R"(, "turn": 3})").error().where == "/layers/0/turn");
  CHECK(layer(words + R"(, "opacity": 0.5})").error().where == "/layers/0/opacity");
  CHECK(layer(R"({"group": [{"stack": "down", "children": [)" + words + R"(}]}], "clip": "ellipse"})").error().where == "/layers/0/clip");
  CHECK(layer(R"({"group": [)" + words + "}]}"));
  CHECK(layer(R"({"group": [{"fill": "leaf"}], "clip": "ellipse", "turn": -3, "blend": "multiply"})"));
}

TEST_CASE("layer: a condition is a name, one turned round, or a list of which all must hold") {
  const auto conditions = [](const char* json) { return layer(R"({"fill": "leaf", "if": )" + std::string(json) + "}"); };
  CHECK(conditions(R"("photo")")->conditions == std::vector<Condition>{{Condition::Of::photos, 1, "", false}});
  CHECK(conditions(R"(["photos.3", "no-place"])")->conditions ==
        std::vector<Condition>{{Condition::Of::photos, 3, "", false}, {Condition::Of::slot, 0, "place", true}});
  CHECK(conditions(R"("speakers.1.photo")")->conditions == std::vector<Condition>{{Condition::Of::speaker_photo, 1, "", false}});
  CHECK(conditions(R"("photos.0")").error().where == "/layers/0/if");
  CHECK(conditions(R"(["photo", "surname"])").error().where == "/layers/0/if/1");
}

namespace {

Result<Layer> layer_with_parts(const char* json, const char* parts, Shape shape = Shape::square) {
  const auto read = read_json(json);
  const auto read_parts = read_json(parts);
  REQUIRE(read);
  REQUIRE(read_parts);
  Names names;
  names.parts = &*read_parts;
  ErrorList errors;
  Met met;
  Layer layer = read_layer(*read, "/l", Reading{shape, names, errors, met});
  if (!errors.all().empty()) return errors.all().front();
  return layer;
}

}  // namespace

TEST_CASE("parts: a layer's own members win over those of its parts, and overrides of a shape over both") {
  const char* parts = R"({"round": {"fill": "leaf", "radius": 3, "in": {"wide": {"radius": 9}}}, "big": {"use": "round", "radius": 5}})";
  const auto radius = [&](const char* json, Shape shape) { return std::get<FillLayer>(layer_with_parts(json, parts, shape)->content).radius_units; };
  CHECK(radius(R"({"use": "round"})", Shape::square) == 3);
  CHECK(radius(R"({"use": "big"})", Shape::square) == 5);
  CHECK(radius(R"({"use": ["big", "round"], "radius": 1})", Shape::square) == 1);
  CHECK(radius(R"({"use": "round", "radius": 1})", Shape::wide) == 9);
}

TEST_CASE("parts: those that hold or use each other without end are refused, however they do it") {
  CHECK(layer_with_parts(R"({"use": "a"})", R"({"a": {"use": "b"}, "b": {"use": "a"}})").error().code == ErrorCode::json_too_deep);
  CHECK_FALSE(layer_with_parts(R"({"use": "a"})", R"({"a": {"group": [{"use": "a"}]}})"));
  CHECK_FALSE(layer_with_parts(R"({"use": "a"})", R"({"a": {"group": [{"use": "b"}, {"use": "b"}]}, "b": {"group": [{"use": "a"}, {"use": "a"}]}})"));
  CHECK(layer_with_parts(R"({"use": "c"})", "{}").error().where == "/l/use");
}

TEST_CASE("pattern: cells name a tile, its quarter turns and the set of its colours") {
  const auto pattern = [](const char* cells) {
    return layer(R"({"pattern": {"q": {"fill": "$0", "art": [{"ellipse": "$1@0.5"}]}, "d": {"fill": "fig"}}, "sets": {"A": ["leaf", "sky"]},
                     "columns": 2, "rows": 1, "cells": [)" + std::string(cells) + "]}");
  };
  const auto read = std::get<PatternLayer>(pattern(R"("q.1.A d", "d q.0.A")")->content);
  REQUIRE(read.tiles.size() == 2);
  CHECK(read.tiles[0].fill == ColorRef{"leaf", 1});
  CHECK(std::get<ColorRef>(*std::get<FillLayer>(read.tiles[0].art[0].content).style.fill) == ColorRef{"sky", 0.5f});
  CHECK(read.rows[0][0].quarter_turns == 1);
  CHECK(read.rows[1][1].tile == 0);
  CHECK(pattern(R"("q.4")").error().where == "/layers/0/cells/0");
  CHECK(pattern(R"("x")").error().where == "/layers/0/cells/0");
  CHECK(pattern(R"("d", "q.0.B")").error().where == "/layers/0/cells/1");
}

TEST_CASE("image: a picture is a plain name in the pack's folder, never a path out of it nor an address") {
  const auto refused = [](const char* name) {
    return !layer(R"({"image": ")" + std::string(name) + "\"}");
  };
  CHECK_FALSE(refused("art/tree.png"));
  for (const char* name : {"../tree.png", "/tree.png", "art/../../tree.png", "https://example.org/tree.png", "tree.svg", "a//b.png", "art/.png", "C:/tree.png"}) {
    CAPTURE(name);
    CHECK(refused(name));
  }
}
