#include "card_request.h"

#include "base/json.h"
#include "base/json_reader.h"
#include "base/limits.h"

namespace storycard::wasm {

Result<CardRequest> read_card_request(std::string_view text) {
  const auto json = read_json(text);
  if (!json) return json.error();
  if (json->as_object() == nullptr) {
    return Error{ErrorCode::wrong_type, "", std::string("expected a request, found ") + type_name(*json)};
  }
  JsonReader read(*json, "");
  read.require("story");
  const Json* story_json = read.object("story");
  CardRequest request;
  request.card.frame = read.text("frame");
  request.card.theme = read.text("theme");
  request.card.format = read.text("format");
  request.card.scale = static_cast<float>(read.number("scale", 1, {decimal_of(limits::scale_min), decimal_of(limits::scale_max)}));
  request.type = read.choice("type", {"image/png", "image/jpeg"}, 0) == 0 ? render::FileType::png : render::FileType::jpeg;
  request.jpeg_quality = read.integer("quality", request.jpeg_quality, {1, 100});
  request.embed_alt_text = read.flag("embedAltText", false);
  request.only = static_cast<CardRequest::Only>(read.choice("only", {"everything", "layout", "pixels", "card-file"}, 0));
  request.consent = read.choice("consent", {"left-out", "included"}, 0) == 0 ? share::Consent::left_out : share::Consent::included;
  request.card.logos_allowed = static_cast<toolkit::LogosAllowed>(read.choice("logosAllowed", {"own", "pack", "none"}, 0));
  const auto words = read.flag("unfinished", false) ? story::Text::optional : story::Text::required;
  if (read.error()) return *read.error();
  auto story = story::read(*story_json, words);
  if (!story) return story.error();
  request.card.story = std::move(*story);
  return request;
}

std::optional<Error> attach_photos(const Photos& photos, render::Request& request) {
  std::vector<story::Photo>& wanted = request.story.photos;
  if (!photos.empty() && photos.rbegin()->first >= wanted.size()) wanted.resize(photos.rbegin()->first + 1);
  request.photos.assign(wanted.size(), nullptr);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto given = photos.find(i);
    if (given != photos.end()) {
      request.photos[i] = given->second;
      wanted[i].file = pointer_to("/photos", i);  // what errors of decoding name it by: here nobody knows file names
    } else if (!wanted[i].file.empty()) {
      const bool single = request.story.source.find("photo") != nullptr;
      return Error{ErrorCode::missing_file, single ? "/photo/file" : pointer_to("/photos", i) + "/file",
                   "the story names the photo \"" + wanted[i].file + "\", and it was not given"};
    }
  }
  return std::nullopt;
}

void attach_logos(const Photos& logos, render::Request& request) {
  std::vector<story::Logo>& wanted = request.story.logos;
  if (!logos.empty() && logos.rbegin()->first >= wanted.size()) wanted.resize(logos.rbegin()->first + 1);
  request.logos.assign(wanted.size(), nullptr);
  for (const auto& [index, file] : logos) {
    request.logos[index] = file;
    wanted[index].file = pointer_to("/logos", index);
  }
}

}  // namespace storycard::wasm
