#include "base/geometry.h"

#include <cmath>

#include "base/limits.h"

#include <doctest/doctest.h>

using namespace storycard;

namespace {

Path path(std::string_view text) {
  const auto result = read_path(text);
  REQUIRE_MESSAGE(result, text);
  return *result;
}

Error error_of(std::string_view text) {
  const auto result = read_path(text);
  REQUIRE_FALSE_MESSAGE(result, text);
  return result.error();
}

}  // namespace

TEST_CASE("read_path: upper case is absolute, lower case relative, for every command") {
  CHECK(path("M10 20 l5 5") == path("M10 20 L15 25"));
  CHECK(path("M10 20 h5 v-5") == path("M10 20 H15 V15"));
  CHECK(path("M10 20 c1 2 3 4 5 6") == path("M10 20 C11 22 13 24 15 26"));
  CHECK(path("M10 20 q1 2 5 6") == path("M10 20 Q11 22 15 26"));
  CHECK(path("M10 20 C0 0 8 10 10 20 s3 4 5 6") == path("M10 20 C0 0 8 10 10 20 S13 24 15 26"));
  CHECK(path("M10 20 Q0 0 10 20 t5 6") == path("M10 20 Q0 0 10 20 T15 26"));
  CHECK(path("M10 20 a5 5 0 0 1 6 0") == path("M10 20 A5 5 0 0 1 16 20"));
  CHECK(path("M10 20 m5 5 z") == path("M10 20 M15 25 Z"));
  CHECK(path("m10 20") == path("M10 20"));
}

TEST_CASE("read_path: the steps of each command") {
  Path expected;
  expected.move_to({1, 2});
  expected.line_to({3, 4});
  expected.quad_to({5, 6}, {7, 8});
  expected.cubic_to({1, 1}, {2, 2}, {3, 3});
  expected.close();
  CHECK(path("M1,2 L3,4 Q5,6 7,8 C1,1 2,2 3,3 Z") == expected);
}

TEST_CASE("read_path: S and T mirror the control point before them, if there was one of their kind") {
  CHECK(path("M0 0 C1 1 8 2 10 0 S18 2 20 0") == path("M0 0 C1 1 8 2 10 0 C12 -2 18 2 20 0"));
  CHECK(path("M0 0 Q5 5 10 0 T20 0") == path("M0 0 Q5 5 10 0 Q15 -5 20 0"));
  CHECK(path("M0 0 Q5 5 10 0 T20 0 T30 0") == path("M0 0 Q5 5 10 0 Q15 -5 20 0 Q25 5 30 0"));
  CHECK(path("M5 5 S8 2 10 0") == path("M5 5 C5 5 8 2 10 0"));
  CHECK(path("M5 5 T10 0") == path("M5 5 Q5 5 10 0"));
  CHECK(path("M0 0 Q5 5 10 0 S18 2 20 0") == path("M0 0 Q5 5 10 0 C10 0 18 2 20 0"));
}

TEST_CASE("read_path: a command's numbers may repeat; pairs after a moveto are lines") {
  CHECK(path("M0 0 10 0 10 10") == path("M0 0 L10 0 L10 10"));
  CHECK(path("m1 1 2 0 0 2") == path("M1 1 L3 1 L3 3"));
  CHECK(path("M0 0 h1 2 3") == path("M0 0 H1 H3 H6"));
  CHECK(path("M0 0 q1 1 2 0 1 1 2 0") == path("M0 0 Q1 1 2 0 Q3 1 4 0"));
}

TEST_CASE("read_path: separators may be left out") {
  CHECK(path("M10-20L.5.5") == path("M 10 , -20 L 0.5 , 0.5"));
  CHECK(path("M0 0a25,25-30 0110,5") == path("M0 0 a 25 25 -30 0 1 10 5"));
  CHECK(path("\n\tM0 0\r\nL1 1 ") == path("M0 0L1 1"));
}

