#include "share/names.h"

#include "share/advice.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;

namespace {

std::string full_name(std::string_view name) {
  const ByteRange bytes = read_name(scan_text(name)).full;
  return std::string(name.substr(bytes.begin, bytes.size()));
}

bool names_somebody(std::string_view name) { return read_name(scan_text(name)).somebody; }

}  // namespace

TEST_CASE("names: two words of one person make a full name") {
  CHECK(full_name("Amina Haddad") == "Amina Haddad");
  CHECK(full_name("Dr. Amina Haddad, 34") == "Amina Haddad");
  CHECK(full_name("Maria da Silva") == "Maria da Silva");
  CHECK(full_name("María José Pérez") == "María José Pérez");
  CHECK(full_name("Joseph and Amina Haddad") == "Amina Haddad");
  CHECK(full_name("Abdul Rahman Karimi") == "Abdul Rahman Karimi");
  CHECK(full_name("أمينة الحداد") == "أمينة الحداد");
  CHECK(full_name("Тарас Бондар") == "Тарас Бондар");
}

TEST_CASE("names: first names, pairs, initials, families and groups are no full name") {
  for (const char* name : {"Amina", "Amina H.", "A. H.", "María José", "Jean-Paul", "O'Brien", "Dr. Amina", "Abdul Rahman", "أم يوسف", "عبد الله", "Amina and Joseph",
                           "The Haddad family", "La chorale du jeudi", "Mother of Two", "a neighbour", "Class 4B", "فريق الحي", ""}) {
    CAPTURE(name);
    CHECK(full_name(name).empty());
  }
}

TEST_CASE("names: initials and groups name nobody") {
  CHECK(names_somebody("Amina"));
  CHECK(names_somebody("ليلى"));
  CHECK_FALSE(names_somebody("A. H."));
  CHECK_FALSE(names_somebody("The Haddad family"));
  CHECK_FALSE(names_somebody("a neighbour"));
}

TEST_CASE("names: shorter ones to choose from") {
  const std::string name = "Amina Haddad";
  const ScannedText scanned = scan_text(name);
  CHECK(shorter_names(name, scanned, read_name(scanned)) == std::vector<std::string>{"Amina", "A. H."});
  CHECK(initials("Abdul Rahman Karimi") == "A. R. K.");
  CHECK(initials("Maria da Silva") == "M. S.");
  CHECK(initials("أمينة الحداد") == "أ. ا.");
  CHECK(initials("").empty());
}

TEST_CASE("names: what a text gives as a full name") {
  const auto given = [](std::string_view text) {
    const auto names = names_given(scan_text(text));
    return names.empty() ? std::string() : std::string(text.substr(names[0].begin, names[0].size()));
  };
  CHECK(given("Hello, my name is Amina Haddad and I bake.") == "Amina Haddad");
  CHECK(given("Je m'appelle Mariam Diallo.") == "Mariam Diallo");
  CHECK(given("Me llamo Rosa María y coso.").empty());
  CHECK(given("My name is Amina. Bread is my language.").empty());
  CHECK(given("اسمي أمينة وأعيش هنا").empty());
}
