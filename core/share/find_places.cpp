#include "share/keywords.h"
#include "share/private_details.h"

namespace storycard::share {
namespace {

constexpr std::size_t most_words = 5;  // of a street's or a school's name

bool is_language(std::string_view language, std::string_view base) {
  return language.substr(0, language.find('-')) == base;
}

bool is_house_number(const ScannedText& text, std::size_t i) {
  return text.is_number(i) && !text.tokens[i].aside && text.word(i).size() <= 4 && !text.is_attached(i);
}

// After the number of a house nothing goes on that it could count: "12." and "12 B" but not "12 families" or "12 %".
bool ends_after_house(const ScannedText& text, std::size_t i) {
  std::size_t next = i + 1;
  if (text.is_word(next) && text.tokens[next].letters == 1) ++next;
  if (next >= text.tokens.size() || text.tokens[next].before == Token::Before::line) return true;
  const bool point = (text.is_sign(next, '.') || text.is_sign(next, ',')) && text.is_attached(next);
  if (point) return !(text.is_number(next + 1) && text.is_attached(next + 1));  // a decimal
  return text.is_sign(next, ';') || text.is_sign(next, ')') || text.is_sign(next, '!') || text.is_sign(next, '?') ||
         text.is_sign(next, '"') || text.is_sign(next, '-') || text.is_sign(next, '/');
}

// A word that can be part of a proper name: with a capital letter, where its script has them.
bool is_proper(const ScannedText& text, std::size_t i) {
  return text.is_word(i) && !text.tokens[i].aside && (text.tokens[i].capital || !text.tokens[i].cased);
}

// "Grundschulstraße", "Kerkstraat"
bool is_street_in_one_word(const ScannedText& text, std::size_t i) {
  if (!text.is_word(i) || !text.tokens[i].capital) return false;
  const std::string_view word = text.word(i);
  if (word == "milchstrasse" || word == "seidenstrasse" || word == "wasserstrasse" || word == "hauptstrasse" ||
      word == "landstrasse")
    return false;
  for (const std::string_view end : {"strasse", "straat", "gracht"}) {
    if (word.size() >= end.size() + 3 && word.ends_with(end)) return true;
  }
  return false;
}

class PlaceFinder {
 public:
  PlaceFinder(const ScannedText& text, PlaceScope scope, std::string_view language, PrivateDetails& details)
      : text_(text), scope_(scope), language_(language), details_(details) {}

  void run() {
    for (std::size_t i = 0; i < text_.tokens.size(); ++i) {
      if (text_.tokens[i].aside) continue;
      const std::uint32_t roles = text_.tokens[i].roles;
      const bool found = ((roles & role::street_after) != 0 && named_before_street(i)) ||
                         ((roles & role::street_before) != 0 && named_after_street(i)) ||
                         (is_street_in_one_word(text_, i) && numbered_after(i, i, Sure::yes)) ||
                         (scope_ == PlaceScope::all && (roles & role::place_after) != 0 && named_before_place(i)) ||
                         (scope_ == PlaceScope::all && (roles & (role::place_before | role::camp_before)) != 0 &&
                          named_after_place(i));
      if (found) i = last_;
    }
  }

 private:
  enum class Sure { no, yes };  // a street even without the number of a house

  void add(std::string_view code, std::size_t first, std::size_t last) {
    details_.push_back({code, text_.bytes(first, last)});
    last_ = last;
  }

  // The first of the capitalised words that end right before token i; i itself where there is none. "St Mary's" is two.
  std::size_t begin_of_name(std::size_t i) const {
    std::size_t begin = i;
    for (std::size_t words = 0; begin > 0 && words < most_words; ++words) {
      std::size_t before = begin - 1;
      const bool possessive =
          text_.is_word(before) && text_.word(before) == "s" && before >= 2 && text_.is_sign(before - 1, '\'');
      if (possessive) before -= 2;
      const bool parted = text_.tokens[begin].before == Token::Before::line;
      if (parted || !text_.is_word(before) || !text_.tokens[before].capital || text_.tokens[before].aside) break;
      if (text_.has_role(before, role::generic) && text_.begins_sentence(before)) break;
      begin = before;
    }
    return begin;
  }

