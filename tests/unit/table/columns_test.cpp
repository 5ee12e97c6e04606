#include "table/columns.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::table;

namespace {

using Cells = std::vector<std::string>;

Error error_of(const Cells& header) {
  const auto columns = Columns::read(header);
  REQUIRE_FALSE(columns);
  return columns.error();
}

std::string story_of(const Cells& header, const Cells& cells) {
  const auto columns = Columns::read(header);
  REQUIRE(columns);
  const auto story = columns->story({1, 2, cells, {}, false});
  return story ? write_json(*story) : story.error().where + ": " + story.error().detail;
}

}  // namespace

TEST_CASE("columns: dotted keys become a story, and a blank cell is no key") {
  CHECK(story_of({"story", "name", "photo.file", "photo.zoom", "qr"}, {"Hi", " ", "a.jpg", "1.5", "yes"}) ==
        R"({"storycard":1,"story":"Hi","photo":{"file":"a.jpg","zoom":1.5},"qr":true})");
  CHECK(story_of({"photo", "story"}, {"a.jpg", "Hi"}) == R"({"storycard":1,"photo":{"file":"a.jpg"},"story":"Hi"})");
  CHECK(story_of({"storycard", "story"}, {"1", "Hi"}) == R"({"storycard":1,"story":"Hi"})");
}

TEST_CASE("columns: lists by place; texts left out are not there, pictures left out are empty") {
  CHECK(story_of({"story", "nominees.0", "nominees.2"}, {"Hi", "Ana", "Taras"}) ==
        R"({"storycard":1,"story":"Hi","nominees":["Ana","Taras"]})");
  CHECK(story_of({"story", "photos.0.file", "photos.1.file"}, {"Hi", "", "b.jpg"}) ==
        R"({"storycard":1,"story":"Hi","photos":[{},{"file":"b.jpg"}]})");
  CHECK(story_of({"event.title", "event.speakers.1.name"}, {"Talk", "Ana"}) ==
        R"({"storycard":1,"event":{"title":"Talk","speakers":[{},{"name":"Ana"}]}})");
}

TEST_CASE("columns: case and spaces around a name do not matter, notes are left out") {
  CHECK(story_of({" Story ", "PHOTO.FILE", "namechanged", "# who wrote", ""}, {"Hi", "a.jpg", "no", "me", "x"}) ==
        R"({"storycard":1,"story":"Hi","photo":{"file":"a.jpg"},"nameChanged":false})");
}

TEST_CASE("columns: a name that no key has is told with its place and the keys that are near") {
  const Error error = error_of({"story", "nmae"});
  CHECK(error.where == "column 2");
  CHECK(error.detail ==
        "\"nmae\" is no key of a story; did you mean name? To keep it as a note, begin its name with #");
  CHECK(error_of({"photo file"}).detail.find("photo.file") != std::string::npos);
  CHECK(error_of({"description"}).detail.find("photo.description") != std::string::npos);
  CHECK(error_of({"hashtag"}).detail.find("hashtags") != std::string::npos);
  CHECK(error_of({"telephone"}).detail ==
        "\"telephone\" is no key of a story; to keep it as a note, begin its name with #");
}

TEST_CASE("columns: two columns never say the same thing") {
  CHECK(error_of({"story", "Story"}).detail == "there are two columns \"story\"");
  CHECK(error_of({"photo", "photo.file"}).detail == "\"photo\" and \"photo.file\" say the same thing twice");
  CHECK(error_of({"hashtags.0", "hashtags"}).where == "column 2");
  CHECK(error_of({"photos.0.file", "photo.file"}).detail ==
        "\"photos.0.file\" and \"photo.file\" say the same thing twice");
  CHECK(Columns::read({"photos.0.file", "photos.1.file", "photos.10.file"}));
  CHECK_FALSE(Columns::read({"# only", "notes "}));
}

TEST_CASE("columns: places in lists are plain numbers") {
  for (const char* name : {"nominees.-1", "nominees.01", "nominees.100", "nominees.x", "nominees.", "photos.0.0"}) {
    CAPTURE(name);
    CHECK_FALSE(find_column(name));
  }
}

TEST_CASE("columns: cells past the header are wrong unless they are blank; missing ones are blank") {
  CHECK(story_of({"story", "name"}, {"Hi", "Ana", "", " "}) == R"({"storycard":1,"story":"Hi","name":"Ana"})");
  CHECK(story_of({"story", "name"}, {"Hi", "Ana", "Leeds"}) == ": there are 3 cells for 2 columns");
  CHECK(story_of({"story", "name"}, {"Hi"}) == R"({"storycard":1,"story":"Hi"})");
}

TEST_CASE("columns: a cell that is wrong is told by its column") {
  CHECK(story_of({"story", "photo.zoom"}, {"Hi", "near"}) == "photo.zoom: expected a number, found \"near\"");
  CHECK(story_of({"story", "photo.covers"}, {"Hi", "[{]"}).starts_with("photo.covers byte "));
}

TEST_CASE("columns: of a row whose quotes were wrong only whole lines are rows") {
  const auto columns = Columns::read({"story", "name"});
  REQUIRE(columns);
  CHECK_FALSE(columns->story({1, 3, {"the rest of a story"}, {}, true}));
  CHECK(columns->story({1, 3, {"Hi", "Ana"}, {}, true}));
}

TEST_CASE("dotted: pointers as a table calls them") {
  CHECK(dotted("/photo/zoom") == "photo.zoom");
  CHECK(dotted("/photos/0/file") == "photos.0.file");
  CHECK(dotted("") == "");
}
