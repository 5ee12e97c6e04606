#include "screen.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "asset_store.h"
#include "photo_header.h"
#include "share/zip.h"

#include <doctest/doctest.h>

namespace storycard::composer {
namespace {

std::string text_in(const Json& node, const char* key) {
  const Json* value = node.find(key);
  return value && value->as_string() ? *value->as_string() : std::string();
}

std::vector<std::string> texts_in(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& text : *list.as_array()) texts.push_back(*text.as_string());
  return texts;
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

// A pack in one file, as the site has it.
Bytes whole_pack(const std::string& in) {
  const std::string folder = std::string(STORYCARD_SOURCE_DIR) + in;
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

Bytes asset(const std::string& name) {
  if (name == "packs/itac.json") return whole_pack("/assets/packs/itac/");
  if (name == "packs/riverbend.json") return whole_pack("/assets/examples/riverbend/");
  return read_file(path_of(name));
}

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
    if (effects_.back() == "ready") shown_ = true;
    if (effects_.back() == "decode") jobs.push_back(job_in(effect));
    if (effects_.back() == "forget-photo") {
      forgotten.push_back(static_cast<PhotoId>(*effect.find("photo")->as_number()));
    }
    if (effects_.back() == "focus") {
      focus_ = text_in(effect, "id");
      CHECK_MESSAGE(has(focus_), "the focus is sent to ", focus_, ", which is not there");  // the page would lose it
    }
    if (effects_.back() == "drafts") asked_drafts = {text_in(effect, "what"), effect.find("draft") ? text_in(effect, "draft") : std::string()};
    if (effects_.back() == "choose-photo") wanted_use = text_in(effect, "use");
    if (effects_.back() == "make") {
      if (!order.is_null() && *order.find("job")->as_number() != *effect.find("job")->as_number()) made_.clear();
      order = effect;
    }
    if (effects_.back() == "stop-making") {
      order = {};
      made_.clear();
    }
    if (effects_.back() == "save") given = {text_in(effect, "name"), {text_in(effect, "file")}, {}, {}};
    if (effects_.back() == "warn") warnings.push_back(text_in(effect, "text"));
    if (effects_.back() == "open-address") opened = text_in(effect, "address");
    if (effects_.back() == "copy-picture") given = {{}, {text_in(effect, "file")}, {}, {}};
    if (effects_.back() == "share") given = {{}, texts_in(*effect.find("files")), text_in(effect, "title"), text_in(effect, "text")};
    if (effects_.back() != "fetch") continue;
    for (const Json& file : *effect.find("files")->as_array()) {
      const std::string& name = *file.as_string();
      if (name.starts_with("fonts/")) (shown_ ? later_fonts : first_fonts).insert(name);
      if (std::find(lacking_.begin(), lacking_.end(), name) != lacking_.end())
        composer.lack(name);
      else if (wasm::AssetStore::is_pack_picture(name))
        give_pack_picture(name);
      else
        REQUIRE(composer.add(name, own_files_.count(name) ? own_files_[name] : asset(name)));
    }
  }
  if (answers_jobs) answer_jobs();
  if (makes_files) answer_making();
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

Json TestScreen::picture_of(Bytes file, Json covers) {
  const auto header = image::read_photo_header(file);
  REQUIRE(header);
  return JsonObject{{"id", keep(std::move(file))}, {"header", wasm::to_json(*header)}, {"covers", std::move(covers)}};
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

std::vector<std::string> TestScreen::unmade() const {
  std::vector<std::string> ids;
  if (order.is_null()) return ids;
  for (const Json& file : *order.find("files")->as_array()) {
    std::string id = text_in(file, "id");
    if (std::find(made_.begin(), made_.end(), id) == made_.end()) ids.push_back(std::move(id));
  }
  return ids;
}

void TestScreen::answer_making() {
  for (const std::string& id : unmade()) {
    made_.push_back(id);
    const auto job = static_cast<long>(*order.find("job")->as_number());
    composer.action({"page", "made", std::to_string(job) + " " + id});
  }
}

// From what the page is given and nothing else.
Bytes TestScreen::picture(const std::string& format, const std::string& type) {
  const auto story = story::read(*order.find("story"), story::Text::optional);
  REQUIRE(story);
  render::Request request;
  request.story = *story;
  request.frame = text_in(order, "frame");
  request.theme = text_in(order, "theme");
  request.format = format;
  const auto files = [&](const char* key, std::vector<render::PhotoFile>& into) {
    for (const Json& id : *order.find(key)->as_array()) {
      if (id.is_null()) {
        into.push_back(nullptr);
        continue;
      }
      const auto photo = render::open_photo(files_.at(static_cast<std::size_t>(*id.as_number())));
      REQUIRE(photo);
      into.push_back(*photo);
    }
  };
  files("photos", request.photos);
  files("logos", request.logos);
  wasm::AssetStore store(render::open_photo);
  render::Cache cache(render::decode_photo);
  const auto give = [&](const std::string& name) { return !store.add(name, own_files_.count(name) ? own_files_[name] : asset(name)); };
  REQUIRE(give("fonts.json"));
  REQUIRE(give("packs/itac.json"));
  std::vector<std::string> lacking = lacking_;
  for (bool whole = false; !whole;) {
    const auto needed = render::needed_files(request, store.assets(), cache);
    REQUIRE(needed);
    whole = true;
    for (const std::string& name : *needed) {
      if (std::find(lacking.begin(), lacking.end(), name) != lacking.end()) continue;
      whole = false;
      if (!give(name)) lacking.push_back(name);
    }
  }
  const auto card = render::render(request, store.assets(), cache);
  REQUIRE(card);
  render::EncodeOptions options;
  if (type == "image/jpeg") options.type = render::FileType::jpeg;
  auto bytes = render::encode(card->bitmap, options);
  REQUIRE(bytes);
  return std::move(*bytes);
}

Bytes TestScreen::file(const std::string& id) {
  REQUIRE_FALSE(order.is_null());
  for (const Json& file : *order.find("files")->as_array()) {
    if (text_in(file, "id") != id) continue;
    CHECK(std::find(made_.begin(), made_.end(), id) != made_.end());
    if (!file.find("of")) return picture(text_in(file, "format"), text_in(file, "type"));
    share::Zip zip;
    for (const std::string& name : texts_in(*file.find("of"))) zip.add(name, this->file(name));
    return zip.finish();
  }
  FAIL("nobody asked for ", id);
  return {};
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
