#pragma once

#include <string_view>
#include <vector>

#include "share/scan_text.h"

// What in a text leads to a person's door, phone or papers. Each finder adds what it finds, in order; all are linear,
// and would rather be silent than wrong.
namespace storycard::share {

struct PrivateDetail {
  std::string_view code;  // of advice
  ByteRange bytes;
};
using PrivateDetails = std::vector<PrivateDetail>;

// phone-number: "+33 6 12 34 56 78", "(212) 555-0123", "call 612 345 678", in digits of any script. Not years, dates,
// hours, prices or counts.
void find_phone_numbers(const ScannedText& text, PrivateDetails& details);
// email. Not handles, nor addresses of an office ("info@…").
void find_emails(std::string_view source, PrivateDetails& details);
// case-number, passport: a word for it and a number beside it, or a number of a form that nothing else has.
void find_papers(const ScannedText& text, PrivateDetails& details);

enum class PlaceScope { streets, all };
// street: with the number of a house. exact-place: a street, or a school, camp, shelter or hospital by its name.
//   `language`  BCP 47, or empty
void find_places(const ScannedText& text, PlaceScope scope, std::string_view language, PrivateDetails& details);
// True for the name of a place that says more than a city's: it has a word for a street, a school, a camp in it.
bool is_exact_place(const ScannedText& place);

}  // namespace storycard::share
