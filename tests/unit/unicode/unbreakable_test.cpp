#include "unicode/unbreakable.h"

#include <string>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;
using Things = std::vector<std::string>;

namespace {

Things things(std::string_view text) {
  Things result;
  for (const ByteRange range : unbreakable_ranges(text)) result.emplace_back(text.substr(range.begin, range.size()));
  return result;
}

}  // namespace

TEST_CASE("unbreakable: hashtags in any script, without what follows them") {
  CHECK(things("see #ItTakesACommunity, #ITAC!") == Things{"#ItTakesACommunity", "#ITAC"});
  CHECK(things("#يتطلب_مجتمعا و #спільнота") == Things{"#يتطلب_مجتمعا", "#спільнота"});
  CHECK(things("# a ## #") == Things{});
}

TEST_CASE("unbreakable: handles") {
  CHECK(things("by @iom_un. And @a.b-c@social.example!") == Things{"@iom_un", "@a.b-c@social.example"});
  CHECK(things("@ a @") == Things{});
}

TEST_CASE("unbreakable: links with and without a scheme, without the sentence around them") {
  CHECK(things("(https://iom.int/a-b?c=d/e).") == Things{"https://iom.int/a-b?c=d/e"});
  CHECK(things("at www.iom.int, or iom.int/itac; HTTP://A.b") == Things{"www.iom.int", "iom.int/itac", "HTTP://A.b"});
  CHECK(things("«пример.рф/а-б»") == Things{"пример.рф/а-б"});
  CHECK(things("ask name.surname+x@iom.int now") == Things{"name.surname+x@iom.int"});
}

TEST_CASE("unbreakable: plain words, abbreviations and numbers are no links") {
  CHECK(things("well-known and/or 3/4 e. g. end. Next a@ b") == Things{});
}

TEST_CASE("unbreakable: a number with its unit") {
  CHECK(things("It is 5 km, or 3.5 h; 20 % of 100 m² at 37,5 °C.") == Things{"5 km", "3.5 h", "20 %", "100 m²", "37,5 °C"});
  CHECK(things("90 km/h, 10–20 kg, 6:30 pm") == Things{"90 km/h", "10–20 kg", "6:30 pm"});
  CHECK(things("5 км, 3 млн, 2024 г., ٢٠ ٪, ٥ كم, ۵ کم, 5 किमी") ==
        Things{"5 км", "3 млн", "2024 г", "٢٠ ٪", "٥ كم", "۵ کم", "5 किमी"});
}

TEST_CASE("unbreakable: a number with its currency, on either side") {
  CHECK(things("€ 10, 10 €, CHF 20.50, 20 CHF, 300 Kč, ₹ 500, 15 ₴") ==
        Things{"€ 10", "10 €", "CHF 20.50", "20 CHF", "300 Kč", "₹ 500", "15 ₴"});
  CHECK(things("№ 5 of § 12") == Things{"№ 5", "§ 12"});
}

TEST_CASE("unbreakable: thousands apart, with or without a unit") {
  CHECK(things("10 000 people, 1 234 567,50 zł, 12 500 €") == Things{"10 000", "1 234 567,50 zł", "12 500 €"});
  CHECK(things("in 2024 300 and 12 34 56, 10 0000, 1 000x") == Things{});
}

TEST_CASE("unbreakable: a share") {
  CHECK(things("1 in 3, 1 sur 3, 2 von 10, 1 из 3, ١ من ٣") == Things{"1 in 3", "1 sur 3", "2 von 10", "1 из 3", "١ من ٣"});
  CHECK(things("born 5 in 2024, 3 and 4, 1 in three, 4 in 3d") == Things{});
}

TEST_CASE("unbreakable: a number before or after a word") {
  CHECK(things("5 kilometres, 12 people, 3 mothers, A4 km, Article 1, 5 metres, EUR and, € x") == Things{});
  CHECK(things("5\n6 km") == Things{"6 km"});
  CHECK(things("5") == Things{});
  CHECK(things("5 ") == Things{});
  CHECK(things("€ ") == Things{});
}

TEST_CASE("unbreakable: what is longer than a short link breaks as UAX 14 has it") {
  CHECK(things("https://example.org/" + std::string(20, 'a')).size() == 1);
  CHECK(things("https://example.org/" + std::string(21, 'a')).empty());
  CHECK(things("#" + std::string(40, 'a')).empty());
}
