#pragma once

namespace storycard::font {

// What a text asks for; the book answers with faces.
enum class Role { display, text };  // titles and quotes, or all else

struct Style {
  Role role = Role::text;
  int weight = 400;  // 400 to 800
  friend bool operator==(const Style&, const Style&) = default;
};

}  // namespace storycard::font
