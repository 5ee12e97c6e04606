#pragma once

#include <string_view>

// What is in the site besides storycard itself: names are what they are in every language. `file` is its text under
// licences/, where scripts/licences.mjs puts it; tests/node/licences.test.mjs compares the two.
namespace storycard::composer {

inline constexpr std::string_view version_name = "0.1.0";

struct Licence {
  std::string_view name, licence, file;
};

inline constexpr Licence licences[] = {
    {"storycard", "MIT", "storycard"},
    {"Bricolage Grotesque", "OFL 1.1", "font-bricolage-grotesque"},
    {"Noto Sans, and the other Noto fonts", "OFL 1.1", "font-noto-sans"},
    {"Dear ImGui", "MIT", "imgui"},
    {"HarfBuzz", "Old MIT", "harfbuzz"},
    {"ICU, Unicode CLDR", "Unicode", "icu"},
    {"stb", "MIT", "stb"},
    {"libjpeg-turbo", "IJG, BSD", "libjpeg-turbo"},
    {"libwebp", "BSD", "libwebp"},
    {"libdeflate", "MIT", "libdeflate"},
    {"QR Code generator", "MIT", "qrcodegen"},
    {"JSON for Modern C++", "MIT", "nlohmann"},
    {"Emscripten", "MIT", "emscripten"},
    {"musl", "MIT", "musl"},
    {"Workbox", "MIT", "workbox"},
    {"saxes", "ISC", "saxes"},
    {"xmlchars", "MIT", "xmlchars"},
    {"CSSTree", "MIT", "css-tree"},
    {"Culori", "MIT", "culori"},
    {"svgpath", "MIT", "svgpath"},
    {"fflate", "MIT", "fflate"},
};

}  // namespace storycard::composer
