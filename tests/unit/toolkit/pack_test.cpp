#include <map>

#include "support/files.h"
#include "toolkit/pack.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::toolkit;

namespace {

using Files = std::map<std::string, std::string>;

PackReading read_whole(const Files& files, const std::vector<Pack>& others = {}) {
  return read_whole_pack(
      [&](const std::string& name) -> Result<std::string> {
        const auto file = files.find(name);
        if (file == files.end()) return Error{ErrorCode::missing_file, name, "there is no such file"};
        return file->second;
      },
      others);
}

Result<Pack> read(const Files& files, const std::vector<Pack>& others = {}) {
  PackReading reading = read_whole(files, others);
  if (!reading.errors.empty()) return reading.errors.front();
  return reading.pack;
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
  files["frames/plain.json"] = R"({"frame": 1, "id": "plain", "name": "Plain", "ground": "#123456", "slots": [], "layers": [{"fill": 7}]})";
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
  files["frames/plain.json"] = R"({"frame": 1, "id": "plain", "name": "Plain", "ground": "#123456", "slots": [], "themes": ["rose"], "layers": []})";
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

TEST_CASE("pack: the campaign's own pack reads, every frame in all six formats and in its languages") {
  const auto pack = tests::campaign_pack();
  REQUIRE_MESSAGE(pack, sentence(pack.error()));
  CHECK(pack->frames.size() >= 16);
  for (const Frame& frame : pack->frames) {
    CAPTURE(frame.id);
    CHECK(frame.formats.size() == 6);
    CHECK(frame.themes.size() >= 4);
    for (const auto& [language, name] : frame.name) CHECK_FALSE(name.empty());
    for (const std::string& language : pack->languages) CHECK_FALSE(in_language(frame.name, language).empty());
  }
}

TEST_CASE("pack: layers are counted through all stacks of a frame, those of parts among them") {
  std::string stack = R"({"stack": "down", "children": [)";
  for (int i = 0; i < 200; ++i) stack += (i > 0 ? "," : "") + std::string(R"({"fill": "#0B6E54"})");
  stack += "]}";
  Files files = small_pack();
  const auto frame = [&](int stacks) {
    std::string layers;
    for (int i = 0; i < stacks; ++i) layers += (i > 0 ? "," : "") + stack;
    return R"({"frame": 1, "id": "plain", "name": "P", "ground": "#123456", "slots": [], "layers": [)" + layers + "]}";
  };
  files["frames/plain.json"] = frame(4);
  CHECK(read(files));
  files["frames/plain.json"] = frame(5);
  CHECK(read(files).error().code == ErrorCode::too_large);
}

TEST_CASE("pack: all that is wrong is told, in every file") {
  Files files = small_pack();
  files["pack.json"] = R"({"pack": 1, "id": "city", "version": "1", "licence": "MIT", "frames": ["plain", "other"],
                           "themes": [{"id": "leaf", "name": "Leaf", "colors": {"ground": "#0B6E54"}}]})";
  files["frames/plain.json"] = R"({"frame": 1, "id": "plane", "name": "P", "ground": "ground", "slots": [], "themes": ["leaf"], "layers": []})";
  files["frames/other.json"] = R"({"frame": 1, "id": "other", "name": "P", "ground": "ground", "slots": [], "themes": ["leaf"],
                                   "layers": [{"fill": "nope"}, {"fill": {"linear": "down", "anchor": "word", "stops": [[0, "ground"], [1, "none"]]}}]})";
  std::vector<std::string> places;
  for (const Error& error : read_whole(files).errors) places.push_back(error.where);
  CHECK(places == std::vector<std::string>{"frames/plain.json /id", "frames/other.json /layers/0/fill",
                                           "frames/other.json /layers/1/fill/stops/1/1", "frames/other.json /layers/1/fill/anchor"});
}

TEST_CASE("pack: a colour that some other theme leaves out is the frame's own theme's") {
  Files files = small_pack();
  files["frames/plain.json"] = R"({"frame": 1, "id": "plain", "name": "P", "ground": "ground", "slots": [], "themes": ["leaf"], "layers": [{"fill": "words"}]})";
  CHECK(read(files).error().where == "frames/plain.json /layers/0/fill");
}

