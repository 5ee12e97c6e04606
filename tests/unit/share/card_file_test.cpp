#include "share/card_file.h"

#include <algorithm>

#include "base/deflate.h"
#include "image/encode.h"
#include "share/read_zip.h"
#include "share/zip.h"
#include "support/files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;

namespace {

const char whole_story[] = R"({"storycard": 1, "mood": "calm", "story": "I bake.", "about": "child", "consent": {"mine": true},
  "photos": [{"file": "photo-2.png", "credit": "Second", "note": 1}, {"description": "no file"}, {"file": "Amina Diallo.jpg", "note": 2,
  "covers": [{"box": [0.1, 0.1, 0.2, 0.2]}]}], "logos": [{"file": "partner of Amina.svg", "description": "City"}]})";

Bytes picture(Color color, PixelSize size = {3, 2}) { return image::encode_png(image::Bitmap::filled(size, color)); }

CardFile card() {
  return {*story::read(whole_story), {{"itac", "1.0.0"}}, {picture({1, 2, 3, 255}), {}, picture({4, 5, 6, 255})}, {picture({7, 8, 9, 255})}};
}

Bytes written(const CardFile& file, Consent consent = Consent::included) {
  auto bytes = write_card_file(file, consent);
  REQUIRE(bytes);
  return *std::move(bytes);
}

std::string text_of(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

using Changes = std::vector<std::pair<std::string, std::string>>;

// The card file with some of its files replaced, or left out where the new one is empty; others are added.
Bytes with(const Changes& changes) {
  Zip zip;
  const std::vector<ZippedFile> files = *read_zip(written(card()));
  for (const ZippedFile& file : files) {
    const auto change = std::find_if(changes.begin(), changes.end(), [&](const auto& each) { return each.first == file.name; });
    if (change == changes.end()) zip.add(file.name, file.bytes);
    else if (!change->second.empty()) zip.add(file.name, Bytes(change->second.begin(), change->second.end()));
  }
  for (const auto& [name, text] : changes) {
    const auto same = [&, wanted = name](const ZippedFile& file) { return file.name == wanted; };
    if (std::none_of(files.begin(), files.end(), same)) zip.add(name, Bytes(text.begin(), text.end()));
  }
  return zip.finish();
}

Error error_with(const Changes& changes) {
  const auto read = read_card_file(with(changes));
  REQUIRE_FALSE(read);
  return read.error();
}

}  // namespace

TEST_CASE("card file: what was written is read: story, pictures, packs and answers") {
  const auto read = read_card_file(written(card()));
  REQUIRE_MESSAGE(read, (read ? std::string() : sentence(read.error())));
  CHECK(read->packs == card().packs);
  CHECK(read->photos == card().photos);
  CHECK(read->logos == card().logos);
  CHECK(read->story.story == "I bake.");
  CHECK(read->story.about == story::About::child);
  CHECK(*read->story.consent.find("mine")->as_bool());
  CHECK(read->story.photos[2].covers.size() == 1);
}

TEST_CASE("card file: keys that nobody knows stay, each with its own photo, though files' names change places") {
  const auto read = read_card_file(written(card()));
  REQUIRE(read);
  CHECK(*read->story.source.find("mood")->as_string() == "calm");
  const JsonArray& photos = *read->story.source.find("photos")->as_array();
  CHECK(*photos[0].find("note")->as_number() == 1);
  CHECK(*photos[0].find("file")->as_string() == "photo-1.png");
  CHECK(photos[1].find("file") == nullptr);
  CHECK(*photos[2].find("note")->as_number() == 2);
  CHECK(*photos[2].find("file")->as_string() == "photo-3.png");
  CHECK(read->story.photos[0].credit == "Second");
}

TEST_CASE("card file: no file's own name is in it, also of a picture that is missing") {
  CardFile file = card();
  file.photos[2].clear();
  file.logos.clear();
  for (const Bytes& bytes : {written(card()), written(file)}) {
    CHECK(text_of(bytes).find("Amina") == std::string::npos);
    CHECK(text_of(bytes).find("photo-2") == std::string::npos);
  }
  CHECK(read_card_file(written(file))->photos[2].empty());
}

TEST_CASE("card file: one photo under \"photo\" keeps its place") {
  const CardFile file{*story::read(R"({"storycard": 1, "story": "a", "photo": {"file": "me.jpg", "zoom": 2}})"), {}, {picture({1, 1, 1, 255})}, {}};
  const auto read = read_card_file(written(file));
  REQUIRE(read);
  CHECK(*read->story.source.find("photo")->find("file")->as_string() == "photo-1.png");
  CHECK(read->story.photos.front().framing.zoom == 2);
}

TEST_CASE("card file: answers on consent, and whose story it is, only where they are wanted") {
  const Bytes bytes = written(card(), Consent::left_out);
  CHECK(text_of(bytes).find("consent") == std::string::npos);
  CHECK(text_of(bytes).find("about") == std::string::npos);
  const auto read = read_card_file(bytes);
  REQUIRE(read);
  CHECK(read->story.about == story::About::unsaid);
  CHECK(read->story.consent.is_null());
  CHECK(read->story.source.find("mood") != nullptr);
}

TEST_CASE("card file: the same card gives the same bytes, and what was read gives them again") {
  const Bytes bytes = written(card());
  CHECK(bytes == written(card()));
  CHECK(written(*read_card_file(bytes)) == bytes);
}

TEST_CASE("card file: edits since the story was read are in it") {
  CardFile file = card();
  file.story.story = "I bake bread.";
  file.story.photos.erase(file.story.photos.begin());
  file.photos.erase(file.photos.begin());
  const auto read = read_card_file(written(file));
  REQUIRE(read);
  CHECK(read->story.story == "I bake bread.");
  REQUIRE(read->story.photos.size() == 2);
  CHECK(read->photos[1] == picture({4, 5, 6, 255}));
  CHECK(*(*read->story.source.find("photos")->as_array())[1].find("note")->as_number() == 2);
}