  bool has_proper_word(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (text_.is_word(i) && text_.tokens[i].capital && text_.tokens[i].letters > 1 &&
          (text_.tokens[i].roles & (role::generic | role::refugee)) == 0)
        return true;
    }
    return false;
  }

  // "12 Oak Street", "Oak Street"
  bool named_before_street(std::size_t street) {
    if (!text_.tokens[street].capital) return false;
    const std::size_t begin = begin_of_name(street);
    if (begin == street) return false;
    std::size_t house = begin;
    if (house > 0 && text_.is_sign(house - 1, ',')) --house;
    if (house > 1 && text_.is_word(house - 1) && text_.tokens[house - 1].letters == 1 && text_.is_attached(house - 1))
      --house;  // 221B
    if (house > 0 && is_house_number(text_, house - 1) && text_.tokens[house].before != Token::Before::line) {
      add("street", house - 1, street);
      return true;
    }
    const bool known = text_.has_role(street, role::street_always) && has_proper_word(begin, street);
    if (known && scope_ == PlaceScope::all) add("exact-place", begin, street);
    return known && scope_ == PlaceScope::all;
  }

  // Past "de la", "des"; `from` itself where there is none.
  std::size_t after_links(std::size_t from) const {
    std::size_t i = from;
    for (std::size_t links = 0; links < 3; ++links) {
      if (text_.has_role(i, role::link) && !text_.tokens[i].capital && text_.tokens[i].cased) ++i;
      if (text_.is_sign(i, '\'')) ++i;
    }
    return i;
  }

  // The last word of a name that begins at token i, links among it.
  std::size_t end_of_name(std::size_t i) const {
    std::size_t last = i;
    for (std::size_t words = 1, next = i + 1; words < most_words && next < text_.tokens.size(); ++next) {
      const Token& token = text_.tokens[next];
      if (token.before == Token::Before::line) break;
      const bool hyphen = (text_.is_sign(next, '-') || text_.is_sign(next, '\'')) && text_.is_attached(next) &&
                          text_.is_attached(next + 1);
      if (hyphen) continue;
      if (text_.has_role(next, role::link) && token.cased && !token.capital) continue;
      if (!text_.is_word(next) || !token.cased || !token.capital) break;
      last = next;
      ++words;
    }
    return last;
  }

  // "rue des Lilas", "calle Mayor, n.º 12", "12 rue X", "شارع الرشيد 12"
  bool named_after_street(std::size_t street) {
    if (text_.has_role(street, role::italian) && !is_language(language_, "it")) return false;
    std::size_t before = street > 0 && text_.is_sign(street - 1, ',') ? street - 1 : street;
    if (before > 1 && (text_.word(before - 1) == "bis" || text_.word(before - 1) == "ter")) --before;
    const bool house = before > 0 && is_house_number(text_, before - 1) && text_.has_role(street, role::street_always);
    const bool shortened = text_.is_sign(street + 1, '.') && text_.has_role(street, role::shortened);
    const std::size_t name = after_links(shortened ? street + 2 : street + 1);
    if (!text_.is_word(name) || text_.tokens[name].before == Token::Before::line || text_.tokens[name].aside)
      return false;
    if (house && (is_proper(text_, name) || name > street + 1)) {
      add("street", before - 1, end_of_name(name));
      return true;
    }
    if (!is_proper(text_, name)) return false;
    const bool cased = text_.tokens[name].cased;
    // Without capital letters only "the …" is a name that we dare to see: شارع الرشيد.
    const bool definite = !cased && text_.word(name).starts_with("ال");
    const bool always = text_.has_role(street, role::street_always) && (cased || definite);
    return numbered_after(street, end_of_name(name), always && language_is_not_english(street) ? Sure::yes : Sure::no);
  }

  // "avenue" is a street's kind after its name in English, before it in French.
  bool language_is_not_english(std::size_t street) const {
    return !text_.has_role(street, role::street_after) || !is_language(language_, "en");
  }

