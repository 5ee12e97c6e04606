#include <map>

#include "support/files.h"
#include "toolkit/pack.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::toolkit;

namespace {

using Files = std::map<std::string, std::string>;

Result<Pack> read(const Files& files) {
  return read_pack([&](const std::string& name) -> Result<std::string> {
    const auto file = files.find(name);
    if (file == files.end()) return Error{ErrorCode::missing_file, name, "there is no such file"};
    return file->second;
  });
}

Files small_pack() {
  return {{"pack.json", R"({"pack": 1, "id": "city", "version": "1", "licence": "MIT", "frames": ["plain"],
                            "themes": [{"id": "leaf", "name": "Leaf", "colors": {"ground": "#0B6E54"}}]})"},
          {"frames/plain.json", R"({"frame": 1, "id": "plain", "name": "Plain", "ground": "ground", "slots": ["story"],
                                    "themes": ["leaf"], "layers": [{"fill": "ground"}]})"}};
}

}  // namespace

TEST_CASE("pack: frames are named with their pack and offered in every format unless they say otherwise") {
  const auto pack = read(small_pack());
  REQUIRE(pack);
  REQUIRE(pack->frames.size() == 1);
  CHECK(pack->frames[0].id == "city/plain");
  CHECK(pack->frames[0].formats.size() == formats().size());
  CHECK(find_frame({*pack}, "city/plain", nullptr) != nullptr);
  CHECK(find_frame({*pack}, "plain", nullptr) == nullptr);
}

TEST_CASE("pack: an error names the file and the JSON Pointer") {
  Files files = small_pack();
  files["frames/plain.json"] = R"({"frame": 1, "id": "plain", "name": "Plain", "ground": "g", "slots": [], "layers": [{"fill": 7}]})";
  const auto broken = read(files);
  REQUIRE_FALSE(broken);
  CHECK(broken.error().where == "frames/plain.json /layers/0/fill");

  files = small_pack();
  files.erase("frames/plain.json");
  CHECK(read(files).error().code == ErrorCode::missing_file);
  CHECK(read({}).error().where == "pack.json");
}

TEST_CASE("pack: a frame may not wear a theme that the pack has not") {
  Files files = small_pack();
  files["frames/plain.json"] = R"({"frame": 1, "id": "plain", "name": "Plain", "ground": "g", "slots": [], "themes": ["rose"], "layers": []})";
  const auto read_back = read(files);
  REQUIRE_FALSE(read_back);
  CHECK(read_back.error().where == "frames/plain.json /themes/0");
}

TEST_CASE("pack: a frame's file name can never leave the pack's folder") {
  for (const char* name : {"../secret", "/etc/passwd", "a/b", "https:x", "A", "", "a.b"}) {
    CAPTURE(name);
    Files files = small_pack();
    files["pack.json"] = write_json(JsonObject{{"pack", 1}, {"id", "city"}, {"version", "1"}, {"licence", "MIT"},
                                               {"frames", JsonArray{name}}});
    const auto pack = read(files);
    REQUIRE_FALSE(pack);
    CHECK(pack.error().where == "pack.json /frames/0");
  }
}

TEST_CASE("pack: one written for a later version is refused as such") {
  Files files = small_pack();
  files["pack.json"] = R"({"pack": 2, "id": "city", "version": "1", "licence": "MIT", "frames": []})";
  CHECK(read(files).error().code == ErrorCode::newer_version);
}

TEST_CASE("pack: the campaign's own pack reads, with three frames in all six formats") {
  const auto pack = tests::campaign_pack();
  REQUIRE_MESSAGE(pack, sentence(pack.error()));
  CHECK(frame_ids({*pack}) == "itac/quote, itac/half, itac/voice, itac/tongues");
  for (const Frame& frame : pack->frames) {
    CHECK(frame.formats.size() == 6);
    for (const auto& [language, name] : frame.name) CHECK_FALSE(name.empty());
    for (const std::string& language : pack->languages) CHECK_FALSE(in_language(frame.name, language).empty());
  }
}

TEST_CASE("pack: layers are counted through all stacks of a frame") {
  std::string stack = R"({"stack": "down", "children": [)";
  for (int i = 0; i < 200; ++i) stack += (i > 0 ? "," : "") + std::string(R"({"fill": "leaf"})");
  stack += "]}";
  Files files = small_pack();
  files["frames/plain.json"] = R"({"frame": 1, "id": "plain", "name": "P", "ground": "g", "slots": [], "layers": [)" + stack + "," + stack + "]}";
  CHECK(read(files).error().code == ErrorCode::too_large);
}
