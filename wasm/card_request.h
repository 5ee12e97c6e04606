#pragma once

#include <map>
#include <string_view>

#include "render/render.h"
#include "share/card_file.h"

namespace storycard::wasm {

// One job of the JavaScript API: what to draw, and as what.
struct CardRequest {
  enum class Only { everything, layout, pixels, card_file };

  render::Request card;
  render::FileType type = render::FileType::png;
  int jpeg_quality = 90;
  bool embed_alt_text = false;  // the report's, into the file
  Only only = Only::everything;
  share::Consent consent = share::Consent::left_out;  // of a card file
};

// Reads {"story": {…}, "frame"?, "theme"?, "format"?, "scale"?, "type"?, "quality"?, "embedAltText"?, "unfinished"?, "only"?,
// "consent"?}.
//   Errors  those of story::read with JSON Pointers into the story; of the options, with "/scale" and the like
Result<CardRequest> read_card_request(std::string_view json);

using Photos = std::map<std::size_t, render::PhotoFile>;

// Gives the story's photos their files; a photo the story does not speak of becomes one more of its photos.
//   Errors  missing_file for a photo that the story names and nobody gave
std::optional<Error> attach_photos(const Photos& photos, render::Request& request);

// The same of its logos; one that the story names and nobody gave is not drawn.
void attach_logos(const Photos& logos, render::Request& request);

}  // namespace storycard::wasm
