#include "card_request.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::wasm;

namespace {

Error refusal(std::string_view json) {
  const auto request = read_card_request(json);
  REQUIRE(!request);
  return request.error();
}

render::PhotoFile some_photo() { return std::make_shared<const render::Photo>(); }

}  // namespace

TEST_CASE("read_card_request: the story alone is enough, and options default to a whole PNG") {
  const auto request = read_card_request(R"({"story":{"storycard":1,"story":"Words"}})");
  REQUIRE(request);
  CHECK(request->card.story.story == "Words");
  CHECK(request->card.scale == 1);
  CHECK(request->type == render::FileType::png);
  CHECK(request->only == CardRequest::Only::everything);
}

TEST_CASE("read_card_request: every option is read") {
  const auto request = read_card_request(
      R"({"story":{"storycard":1,"story":"Words"},"frame":"a/b","theme":"leaf","format":"wide","scale":0.5,"type":"image/jpeg","quality":70,"embedAltText":true,"only":"layout"})");
  REQUIRE(request);
  CHECK(request->card.frame == "a/b");
  CHECK(request->card.theme == "leaf");
  CHECK(request->card.format == "wide");
  CHECK(request->card.scale == 0.5f);
  CHECK(request->type == render::FileType::jpeg);
  CHECK(request->jpeg_quality == 70);
  CHECK(request->embed_alt_text);
  CHECK(request->only == CardRequest::Only::layout);
}

TEST_CASE("read_card_request: a scale may be either of its bounds, as they are written") {
  for (const auto& [text, scale] : {std::pair("0.05", 0.05f), std::pair("4", 4.0f)}) {
    const auto request = read_card_request(std::string(R"({"story":{"storycard":1,"story":"W"},"scale":)") + text + "}");
    REQUIRE(request);
    CHECK(request->card.scale == scale);
  }
  CHECK(refusal(R"({"story":{"storycard":1,"story":"W"},"scale":0.0499})").code == ErrorCode::out_of_range);
}

TEST_CASE("read_card_request: what is wrong is refused with its place") {
  CHECK(refusal("").code == ErrorCode::empty_file);
  CHECK(refusal("[]").code == ErrorCode::wrong_type);
  CHECK(refusal("{}").where == "/story");
  CHECK(refusal(R"({"story":[]})").where == "/story");
  CHECK(refusal(R"({"story":{"storycard":1,"story":"W","photo":{"zoom":-1}}})").where == "/photo/zoom");
  CHECK(refusal(R"({"story":{"storycard":1,"story":"W"},"scale":"big"})").where == "/scale");
  CHECK(refusal(R"({"story":{"storycard":1,"story":"W"},"scale":1e9})").where == "/scale");
  CHECK(refusal(R"({"story":{"storycard":1,"story":"W"},"type":"image/svg"})").where == "/type");
  CHECK(refusal(R"({"story":{"storycard":1,"story":"W"},"quality":1.5})").where == "/quality");
}

TEST_CASE("attach_photos: photos belong to the story's by their index; more make more photos") {
  auto request = read_card_request(R"({"story":{"storycard":1,"story":"W","photo":{"file":"a.jpg","zoom":2}}})");
  REQUIRE(request);
  CHECK(!attach_photos({{0, some_photo()}, {2, some_photo()}}, request->card));
  REQUIRE(request->card.photos.size() == 3);
  CHECK(request->card.photos[0] != nullptr);
  CHECK(request->card.photos[1] == nullptr);
  CHECK(request->card.photos[2] != nullptr);
  CHECK(request->card.story.photos[0].framing.zoom == 2);
}

TEST_CASE("attach_photos: a photo that the story names and nobody gave is missed by name") {
  auto one = read_card_request(R"({"story":{"storycard":1,"story":"W","photo":{"file":"a.jpg"}}})");
  REQUIRE(one);
  const auto error = attach_photos({}, one->card);
  REQUIRE(error);
  CHECK(error->code == ErrorCode::missing_file);
  CHECK(error->where == "/photo/file");
  auto two = read_card_request(R"({"story":{"storycard":1,"story":"W","photos":[{"description":"none yet"},{"file":"b.jpg"}]}})");
  REQUIRE(two);
  CHECK(attach_photos({}, two->card)->where == "/photos/1/file");
  CHECK(!attach_photos({{1, some_photo()}}, two->card));
}
