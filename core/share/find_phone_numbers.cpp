#include <algorithm>
#include <array>

#include "share/keywords.h"
#include "share/private_details.h"

namespace storycard::share {
namespace {

constexpr std::size_t most_groups = 16;  // of a run: it goes on as the next one
constexpr std::size_t most_groups_of_one = 8;

// Rows of digits that one sign or blank parts, as long as they could be one number.
struct Run {
  struct Group {
    std::string_view digits;
    std::size_t token;
    char before = 0;  // what parts it from the group before: blank, dash, dot, slash or bracket
  };
  std::array<Group, most_groups> groups;
  std::size_t count = 0;
  std::size_t first_token = 0, end_token = 0;  // `end_token` is one past what could belong to it
  bool plus = false, brackets = false;
};

bool is_parting_sign(const ScannedText& text, std::size_t i) {
  return text.is_sign(i, '-') || text.is_sign(i, '.') || text.is_sign(i, '/');
}

Run run_from(const ScannedText& text, std::size_t first) {
  Run run;
  std::size_t i = first;
  run.first_token = first;
  while (run.first_token > 0 && first - run.first_token < 2 && text.is_attached(run.first_token)) {
    const bool plus = text.is_sign(run.first_token - 1, '+'), bracket = text.is_sign(run.first_token - 1, '(');
    if (!plus && !bracket) break;
    run.plus = run.plus || plus;
    run.brackets = run.brackets || bracket;
    --run.first_token;
  }
  char before = 0;
  while (text.is_number(i) && run.count < most_groups) {
    run.groups[run.count++] = {text.word(i), i, before};
    run.end_token = ++i;
    if (text.is_sign(i, ')') && text.is_attached(i)) run.brackets = true, ++i;
    if (text.is_sign(i, '(') && text.is_number(i + 1)) run.brackets = true, ++i;
    before = ' ';
    if (i < text.tokens.size() && is_parting_sign(text, i) && text.is_attached(i) && text.is_number(i + 1) &&
        text.is_attached(i + 1)) {
      before = text.word(i)[0];
      ++i;
    } else if (i < text.tokens.size() && text.tokens[i].before == Token::Before::line) {
      break;
    }
  }
  return run;
}

// A part of a run: groups [begin, end).
struct Candidate {
  const Run& run;
  std::size_t begin, end;

  std::size_t count() const { return end - begin; }
  const Run::Group& group(std::size_t i) const { return run.groups[begin + i]; }
  std::size_t digits() const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < count(); ++i) sum += group(i).digits.size();
    return sum;
  }
  bool has_sizes(std::initializer_list<std::size_t> sizes) const {
    if (sizes.size() != count()) return false;
    for (std::size_t i = 0; i < count(); ++i) {
      if (group(i).digits.size() != sizes.begin()[i]) return false;
    }
    return true;
  }
  bool parted_by(char sign) const {
    for (std::size_t i = 1; i < count(); ++i) {
      if (group(i).before == sign) return true;
    }
    return false;
  }
  bool whole() const { return begin == 0 && end == run.count; }
};

