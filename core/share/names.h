#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "share/scan_text.h"

namespace storycard::share {

// What a text says as a person's name.
struct NameRead {
  // The bytes of one person's name of two words or more; empty where there is none. Titles, initials, the parts of a
  // family name ("de la") and names that are given in pairs ("María José") make no second word.
  ByteRange full;
  ByteRange first;        // its first word
  bool somebody = false;  // there is a name at all, not only initials, and not a family, a group or "a neighbour"
};
NameRead read_name(const ScannedText& name);

// Full names that a text gives by itself: "my name is …", "je m'appelle …", "me llamo …".
std::vector<ByteRange> names_given(const ScannedText& text);

// What may stand for a full name: its first word, then its initials.
std::vector<std::string> shorter_names(std::string_view source, const ScannedText& name, const NameRead& read);

}  // namespace storycard::share
