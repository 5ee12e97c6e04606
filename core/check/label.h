#pragma once

#include <set>
#include <string>
#include <string_view>

#include "paint/display_list.h"
#include "text/library.h"

// Words on a contact sheet, set by the engine that sets the cards'.
namespace storycard::check {

struct Label {
  std::string_view text;
  Point baseline;  // its start
  float size;      // px
  Color color;
  int weight = 500;
};

std::set<std::string> needed_files(const Label& label, const text::Library& library);

// One line, however long.
void add_label(const Label& label, const text::Library& library, std::vector<paint::Command>& commands);

}  // namespace storycard::check
