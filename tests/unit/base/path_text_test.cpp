#include "base/path_text.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace storycard;

namespace {

double number(std::string_view text) {
  PathText path(text);
  const auto value = path.number();
  REQUIRE(value);
  CHECK(path.at_end());
  return *value;
}

}  // namespace

TEST_CASE("PathText: numbers of every spelling") {
  CHECK(number("0") == 0);
  CHECK(number("-12") == -12);
  CHECK(number("+3") == 3);
  CHECK(number(".5") == 0.5);
  CHECK(number("5.") == 5);
  CHECK(number("0.1") == 0.1);
  CHECK(number("18.4") == 18.4);
  CHECK(number("1e3") == 1000);
  CHECK(number("1.5E-2") == 0.015);
  CHECK(number("-.25e+1") == -2.5);
  CHECK(number("000000000000000000000000001.0000000000000000000000000000000") == 1);
  CHECK(number("0.30000000000000004") == doctest::Approx(0.3));
  CHECK(number("123456789012345678901234567890") == doctest::Approx(1.2345678901234568e29));
}

TEST_CASE("PathText: numbers far too large or small do not overflow") {
  CHECK(number("1e999999999999999999999") >= 1e300);
  CHECK(number("1" + std::string(5000, '0')) >= 1e300);
  CHECK(number("1e-999999999999999999999") == 0);
  CHECK(number("0." + std::string(5000, '0') + "1") == 0);
  CHECK(number("0e999999") == 0);
}

TEST_CASE("PathText: numbers end where the next begins") {
  PathText text("1-2.5.5+3e2-4");
  const std::vector<double> expected{1, -2.5, 0.5, 300, -4};
  for (const double value : expected) CHECK(*text.number() == value);
  CHECK(text.at_end());
}

TEST_CASE("PathText: an e without digits is left where it is") {
  PathText text("1em");
  CHECK(*text.number() == 1);
  CHECK(text.next() == 'e');
}

TEST_CASE("PathText: what is no number is none") {
  for (const char* sample : {"", "-", ".", "+.", "e5", "x", "-e1"}) {
    CAPTURE(sample);
    PathText text(sample);
    CHECK_FALSE(text.number());
  }
}

TEST_CASE("PathText: flags need nothing between them") {
  PathText text("0115");
  CHECK(*text.flag() == false);
  CHECK(*text.flag() == true);
  CHECK(*text.flag() == true);
  CHECK_FALSE(text.flag());
  CHECK(*text.number() == 5);
}

TEST_CASE("PathText: one comma, with white space around it") {
  PathText text(" \t, \n,1");
  CHECK(text.skip_comma());
  CHECK_FALSE(text.number_follows());
  CHECK(text.skip_comma());
  CHECK(text.number_follows());
  CHECK_FALSE(text.skip_comma());
}