namespace {

// A pack with two frames and two themes, and what a city makes of it.
Files base_files() {
  Files files = small_pack();
  files["pack.json"] = R"({"pack": 1, "id": "base", "version": "1", "licence": "MIT", "frames": ["plain", "other"], "hashtags": ["#base"],
                           "colors": {"ink": "#000000"}, "parts": {"sky": {"fill": "ink"}},
                           "themes": [{"id": "leaf", "name": "Leaf", "colors": {"ground": "#0B6E54"}}, {"id": "fig", "name": "Fig"}]})";
  files["frames/other.json"] = R"({"frame": 1, "id": "other", "name": "P", "ground": "ink", "slots": [], "themes": ["leaf", "fig"], "layers": [{"use": "sky"}]})";
  return files;
}

Result<Pack> base_pack() { return read(base_files()); }

Files city_pack(const char* rest) {
  return {{"pack.json", R"({"pack": 1, "id": "city", "version": "1", "licence": "MIT", "extends": "base",
                            "themes": [{"id": "river", "name": "River", "colors": {"ground": "#004488"}}])" + std::string(rest) + "}"},
          {"frames/own.json", R"({"frame": 1, "id": "own", "name": "Own", "ground": "ink", "slots": [], "themes": ["river"], "layers": [{"use": "sky"}]})"},
          {"frames/plain.json", R"({"frame": 1, "id": "plain", "name": "Ours", "ground": "ink", "slots": [], "layers": []})"}};
}

}  // namespace

TEST_CASE("pack: one that extends another takes over its frames under its own name, in its own themes first") {
  const auto base = base_pack();
  REQUIRE_MESSAGE(base, sentence(base.error()));
  const auto city = read(city_pack(R"(, "frames": ["own"])"), {*base});
  REQUIRE_MESSAGE(city, sentence(city.error()));
  CHECK(frame_ids({*city}) == "city/own, city/plain, city/other");
  const Frame& other = city->frames[2];
  CHECK(other.themes == std::vector<std::string>{"river", "leaf", "fig"});
  CHECK(other.own_theme == "leaf");
  CHECK(city->hashtags == std::vector<std::string>{"#base"});
}

TEST_CASE("pack: an own frame replaces the one of the same name, and show leaves out frames and themes") {
  const auto base = base_pack();
  const auto city = read(city_pack(R"(, "frames": ["plain"], "show": {"frames": ["other"], "themes": ["leaf"]})"), {*base});
  REQUIRE_MESSAGE(city, sentence(city.error()));
  CHECK(frame_ids({*city}) == "city/plain, city/other");
  CHECK(in_language(city->frames[0].name, "en") == "Ours");
  CHECK(city->frames[1].themes == std::vector<std::string>{"river", "leaf"});
  CHECK(read(city_pack(R"(, "frames": [], "show": {"frames": ["gone"]})"), {*base}).error().where == "pack.json /show/frames/0");
  CHECK(read(city_pack(R"(, "frames": [])")).error().where == "pack.json /extends");
}

TEST_CASE("pack: lists leave out the frames of a pack that another one stands for alone") {
  const auto base = base_pack();
  const auto with = read(city_pack(R"(, "frames": [], "show": {"frames": ["plain"]})"), {*base});
  const auto alone = read(city_pack(R"(, "frames": [], "only": true, "show": {"frames": ["plain"]})"), {*base});
  CHECK(offered_frames({*with, *base}).size() == 3);
  REQUIRE(offered_frames({*alone, *base}).size() == 1);
  CHECK(offered_frames({*alone, *base})[0].frame->id == "city/plain");
  CHECK(find_frame({*alone, *base}, "base/other", nullptr) != nullptr);
}

