#include "share/private_details.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;

namespace {

// Each as "code: the words", parted by " | "; of those that overlap the first, as in advice.
std::string found_in(std::string_view text, std::string_view language = "en") {
  const ScannedText scanned = scan_text(text);
  PrivateDetails details;
  find_papers(scanned, details);
  find_emails(text, details);
  find_phone_numbers(scanned, details);
  find_places(scanned, PlaceScope::all, language, details);
  std::string all;
  std::vector<ByteRange> told;
  for (const PrivateDetail& detail : details) {
    const auto overlaps = [&](ByteRange other) { return detail.bytes.begin < other.end && other.begin < detail.bytes.end; };
    if (std::any_of(told.begin(), told.end(), overlaps)) continue;
    told.push_back(detail.bytes);
    if (!all.empty()) all += " | ";
    all += std::string(detail.code) + ": " + std::string(text.substr(detail.bytes.begin, detail.bytes.size()));
  }
  return all;
}

}  // namespace

TEST_CASE("phone numbers: as people write them at home and abroad") {
  CHECK(found_in("Call +44 7700 900123.") == "phone-number: +44 7700 900123");
  CHECK(found_in("(+33) 6 12 34 56 78") == "phone-number: (+33) 6 12 34 56 78");
  CHECK(found_in("0034612345678") == "phone-number: 0034612345678");
  CHECK(found_in("06 12 34 56 78 ou 06.12.34.56.79") == "phone-number: 06 12 34 56 78 | phone-number: 06.12.34.56.79");
  CHECK(found_in("(212) 555-0123") == "phone-number: (212) 555-0123");
  CHECK(found_in("212-555-0123") == "phone-number: 212-555-0123");
  CHECK(found_in("+44 (0)20 7946 0958") == "phone-number: +44 (0)20 7946 0958");
  CHECK(found_in("(11) 91234-5678") == "phone-number: (11) 91234-5678");
  CHECK(found_in("llámame al 612 345 678") == "phone-number: 612 345 678");
  CHECK(found_in("Тел.: (067) 123-45-67") == "phone-number: (067) 123-45-67");
  CHECK(found_in("9876543210") == "phone-number: 9876543210");
}

TEST_CASE("phone numbers: in the digits of any script, with marks of direction in them") {
  CHECK(found_in("٠٥٠ ١٢٣ ٤٥٦٧") == "phone-number: ٠٥٠ ١٢٣ ٤٥٦٧");
  CHECK(found_in("۰۹۱۲ ۳۴۵ ۶۷۸۹") == "phone-number: ۰۹۱۲ ۳۴۵ ۶۷۸۹");
  CHECK(found_in("+९१ ९८७६५ ४३२१०") == "phone-number: +९१ ९८७६५ ४३२१०");
  CHECK(found_in("+33\u200E 6 12 34 56 78") == "phone-number: +33\u200E 6 12 34 56 78");
}

