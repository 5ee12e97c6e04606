#include "text/library.h"

namespace storycard::text {

bool Library::takes(std::string_view file) {
  return file.starts_with("fonts/") || unicode::Dictionaries::takes(file) || almanac::Almanac::takes(file);
}

std::optional<Error> Library::add(const std::string& file, Bytes bytes) {
  if (unicode::Dictionaries::takes(file)) return dictionaries.add(file, std::move(bytes));
  if (almanac::Almanac::takes(file)) return almanac.add(file, bytes);
  const auto face = fonts.add(file, std::move(bytes));
  return face ? std::nullopt : std::optional(face.error());
}

}  // namespace storycard::text
