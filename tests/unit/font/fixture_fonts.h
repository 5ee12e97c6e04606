#pragma once

#include <memory>
#include <string>

#include "font/font_book.h"

namespace storycard::font {

// A file of tests/fixtures/fonts.
Bytes font_file(const std::string& file);

// The same, opened under the name "Fixture".
std::shared_ptr<const Face> open_fixture(const std::string& file);

}  // namespace storycard::font