TEST_CASE("phone numbers: years, dates, hours, prices, counts and codes are none") {
  for (const char* text : {"2015-2019", "01/02/2023", "2023-12-18 16:00", "24.12.2023", "1 in 3", "1,250,000 meals", "10 000 000 people",
                           "+40 families", "1 234 567 890", "612 345 678 people", "$2125550123", "08.30 09.15 10.00 11.45", "3.14159265358",
                           "room for 40 families", "12.000.000 €", "51.0282, 4.4803", "22:30 and 05:15", "100%", "18-12-2026 19-12-2026",
                           "we reach 1 234 567 people", "DE89 3704 0044 0532 0130 00", "https://example.org/0612345678", "#0612345678",
                           "978-3-16-148410-0", "in 1999 2000 and 2001", "٢٠١٨ ٣ ١٠"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("email: an address of a person, not a handle and not an office") {
  CHECK(found_in("Write to amina.h+x@mail.example.org.") == "email: amina.h+x@mail.example.org");
  CHECK(found_in("بريدي:amina@example.org") == "email: amina@example.org");
  for (const char* text : {"@amina", "@amina@mastodon.social", "info@example.org", "Hola@example.org", "a@b", "a@b.c", "@", "me @ home.org", "x@.org"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("papers: a word for them with a number beside it, in several languages") {
  CHECK(found_in("My case number is 19/004271-B.") == "case-number: 19/004271-B");
  CHECK(found_in("numéro de dossier : 2023-118-4476", "fr") == "case-number: 2023-118-4476");
  CHECK(found_in("expediente n.º 123/2024", "es") == "case-number: 123/2024");
  CHECK(found_in("رقم الملف: ١٢٣-٤٥٦٧٨", "ar") == "case-number: ١٢٣-٤٥٦٧٨");
  CHECK(found_in("справа № 12345/22", "uk") == "case-number: 12345/22");
  CHECK(found_in("(A123456789)") == "case-number: A123456789");
  CHECK(found_in("A-123-456-789") == "case-number: A-123-456-789");
  CHECK(found_in("NIE X1234567L", "es") == "case-number: X1234567L");
  CHECK(found_in("my passport AB1234567") == "passport: AB1234567");
  CHECK(found_in("Passport no. 123456789, please") == "passport: 123456789");
  CHECK(found_in("паспорт FE 123456", "uk") == "passport: FE 123456");
  CHECK(found_in("جواز سفري رقم ١٢٣٤٥٦٧", "ar") == "passport: ١٢٣٤٥٦٧");
}

TEST_CASE("papers: speaking of them is no number of theirs") {
  for (const char* text : {"In any case 2000 people came", "My passport expired in 2019.", "passport: 12.05.2019", "just in case: 12 spoons",
                           "the case of 2015", "I lost my passport 3 times", "a file of 12 pages", "a number 123456", "World Refugee Day 20 June 2024"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("streets: with the number of a house, before or after as each language has it") {
  CHECK(found_in("I live at 12 Oak Street, upstairs") == "street: 12 Oak Street");
  CHECK(found_in("14 bis, rue des Lilas", "fr") == "street: 14 bis, rue des Lilas");
  CHECK(found_in("12 rue Jean Jaurès", "fr") == "street: 12 rue Jean Jaurès");
  CHECK(found_in("calle Mayor, n.º 12, segundo", "es") == "street: calle Mayor, n.º 12");
  CHECK(found_in("na rua das Flores, 45.", "pt") == "street: rua das Flores, 45");
  CHECK(found_in("вул. Шевченка, 12.", "uk") == "street: вул. Шевченка, 12");
  CHECK(found_in("شارع الرشيد 12", "ar") == "street: شارع الرشيد 12");
  CHECK(found_in("Lindenstraße 12", "de") == "street: Lindenstraße 12");
  CHECK(found_in("via Roma 12", "it") == "street: via Roma 12");
}

TEST_CASE("exact places: what has a name of its own") {
  CHECK(found_in("She goes to Riverbend Primary School.") == "exact-place: Riverbend Primary School");
  CHECK(found_in("at St Mary's School") == "exact-place: St Mary's School");
  CHECK(found_in("We met in Moria Camp") == "exact-place: Moria Camp");
  CHECK(found_in("born in Dadaab refugee camp") == "exact-place: Dadaab refugee camp");
  CHECK(found_in("le camp de Moria", "fr") == "exact-place: camp de Moria");
  CHECK(found_in("à l'école Jules-Ferry", "fr") == "exact-place: école Jules-Ferry");
  CHECK(found_in("en la calle Mayor 12 familias", "es") == "exact-place: calle Mayor");
  CHECK(found_in("في مخيم الزعتري", "ar") == "exact-place: مخيم الزعتري");
}

TEST_CASE("places: streets and schools in general are no address") {
  for (const char* text : {"40 Syrian street vendors", "down the street 12 families sing", "my first School", "High School was hard", "Sunday School",
                           "I came via Rome 3 years ago", "a summer camp", "The Camp was cold", "every street", "in English School", "A Syrian refugee camp",
                           "I read 3 books about Streets", "We live on a quiet road"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
  CHECK(found_in("After Camp we sang. On Monday School closed.").empty());
  CHECK(found_in("la rue dort, 3 rues plus loin. Je viens de la rue. Les Lilas chantent.", "fr").empty());
  CHECK(found_in("une école de danse, un camp de vacances", "fr").empty());
  CHECK(found_in("المدرسة في شارع طويل، مخيم اللاجئين", "ar").empty());
}

TEST_CASE("private details: hostile repeats take linear time and cut no letter") {
  std::string text;
  for (const char* piece : {"+1 ", "rue A-", "case number ", "A-", "a@", "(((", "0 ", "\xFF", "é", "\"", "http://", "de la "}) {
    text.clear();
    while (text.size() < 60'000) text += piece;
    CAPTURE(piece);
    const ScannedText scanned = scan_text(text);
    PrivateDetails details;
    find_papers(scanned, details);
    find_emails(text, details);
    find_phone_numbers(scanned, details);
    find_places(scanned, PlaceScope::all, "fr", details);
    for (const PrivateDetail& detail : details) CHECK(detail.bytes.end <= text.size());
  }
}