  // The street of tokens [first, last], with the number of a house after it, or, when that is `sure`, without.
  bool numbered_after(std::size_t first, std::size_t last, Sure sure) {
    std::size_t i = last + 1;
    const bool comma = text_.is_sign(i, ',');
    if (comma) ++i;
    bool said = false;
    while (i < text_.tokens.size() && i <= last + 5 &&
           (text_.has_role(i, role::number) || word_or_none(i) == "°" || text_.is_sign(i, '#') ||
            word_or_none(i) == "буд" || (said && text_.is_sign(i, '.')))) {
      said = true;
      ++i;
    }
    if (is_house_number(text_, i) && text_.tokens[i].before != Token::Before::line &&
        (said || ends_after_house(text_, i))) {
      add("street", first, i);
      return true;
    }
    if (sure == Sure::no || scope_ != PlaceScope::all) return false;
    add("exact-place", first, last);
    return true;
  }

  // "Riverbend Primary School", "Dadaab refugee camp"
  bool named_before_place(std::size_t place) {
    const bool camp = text_.word(place) == "camp" && text_.has_role(place - (place > 0 ? 1 : 0), role::refugee) &&
                      !text_.tokens[place].capital;
    if (!text_.tokens[place].capital && !camp) return false;
    const std::size_t end = camp ? place - 1 : place;
    const std::size_t begin = begin_of_name(end);
    if (begin == end || !has_proper_word(begin, end)) return false;
    if (camp && (text_.begins_sentence(begin) || is_of_a_country(text_.word(end - 1)))) return false;
    add("exact-place", begin, place);
    return true;
  }

  std::string_view word_or_none(std::size_t i) const {
    return i < text_.tokens.size() ? text_.word(i) : std::string_view();
  }

  // "Syrian", "Sudanese": no name of a camp
  static bool is_of_a_country(std::string_view word) {
    for (const std::string_view end : {"ian", "ean", "ese", "ish", "ghan", "can", "rohingya"}) {
      if (word.ends_with(end)) return true;
    }
    return false;
  }

  // "école Jules-Ferry", "camp de Moria", "школа № 5"
  bool named_after_place(std::size_t place) {
    if (is_language(language_, "en")) return false;
    std::size_t i = place + 1;
    while (text_.has_role(i, role::number) || text_.is_sign(i, '#') || word_or_none(i) == "°") ++i;
    if (i > place + 1 && text_.is_number(i)) {
      add("exact-place", place, i);
      return true;
    }
    const bool arabic = text_.word(place) == "مخيم";
    i = place + 1;
    if (text_.has_role(place, role::camp_before)) {
      while (text_.has_role(i, role::link | role::refugee) && !text_.tokens[i].capital) ++i;
      if (text_.is_sign(i, '\'')) ++i;
      if (i == place + 1) return false;
    }
    if (!text_.is_word(i) || text_.tokens[i].aside || text_.tokens[i].before == Token::Before::line) return false;
    if (arabic ? !is_camp_in_arabic(text_.word(i)) : !(text_.tokens[i].capital && !text_.has_role(i, role::generic)))
      return false;
    add("exact-place", place, end_of_name(i));
    return true;
  }

  // مخيم الزعتري, but not "the camp of the refugees", "a summer camp"
  static bool is_camp_in_arabic(std::string_view word) {
    if (!word.starts_with("ال")) return false;
    for (const std::string_view other :
         {"اللاجيين", "اللاجئين", "النازحين", "الصيف", "الصيفي", "اللجوء", "الشباب", "الاطفال"}) {
      if (word == other) return false;
    }
    return true;
  }

  const ScannedText& text_;
  PlaceScope scope_;
  std::string_view language_;
  PrivateDetails& details_;
  std::size_t last_ = 0;
};

}  // namespace

void find_places(const ScannedText& text, PlaceScope scope, std::string_view language, PrivateDetails& details) {
  PlaceFinder(text, scope, language, details).run();
}

bool is_exact_place(const ScannedText& place) {
  constexpr std::uint32_t kinds =
      role::street_always | role::place_after | role::place_before | role::camp_before | role::refugee;
  for (std::size_t i = 0; i < place.tokens.size(); ++i) {
    if (place.has_role(i, kinds) && place.tokens.size() > 1) return true;
    if (is_street_in_one_word(place, i)) return true;
  }
  return false;
}

}  // namespace storycard::share