TEST_CASE("read_path: after a close the next contour starts where the closed one did") {
  CHECK(path("M5 5 h10 v10 z l1 1") == path("M5 5 H15 V15 Z M5 5 L6 6"));
  CHECK(path("M5 5 h10 z m1 1 h1") == path("M5 5 H15 Z M6 6 H7"));
  CHECK(path("M5 5 h10 zz") == path("M5 5 h10 z"));
}

TEST_CASE("read_path: arcs are cubics that end exactly at their end") {
  const Path arc = path("M80 50 A30 30 0 0 1 20 50");
  REQUIRE(arc.steps.size() == 3);  // half a turn
  CHECK(arc.steps[1].kind == PathStep::Kind::cubic);
  CHECK(arc.steps[1].to.x == doctest::Approx(50));
  CHECK(arc.steps[1].to.y == doctest::Approx(80));
  CHECK(arc.steps[2].to == Point{20, 50});
  CHECK(path("M0 0 A-5 -5 0 0 1 6 0") == path("M0 0 A5 5 0 0 1 6 0"));
}

TEST_CASE("read_path: nothing written is nothing drawn") {
  CHECK(path("").empty());
  CHECK(path(" \n").empty());
}

TEST_CASE("read_path: what is wrong is told with its byte") {
  CHECK(error_of("L1 1").where == "byte 0");
  CHECK(error_of("L1 1").detail == "expected the path to begin with M");
  CHECK(error_of("M1 1 X").where == "byte 5");
  CHECK(error_of("M1 1 L2").where == "byte 7");
  CHECK(error_of("M1 1 L2").detail == "expected a number");
  CHECK(error_of("M1 1 A5 5 0 2 1 9 9").where == "byte 12");
  CHECK(error_of("M1 1 L2 2,").where == "byte 10");
  for (const char* text : {"M", "M1", "M1 1 2", "M1 1 C1 1 2 2", "M1,,1", "M1 1 Z 5", "M1 1;", "M1 1 L1 e", "none",
                           "M1 1 H", "M1 1,L2 2", "M1 1 A1 1 0 0", "0 0"}) {
    CAPTURE(text);
    CHECK(error_of(text).code == ErrorCode::broken_file);
  }
}

TEST_CASE("read_path: coordinates stop at a million") {
  CHECK(path("M1000000 0").steps[0].to.x == 1e6f);
  CHECK(error_of("M1000001 0").code == ErrorCode::broken_file);
  CHECK(error_of("M1e400 0").where == "byte 1");
}

TEST_CASE("read_path: too many steps are refused, arcs counted as what they become") {
  std::string lines = "M0 0";
  for (std::size_t i = 1; i < limits::path_steps; ++i) lines += "h1";
  CHECK(path(lines).steps.size() == limits::path_steps);
  CHECK(error_of(lines + "h1").code == ErrorCode::too_large);

  std::string closes = "M0 0";
  for (std::size_t i = 0; i < limits::path_steps; ++i) closes += "zh1";
  CHECK(error_of(closes).code == ErrorCode::too_large);

  std::string arcs = "M0 0";
  for (std::size_t i = 0; i < limits::path_steps / 3; ++i) arcs += "a5 5 0 1 1 1 1";
  CHECK(error_of(arcs).code == ErrorCode::too_large);
}

TEST_CASE("read_path: any byte may be damaged or missing, and what is read is finite") {
  const std::string whole = "M10-20.5L5,5h1v2c1 2 3 4 5 6s1 1 2 2q3 3 4 4t1 1a25 15-30 0110,5e1zA1e-3 2 0 1 0 9 9";
  const auto check = [](const std::string& text) {
    const auto result = read_path(text);
    if (!result) {
      CHECK_FALSE(result.error().where.empty());
      return;
    }
    bool finite = true;
    for (const PathStep& step : result->steps) {
      for (const Point point : {step.control1, step.control2, step.to}) {
        finite = finite && std::isfinite(point.x) && std::isfinite(point.y);
      }
    }
    CHECK(finite);
  };
  for (std::size_t i = 0; i < whole.size(); ++i) {
    check(whole.substr(0, i));
    for (int damage = 0; damage < 256; ++damage) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damage);
      check(damaged);
    }
  }
}