// "10 000 000": no phone number ends in a group of noughts.
bool is_round_count(const Candidate& c) {
  const std::string_view last = c.group(c.count() - 1).digits;
  return last.size() >= 3 && last.substr(last.size() - 3) == "000";
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// Dots and slashes among blanks are dates and hours: "08.30 09.15 10.00".
bool is_mixed(const Candidate& c) {
  const bool dated = c.parted_by('.') || c.parted_by('/');
  return dated && (c.parted_by(' ') || c.parted_by('-') || (c.parted_by('.') && c.parted_by('/')));
}

// "01-02-2023", "2023-02-01", also two of them
bool holds_date(const Candidate& c) {
  for (std::size_t i = 0; i + 2 < c.count(); ++i) {
    const std::string_view a = c.group(i).digits, b = c.group(i + 1).digits, d = c.group(i + 2).digits;
    const bool one_sign = c.group(i + 1).before == c.group(i + 2).before;
    if (one_sign && b.size() <= 2 && ((a.size() <= 2 && is_year(d)) || (is_year(a) && d.size() <= 2))) return true;
  }
  return false;
}

// "1 234 567": groups of three after the first
bool is_grouped_by_thousands(const Candidate& c) {
  if (c.count() < 2 || c.group(0).digits.size() > 3) return false;
  for (std::size_t i = 1; i < c.count(); ++i) {
    if (c.group(i).digits.size() != 3) return false;
  }
  return true;
}

bool is_international(const Candidate& c) {
  const std::string_view first = c.group(0).digits;
  if (c.run.plus && c.begin == 0) return c.digits() >= 8 && c.digits() <= 15 && first.size() != 4 && first[0] != '0';
  return first.size() >= 2 && first.starts_with("00") && first != "000" && !first.starts_with("000") &&
         c.digits() >= 10 && c.digits() <= 17 && !(first.size() == 2 && c.count() == 1);
}

// Written as at home: "06 12 34 56 78", "020 7946 0958"
bool is_national(const Candidate& c) {
  const std::string_view first = c.group(0).digits;
  if (first[0] != '0' || first.size() < 2 || first[1] == '0') return false;
  return c.digits() >= 9 && c.digits() <= 11 && !(c.count() == 2 && c.parted_by('.') && first.size() == 2);
}

// What is written in no other way: "212-555-0123", "612 34 56 78", "55 1234 5678", "(11) 91234-5678", ten digits in a row
bool is_of_known_form(const Candidate& c) {
  const char first = c.group(0).digits[0];
  if (c.run.brackets && c.count() >= 2 && c.group(0).digits.size() <= 4) return c.digits() >= 9 && c.digits() <= 11;
  if (c.count() == 1) return c.digits() >= 9 && c.digits() <= 11 && first != '0';
  if (c.has_sizes({3, 3, 4})) return first >= '2';
  if (c.has_sizes({1, 3, 3, 4})) return first == '1';
  if (c.has_sizes({3, 2, 2, 2})) return first >= '6';
  if (c.has_sizes({2, 5, 4})) return c.group(2).before == '-';
  return c.has_sizes({2, 4, 4}) && !is_year(c.group(1).digits) && !is_year(c.group(2).digits);
}

enum class Called { no, so, so_at_end };  // "call me on"; and no word comes after

bool is_phone_number(const Candidate& c, Called called) {
  if (is_round_count(c) || is_mixed(c) || holds_date(c)) return false;
  if (is_international(c) || is_national(c)) return true;
  if (!c.whole()) return false;
  if (is_grouped_by_thousands(c))
    return c.digits() == 9 ? called != Called::no : c.digits() >= 7 && called == Called::so_at_end;
  if (is_of_known_form(c)) return true;
  return c.digits() >= 7 && c.digits() <= 15 && (c.count() > 1 ? called != Called::no : called == Called::so_at_end);
}

// By a word shortly before, and by what comes after.
Called called(const ScannedText& text, const Run& run) {
  const std::size_t first = run.first_token;
  for (std::size_t i = first; i > 0 && first - i < 5; --i) {
    if (text.tokens[i].before == Token::Before::line || text.is_number(i - 1)) return Called::no;
    if (text.has_role(i - 1, role::phone)) return text.is_word(run.end_token) ? Called::so : Called::so_at_end;
  }
  return Called::no;
}

// What makes digits a price, a share or a part of some code.
bool is_something_else(const ScannedText& text, const Run& run) {
  const std::size_t first = run.first_token, end = run.end_token;
  const auto is_money_or_share = [&](std::size_t i) {
    if (i >= text.tokens.size() || text.tokens[i].kind != Token::Kind::sign) return false;
    const std::string_view sign = text.word(i);
    return sign == "%" || sign == "‰" || sign == "$" || sign == "€" || sign == "£" || sign == "¥" || sign == "₹" ||
           sign == "₴" || sign == "₦" || sign == "₺";
  };
  if (first > 0 && (is_money_or_share(first - 1) || text.is_sign(first - 1, '#'))) return true;
  if (is_money_or_share(end)) return true;
  const bool glued_before = text.is_attached(first) && (text.is_word(first - 1) || text.tokens[first].aside);
  return glued_before || text.tokens[first].aside || (text.is_word(end) && text.is_attached(end));
}

// The longest parts of the run that are one: what else stands in it is parted by blanks.
void find_in(const ScannedText& text, const Run& run, PrivateDetails& details) {
  const Called run_called = called(text, run);
  for (std::size_t begin = 0; begin < run.count; ++begin) {
    const Run::Group& first = run.groups[begin];
    if (begin > 0 && (first.before != ' ' || first.digits[0] != '0')) continue;
    for (std::size_t end = std::min(run.count, begin + most_groups_of_one); end > begin; --end) {
      if (end < run.count && run.groups[end].before != ' ') continue;
      if (!is_phone_number({run, begin, end}, run_called)) continue;
      const std::size_t from = begin == 0 ? run.first_token : first.token;
      details.push_back({"phone-number", text.bytes(from, run.groups[end - 1].token)});
      begin = end - 1;
      break;
    }
  }
}

}  // namespace

void find_phone_numbers(const ScannedText& text, PrivateDetails& details) {
  for (std::size_t i = 0; i < text.tokens.size();) {
    if (!text.is_number(i)) {
      ++i;
      continue;
    }
    const Run run = run_from(text, i);
    if (!is_something_else(text, run)) find_in(text, run, details);
    i = run.end_token;
  }
}

}  // namespace storycard::share