TEST_CASE("card file: a story without words yet is one all the same") {
  const CardFile file{*story::read(Json(JsonObject{{"storycard", 1}}), story::Text::optional), {}, {}, {}};
  CHECK(read_card_file(written(file)));
}

TEST_CASE("card file: a later version is refused with what to do, before anything else in it is looked at") {
  const Error error = error_with({{"card.json", R"({"storycardFile": 2, "packs": "other"})"}, {"story.json", "{}"}, {"new.bin", "x"}});
  CHECK(error.code == ErrorCode::newer_version);
  CHECK(sentence(error) == "card.json /storycardFile: this card file is of version 2, written by a later storycard than this one, which reads version 1. "
                           "Update storycard, or save the file from an older version.");
  CHECK(error_with({{"card.json", R"({"storycardFile": 0.5})"}}).code == ErrorCode::out_of_range);
  CHECK(error_with({{"card.json", R"({"packs": []})"}}).where == "card.json /storycardFile");
}

TEST_CASE("card file: each error says in which of its files, and where in it") {
  const auto where = [](const Changes& changes) { return error_with(changes).where; };
  CHECK(where({{"card.json", ""}}) == "card.json");
  CHECK(where({{"card.json", "{"}}) == "card.json byte 1");
  CHECK(where({{"card.json", R"({"storycardFile": 1, "packs": [{"id": 3, "version": "1"}], "coversBurntIn": true})"}}) == "card.json /packs/0/id");
  CHECK(where({{"card.json", R"({"storycardFile": 1, "coversBurntIn": false})"}}) == "card.json /coversBurntIn");
  CHECK(where({{"story.json", R"({"storycard": 1, "story": "a", "photos": [{"zoom": 0}]})"}}) == "story.json /photos/0/zoom");
  CHECK(where({{"story.json", R"({"storycard": 2})"}}) == "story.json /storycard");
  CHECK(where({{"story.json", R"({"storycard": 1, "photos": [{"file": "../me.jpg"}]})"}}) == "story.json /photos/0/file");
  CHECK(where({{"photo-3.png", ""}}) == "story.json /photos/2/file");
  CHECK(where({{"logo-1.png", "no picture"}}) == "logo-1.png");
  CHECK(where({{"extra.txt", "x"}}) == "extra.txt");
  CHECK(error_with({{"photo-1.png", text_of(picture({1, 2, 3, 255}, {2001, 2000}))}}).code == ErrorCode::too_large);
  const auto jpeg = image::encode_jpeg(image::Bitmap::filled({4, 4}, {1, 2, 3, 255}), {});
  CHECK(error_with({{"photo-1.png", text_of(*jpeg)}}).code == ErrorCode::unknown_format);
}

TEST_CASE("card file: damaged anywhere it is an error, or reads as it was") {
  const Bytes bytes = written(card());
  const auto before = read_card_file(bytes);
  REQUIRE(before);
  for (std::size_t size = 0; size < bytes.size(); size += 7) CHECK_FALSE(read_card_file(ByteView(bytes).first(size)));
  std::uint32_t random = 5;
  int refused = 0;
  for (int round = 0; round < 6000; ++round) {
    Bytes other = bytes;
    for (int i = 0; i <= round % 3; ++i) {
      random = random * 1664525u + 1013904223u;
      other[random / 256 % other.size()] ^= static_cast<std::uint8_t>(1 + (random >> 24) % 255);
    }
    const auto read = read_card_file(other);
    refused += read ? 0 : 1;
    if (read) CHECK(written(*read) == bytes);
    else CHECK_FALSE(read.error().detail.empty());
  }
  CHECK(refused > 5000);
}

TEST_CASE("card file: files inside that are damaged, though the zip is whole, are errors or cards") {
  const std::string words = text_of((*read_zip(written(card())))[1].bytes);
  std::uint32_t random = 9;
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string other = words;
    for (int i = 0; i <= round % 3; ++i) {
      random = random * 1664525u + 1013904223u;
      other[random / 256 % other.size()] = static_cast<char>(random >> 24);
    }
    const auto read = read_card_file(with({{"story.json", other}}));
    if (read) CHECK(read_card_file(written(*read)));
    else ++refused;
  }
  CHECK(refused > 500);
}

TEST_CASE("card file: packs are those that the frame comes from, and changes among them are told") {
  const auto itac = tests::campaign_pack();
  REQUIRE(itac);
  toolkit::Pack own;
  own.id = "riverbend";
  own.version = "2.1";
  own.extends = "itac";
  own.frames = {itac->frames.front()};
  own.frames.front().id = "riverbend/quote";
  const std::vector<toolkit::Pack> packs = {own, *itac};
  story::Story story;
  CHECK(packs_of(story, packs) == std::vector<CardPack>{{"itac", itac->version}});
  story.frame = "riverbend/quote";
  CHECK(packs_of(story, packs) == std::vector<CardPack>{{"riverbend", "2.1"}, {"itac", itac->version}});
  story.frame = "nobody/quote";
  CHECK(packs_of(story, packs).empty());

  CHECK(changed_packs({{"riverbend", "2.1"}, {"itac", itac->version}}, packs).empty());
  const auto changes = changed_packs({{"riverbend", "2.0"}, {"gone", "1"}}, packs);
  REQUIRE(changes.size() == 2);
  CHECK(sentence(changes[0]) == "This card was made with version 2.0 of the pack riverbend; here is version 2.1, and the card may look different.");
  CHECK(sentence(changes[1]) == "This card was made with version 1 of the pack gone, which is not here.");
}
