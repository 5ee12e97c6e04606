#include "screen.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "asset_store.h"
#include "photo_header.h"

#include <doctest/doctest.h>

namespace storycard::composer {
namespace {

std::string text_in(const Json& node, const char* key) {
  const Json* value = node.find(key);
  return value && value->as_string() ? *value->as_string() : std::string();
}

bool flag_in(const Json& node, const char* key) {
  const Json* value = node.find(key);
  return value && value->as_bool() && *value->as_bool();
}

Rect rect_in(const Json& node) {
  const JsonArray& sides = *(node.find("clip") ? node.find("clip") : node.find("rect"))->as_array();
  const auto side = [&](std::size_t i) { return static_cast<float>(*sides[i].as_number()); };
  return {side(0), side(1), side(2), side(3)};
}

DecodeJob job_in(const Json& effect) {
  const auto number = [](const Json& json) { return static_cast<std::int32_t>(*json.as_number()); };
  const JsonArray& wanted = *effect.find("wanted")->as_array();
  const JsonArray& window = *effect.find("window")->as_array();
  return {number(*effect.find("photo")),
          {{number(wanted.at(0)), number(wanted.at(1))},
           {number(window.at(0)), number(window.at(1)), number(window.at(2)), number(window.at(3))}}};
}

// Words and packs as they are in the repository; fonts, dictionaries and the list of languages as the build made them.
std::string path_of(const std::string& name) {
  const bool made =
      name.rfind("fonts", 0) == 0 || name.rfind("dictionaries/", 0) == 0 || name == "strings/languages.json";
  return (made ? std::string(STORYCARD_ASSETS_DIR) : std::string(STORYCARD_SOURCE_DIR) + "/assets") + "/" + name;
}

// The campaign's pack in one file, as the site has it.
Bytes whole_pack() {
  const std::string folder = std::string(STORYCARD_SOURCE_DIR) + "/assets/packs/itac/";
  const auto pack = read_json(read_text_file(folder + "pack.json"));
  REQUIRE(pack);
  JsonObject files{{"pack.json", *pack}};
  for (const Json& frame : *pack->find("frames")->as_array()) {
    const std::string name = "frames/" + *frame.as_string() + ".json";
    const auto document = read_json(read_text_file(folder + name));
    REQUIRE(document);
    files.emplace_back(name, *document);
  }
  const std::string text = write_json(files);
  return Bytes(text.begin(), text.end());
}

}  // namespace

Bytes read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

Bytes asset(const std::string& name) { return name == "packs/itac.json" ? whole_pack() : read_file(path_of(name)); }

std::string read_text_file(const std::string& path) {
  const Bytes bytes = read_file(path);
  return {bytes.begin(), bytes.end()};
}

TestScreen::TestScreen(float width, float height, std::string_view settings, std::vector<std::string> lacking,
                       std::vector<Action> early, std::map<std::string, Bytes> own_files)
    : composer(width, height, 1), own_files_(std::move(own_files)), lacking_(std::move(lacking)) {
  composer.settings(settings);
  for (Action& action : early) composer.action(std::move(action));
  settle();
}

void TestScreen::serve() {
  const auto effects = read_json(composer.take_effects_json());
  REQUIRE(effects);
  for (const Json& effect : *effects->as_array()) {
    effects_.push_back(text_in(effect, "do"));
    if (effects_.back() == "decode") jobs.push_back(job_in(effect));
    if (effects_.back() == "forget-photo") {
      forgotten.push_back(static_cast<PhotoId>(*effect.find("photo")->as_number()));
    }
    if (effects_.back() == "focus") {
      focus_ = text_in(effect, "id");
      CHECK_MESSAGE(has(focus_), "the focus is sent to ", focus_, ", which is not there");  // the page would lose it
    }
    if (effects_.back() == "choose-photo") wanted_use = text_in(effect, "use");
    if (effects_.back() == "encode") {
      const JsonArray& size = *effect.find("size")->as_array();
      encodings.push_back({static_cast<std::uint32_t>(*effect.find("job")->as_number()),
                           {static_cast<std::int32_t>(*size[0].as_number()), static_cast<std::int32_t>(*size[1].as_number())}});
    }
    if (effects_.back() != "fetch") continue;
    for (const Json& file : *effect.find("files")->as_array()) {
      const std::string& name = *file.as_string();
      if (std::find(lacking_.begin(), lacking_.end(), name) != lacking_.end())
        composer.lack(name);
      else if (wasm::AssetStore::is_pack_picture(name))
        give_pack_picture(name);
      else
        REQUIRE(composer.add(name, own_files_.count(name) ? own_files_[name] : asset(name)));
    }
  }
  if (answers_jobs) answer_jobs();
}

void TestScreen::settle() {
  int idle = 0;
  for (int i = 0; i < 400; ++i) {
    int next = composer.frame(now_ms);
    const int work = composer.work(now_ms);
    if (composer.wants_frame() || work < 0) next = 1;
    else if (work > 0) next = next == 0 ? work : std::min(next, work);
    const bool drew = composer.take_drawing() != nullptr;
    serve();
    idle = next == 0 && !drew ? idle + 1 : 0;
    if (idle > 1 || (next > 2000 && !drew)) return;
    now_ms += next == 0 ? 16 : std::min(next == 1 ? 16 : next, 2000);
  }
  FAIL("the composer never sleeps");
}

void TestScreen::act(std::string_view id, std::string_view kind, std::string_view value) {
  composer.action({std::string(id), std::string(kind), std::string(value)});
  settle();
}

void TestScreen::tap(Point at) {
  for (const PointerKind kind : {PointerKind::move, PointerKind::down, PointerKind::up})
    composer.pointer({kind, at, 1});
  settle();
}

void TestScreen::drag(Point from, Point to) {
  composer.pointer({PointerKind::move, from, 1});
  composer.pointer({PointerKind::down, from, 1});
  for (int i = 1; i <= 4; ++i) {
    const float share = static_cast<float>(i) / 4;
    composer.frame(now_ms += 16);
    composer.pointer({PointerKind::move, from + (to - from) * share, 1});
  }
  composer.frame(now_ms += 16);
  composer.pointer({PointerKind::up, to, 1});
  settle();
}

void TestScreen::key(std::string_view code, Modifiers modifiers) {
  composer.key(KeyKind::down, code, modifiers);
  settle();
}

bool TestScreen::choose_photo(const std::string& file) {
  return give_photo(read_file(std::string(STORYCARD_SOURCE_DIR) + "/assets/" + file), "photo.jpg");
}

PhotoId TestScreen::keep(Bytes file) {
  files_.push_back(std::move(file));
  return static_cast<PhotoId>(files_.size() - 1);
}

// As a page does it: what does not open is lacking.
bool TestScreen::give_pack_picture(const std::string& name) {
  const Bytes file = own_files_.count(name) ? own_files_[name] : Bytes();
  const auto header = image::read_photo_header(file);
  if (!header) {
    composer.lack(name);
    return false;
  }
  return composer.pack_picture(name, keep(file), write_json(wasm::to_json(*header)));
}

bool TestScreen::give_photo(Bytes file, std::string_view name, std::string_view use) {
  composer.photo_opening(-1, use);
  const auto header = image::read_photo_header(file);
  const auto tried = image::decode_photo(file, {{256, 256}, {}});
  if (!header || !tried) {
    composer.photo_problem(name_of(header ? tried.error().code : header.error().code));
    settle();
    return false;
  }
  const bool taken = composer.photo(keep(std::move(file)), write_json(wasm::to_json(*header)), name);
  settle();
  return taken;
}

void TestScreen::answer_jobs() {
  const std::vector<DecodeJob> now = std::move(jobs);
  jobs.clear();
  for (const DecodeJob& job : now) {
    const auto decoded = image::decode_photo(files_.at(static_cast<std::size_t>(job.photo)), job.options);
    REQUIRE(decoded);
    std::uint8_t* place = composer.pixels_for(job);
    if (place == nullptr) continue;
    std::copy(decoded->upright.rgba.begin(), decoded->upright.rgba.end(), place);
    composer.decoded();
  }
}

void TestScreen::agree() {
  click("about-me");
  for (const char* id : {"agree-mine", "agree-shown"}) {
    if (has(id)) click(id);
  }
}

std::vector<ShownNode> TestScreen::nodes() const {
  const auto tree = read_json(composer.semantics_json());
  REQUIRE(tree);
  std::vector<ShownNode> nodes;
  for (const Json& json : *tree->find("nodes")->as_array()) {
    ShownNode node{text_in(json, "id"), text_in(json, "role"), text_in(json, "name"), text_in(json, "value"),
                   text_in(json, "parent")};
    node.rect = rect_in(json);
    node.offscreen = flag_in(json, "offscreen");
    node.disabled = flag_in(json, "disabled");
    node.hidden = flag_in(json, "hidden");
    node.on = flag_in(json, "checked") || flag_in(json, "selected");
    nodes.push_back(std::move(node));
  }
  return nodes;
}

bool TestScreen::has(std::string_view id) const {
  const auto all = nodes();
  return std::any_of(all.begin(), all.end(), [&](const ShownNode& node) { return node.id == id; });
}

ShownNode TestScreen::node(std::string_view id) const {
  for (const ShownNode& node : nodes()) {
    if (node.id == id) return node;
  }
  FAIL("no node " << id);
  return {};
}

std::string TestScreen::take_focus() { return std::exchange(focus_, {}); }

int TestScreen::take_count(std::string_view effect) {
  const auto count = std::count(effects_.begin(), effects_.end(), effect);
  effects_.clear();
  return static_cast<int>(count);
}

}  // namespace storycard::composer
