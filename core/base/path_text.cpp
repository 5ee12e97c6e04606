#include "base/path_text.h"

#include <cstdint>

namespace storycard {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// 10 to the power of 0..22: those that a double holds exactly.
double power_of_ten(int exponent) {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

double scaled(double digits, int exponent) {
  if (digits == 0) return 0;
  if (exponent > 22) return 1e300;
  if (exponent >= 0) return digits * power_of_ten(exponent);
  if (exponent >= -22) return digits / power_of_ten(-exponent);
  return exponent >= -44 ? digits / power_of_ten(22) / power_of_ten(-exponent - 22) : 0;
}

}  // namespace

void PathText::skip_space() {
  while (!at_end() && std::string_view(" \t\n\f\r").find(next()) != std::string_view::npos) skip();
}

bool PathText::skip_comma() {
  skip_space();
  if (next() != ',') return false;
  skip();
  skip_space();
  return true;
}

bool PathText::number_follows() const { return is_digit(next()) || next() == '-' || next() == '+' || next() == '.'; }

// Not strtod: it minds the locale.
std::optional<double> PathText::number() {
  const bool negative = next() == '-';
  if (next() == '-' || next() == '+') skip();
  std::uint64_t digits = 0;
  int power = 0;
  int count = 0;
  const auto take_digits = [&](int power_each) {
    constexpr std::uint64_t exact_max = 900'719'925'474'098;  // ten times it is still exact in a double
    for (; is_digit(next()); skip()) {
      count = 1;
      if (digits <= exact_max) {
        digits = digits * 10 + static_cast<std::uint64_t>(next() - '0');
        power += power_each;
      } else {
        power += power_each + 1;
      }
    }
  };
  take_digits(0);
  if (next() == '.') {
    skip();
    take_digits(-1);
  }
  if (count == 0) return std::nullopt;
  const double size = scaled(static_cast<double>(digits), power + exponent());
  return negative ? -size : size;
}

// Nothing is taken where an "e" has no digits after it.
int PathText::exponent() {
  if (next() != 'e' && next() != 'E') return 0;
  const std::size_t before = offset_;
  skip();
  const bool negative = next() == '-';
  if (next() == '-' || next() == '+') skip();
  if (!is_digit(next())) {
    offset_ = before;
    return 0;
  }
  int value = 0;
  for (; is_digit(next()); skip()) {
    if (value < 100'000'000) value = value * 10 + (next() - '0');
  }
  return negative ? -value : value;
}

std::optional<bool> PathText::flag() {
  if (next() != '0' && next() != '1') return std::nullopt;
  const bool value = next() == '1';
  skip();
  return value;
}

}  // namespace storycard