TEST_CASE("pack: a file too large to be a drawing of a frame is refused before it is read") {
  Files files = small_pack();
  files["frames/plain.json"] += std::string(300'000, ' ');
  CHECK(read(files).error().code == ErrorCode::too_large);
}

TEST_CASE("pack: its notice is one short line, at home in English, and goes over to packs that extend it and say nothing of their own") {
  Files files = base_files();
  const auto with = [&](const char* more) {
    const std::string& text = files["pack.json"];
    Files changed = files;
    changed["pack.json"] = text.substr(0, text.rfind('}')) + more + "}";
    return changed;
  };
  const auto base = read(with(R"(, "notice": {"en": "Made by a visitor", "fr": "Fait en visite"})"));
  REQUIRE_MESSAGE(base, sentence(base.error()));
  CHECK(in_language(base->notice, "fr-CA") == "Fait en visite");
  CHECK(in_language(base->notice, "uk") == "Made by a visitor");
  CHECK(read(with(R"(, "notice": "Made by a visitor")"))->notice.size() == 1);
  CHECK(read(city_pack(R"(, "frames": [])"), {*base})->notice == base->notice);
  CHECK(in_language(read(city_pack(R"(, "frames": [], "notice": "Ours")"), {*base})->notice, "fr") == "Ours");
  CHECK(read(files)->notice.empty());

  CHECK(read(with(R"(, "notice": {"fr": "Fait en visite"})")).error().where == "pack.json /notice/en");
  CHECK(read(with(R"(, "notice": 7)")).error().where == "pack.json /notice");
  CHECK(read(with(R"(, "notice": {"en": "Two\nlines"})")).error().where == "pack.json /notice/en");
  CHECK(read(with(R"(, "notice": {"en": "A", "fr": "  "})")).error().where == "pack.json /notice/fr");
  const auto letters = [](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "é";
    return ", \"notice\": \"" + text + "\"";
  };
  CHECK(read(with(letters(60).c_str())));
  CHECK(read(with(letters(61).c_str())).error().code == ErrorCode::too_large);
}

TEST_CASE("pack: whose logos its cards show is as free as the pack that it extends, or stricter") {
  const auto allowed = [](const char* of_base, const char* of_city) {
    Files files = base_files();
    std::string& text = files["pack.json"];
    text = text.substr(0, text.rfind('}')) + of_base + "}";
    const auto base = read(files);
    REQUIRE(base);
    const auto city = read(city_pack((std::string(R"(, "frames": [])") + of_city).c_str()), {*base});
    REQUIRE(city);
    return city->logos_allowed;
  };
  CHECK(allowed("", "") == LogosAllowed::own);
  CHECK(allowed("", R"(, "logosAllowed": "pack")") == LogosAllowed::pack);
  CHECK(allowed(R"(, "logosAllowed": "pack")", "") == LogosAllowed::pack);
  CHECK(allowed(R"(, "logosAllowed": "none")", R"(, "logosAllowed": "own")") == LogosAllowed::none);
  CHECK(read(city_pack(R"(, "frames": [], "logosAllowed": "all")"), {*base_pack()}).error().where == "pack.json /logosAllowed");
}

TEST_CASE("PackSteps: the frame that is wanted is read first, and the others keep their places") {
  const auto document = [](const std::string& name) -> Result<Json> {
    if (name == "pack.json") return read_json(R"({"pack": 1, "id": "city", "version": "1", "licence": "MIT", "frames": ["a", "b", "c"]})");
    const std::string id = name.substr(7, 1);
    return read_json(R"({"frame": 1, "id": ")" + id + R"(", "name": "N", "ground": "#123456", "slots": [], "layers": []})");
  };
  PackSteps steps(document, {});
  const auto ids = [&] { return frame_ids({*steps.so_far()}); };
  CHECK(ids() == "");
  steps.read_one("b");
  CHECK(ids() == "city/b");
  steps.read_one("b");
  CHECK(ids() == "city/a, city/b");
  CHECK_FALSE(steps.done());
  steps.read_one();
  CHECK(steps.done());
  CHECK(ids() == "city/a, city/b, city/c");
  steps.read_one();
  CHECK(ids() == "city/a, city/b, city/c");
}

TEST_CASE("PackSteps: what is wrong with one frame is told once it was read") {
  Files files = small_pack();
  files["frames/plain.json"] = "{}";
  PackSteps steps([&](const std::string& name) { return read_json(files.at(name)); }, {});
  CHECK(steps.so_far());
  steps.read_one();
  CHECK(steps.done());
  CHECK(steps.so_far().error().where.starts_with("frames/plain.json"));
}
