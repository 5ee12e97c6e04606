#pragma once

#include <string_view>

#include "base/json.h"
#include "image/decode.h"

// A photo's header between the module that reads photos and the composer, which does not.
namespace storycard::wasm {

// "gps-position" …: stable names; the interface's words are "receipt.<id>".
std::string_view id_of(image::MetadataKind kind);

// {"kind":"jpeg","size":[upright width, height],"receipt":[{"kind":"gps-position","value":"51.0282, 4.4803"}, …]}
Json to_json(const image::PhotoHeader& header);

struct GivenHeader {
  image::PhotoHeader header;  // as of a photo that is stored upright: nobody decodes by it where this is read
  image::FileKind original = image::FileKind::unknown;  // of the file that was chosen
};

// A header as a page gives it: as above, and {"original":"heic"|"avif"|"unknown"} where a browser made this file of another.
//   Errors  json_syntax, wrong_type, missing_value, unknown_value, out_of_range
Result<GivenHeader> read_header_json(std::string_view json);

}  // namespace storycard::wasm
