#include "recipe.h"

#include <string>

#include <doctest/doctest.h>

using namespace storycard;

namespace {

std::string recipe_of(const std::string& sets, const std::string& faces) {
  return R"({"sets": )" + sets + R"(, "families": [{"family": "F", "licence": "L.txt", "slices": ["latin"], "faces": )" +
         faces + "}]}";
}

const std::string good_sets = R"({"common": ["0020-0040", "25CC"], "latin": ["0041-005A"]})";
const std::string good_face = R"({"id": "f-700", "name": "F Bold", "weight": 700, "source": "f.ttf"})";

std::string where_it_fails(const std::string& json) {
  const auto recipe = fonts::read_recipe(json);
  REQUIRE_FALSE(recipe);
  return recipe.error().where;
}

}  // namespace

TEST_CASE("read_recipe: a slice asks for the common set first, then its own") {
  const auto recipe = fonts::read_recipe(recipe_of(good_sets, "[" + good_face + "]"));
  REQUIRE(recipe);
  REQUIRE(recipe->faces.size() == 1);
  const fonts::FaceRecipe& face = recipe->faces[0];
  CHECK(face.id == "f-700");
  CHECK(face.weight == 700);
  REQUIRE(face.slices.size() == 1);
  const fonts::CodePoints& wanted = face.slices[0].wanted;
  REQUIRE(wanted.size() == 3);
  CHECK(wanted[1].first == 0x25CC);
  CHECK(wanted[1].last == 0x25CC);
  CHECK(wanted[2].last == 0x5A);
}

TEST_CASE("read_recipe: what is wrong is named by its JSON Pointer") {
  CHECK(where_it_fails(recipe_of(R"({"common": [], "latin": ["005A-0041"]})", "[]")) == "/sets/latin");
  CHECK(where_it_fails(recipe_of(R"({"common": [], "latin": ["A to Z"]})", "[]")) == "/sets/latin");
  CHECK(where_it_fails(recipe_of(R"({"common": [], "latin": ["110000"]})", "[]")) == "/sets/latin");
  CHECK(where_it_fails(recipe_of(R"({"common": []})", "[]")) == "/families/0/slices");
  CHECK(where_it_fails(recipe_of(good_sets, R"([{"id": "x", "name": "X", "weight": 400}])")) ==
        "/families/0/faces/0/source");
  CHECK(where_it_fails(recipe_of(good_sets, "[" + good_face + "," + good_face + "]")) == "/families");
}

TEST_CASE("read_slice_table: the highest number comes first, each with the common set; names are left to others") {
  const auto slices = fonts::read_slice_table(
      R"({"[4]": "U+4e00-4e03,U+5000", "latin": "U+0041", "[119]": "U+7684"})", {{0x20, 0x40}});
  REQUIRE(slices);
  REQUIRE(slices->size() == 2);
  CHECK((*slices)[0].name == "119");
  CHECK((*slices)[0].wanted.back().first == 0x7684);
  CHECK((*slices)[0].wanted.front().last == 0x40);
  CHECK((*slices)[1].wanted.size() == 3);
  CHECK_FALSE(fonts::read_slice_table(R"({"[4]": "4e00"})", {}));
  CHECK_FALSE(fonts::read_slice_table("[]", {}));
}

TEST_CASE("read_slice_table: two letters are a flag, and ask for their regional indicators") {
  const auto slices = fonts::read_slice_table(R"({"[2]": "U+1f1e6-1f1ff,AD,ES"})", {});
  REQUIRE(slices);
  REQUIRE(slices->size() == 1);
  REQUIRE((*slices)[0].flags.size() == 2);
  CHECK((*slices)[0].flags[1].first == 0x1F1EA);
  CHECK((*slices)[0].flags[1].second == 0x1F1F8);
  CHECK((*slices)[0].wanted.size() == 5);
  CHECK_FALSE(fonts::read_slice_table(R"({"[2]": "ad"})", {}));
  CHECK_FALSE(fonts::read_slice_table(R"({"[2]": "ESP"})", {}));
}
