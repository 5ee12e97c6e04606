#include "toolkit/read_frame.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::toolkit;

namespace {

Result<Layer> layer(const char* json, Shape shape = Shape::square) {
  const auto read = read_json(json);
  REQUIRE(read);
  return read_layer(*read, shape, "/layers/0");
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
  CHECK(read_layers(*json, Shape::square, "")->size() == 2);
  CHECK(read_layers(*json, Shape::wide, "")->size() == 1);
}

TEST_CASE("layer: overrides for a class that does not exist, and slots that do not, are refused with their place") {
  CHECK(layer(R"({"fill": "leaf", "in": {"portrait": {}}})").error().where == "/layers/0/in/portrait");
  CHECK(layer(R"({"fill": "leaf", "in": {"wide": 5}})").error().where == "/layers/0/in/wide");
  CHECK(layer(R"({"fill": "leaf", "in": 5})").error().where == "/layers/0/in");
  CHECK(layer(R"({"text": "surname", "size": 3, "color": "ink"})").error().where == "/layers/0/text");
  CHECK(layer(R"({"line": ["role", "town"], "separator": ", ", "size": 3, "color": "ink"})").error().where == "/layers/0/line/1");
}

TEST_CASE("layer: a photo is cut out along a rectangle, an ellipse or any path, which counts in fractions of its box") {
  const auto photo = [](const char* json) { return std::get<PhotoLayer>(layer(json)->content); };
  CHECK(photo(R"({"photo": 0})").outline == PhotoLayer::Outline::rectangle);
  CHECK(photo(R"({"photo": 0, "outline": "rectangle", "radius": 2})").radius_units == 2);
  CHECK(photo(R"({"photo": 0, "outline": "ellipse"})").outline == PhotoLayer::Outline::ellipse);
  const PhotoLayer whole = photo(R"({"photo": 0, "outline": {"path": "M0 0H1V0.5Z"}})");
  CHECK(whole.outline == PhotoLayer::Outline::path);
  CHECK(whole.path.steps[2].to == Point{1, 0.5f});
  CHECK(whole.mirrors);
  const PhotoLayer viewed = photo(R"({"photo": 0, "outline": {"path": "M0 0H200V50Z", "view": [200, 100], "mirrors": false}})");
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
