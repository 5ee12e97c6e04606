// Pictures that are no photos: a person's own logos, and those of packs.
#include "composer/library.h"
#include "composer/logos.h"
#include "image/encode.h"
#include "screen.h"
#include "toolkit/format.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

constexpr const char* whole_pack_name = "packs/itac.json";

// A banner of one colour, with nothing around it.
Bytes logo_file(Color color, PixelSize size = {120, 60}) {
  return image::encode_png(image::Bitmap::filled(size, {color.red, color.green, color.blue, color.alpha}));
}

const Color blue{20, 86, 140, 255}, red{176, 66, 52, 255}, green{11, 110, 84, 255};

void open_frames(TestScreen& screen) {
  screen.write("story", "I came with seeds in my coat pocket.");
  screen.click("tab-frame");
}

bool give_logo(TestScreen& screen, Color color) { return screen.give_photo(logo_file(color), "city.png", "logo"); }

const story::Story& story_of(const TestScreen& screen) { return screen.composer.state().draft.story; }

// The campaign's pack with a picture for a logo, and with one for all of a frame's ground.
std::map<std::string, Bytes> pack_with_pictures(Bytes logo) {
  const Bytes text = asset(whole_pack_name);
  auto json = read_json({reinterpret_cast<const char*>(text.data()), text.size()});
  REQUIRE(json);
  JsonObject files = *json->as_object();
  for (auto& [name, document] : files) {
    if (name != "pack.json") continue;
    JsonObject pack = *document.as_object();
    const JsonObject described{{"en", "City of Riverbend"}};
    pack.emplace_back("logos", JsonArray{JsonObject{{"image", "art/city.png"}, {"description", described}}});
    document = Json(std::move(pack));
  }
  const std::string written = write_json(files);
  return {{whole_pack_name, Bytes(written.begin(), written.end())}, {"packs/itac/art/city.png", std::move(logo)}};
}

// What the core makes of the draft with decoders of its own.
Bytes native_card(const State& state, const std::map<std::string, Bytes>& own, const std::vector<Bytes>& logos) {
  wasm::AssetStore store(render::open_photo);
  render::Cache cache(render::decode_photo);
  render::Request request;
  request.story = state.draft.story;
  for (const Bytes& logo : logos) request.logos.push_back(*render::open_photo(logo));
  const auto give = [&](const std::string& name) {
    const auto found = own.find(name);
    REQUIRE_FALSE(store.add(name, found == own.end() ? asset(name) : found->second));
  };
  give("fonts.json");
  give(whole_pack_name);
  for (bool whole = false; !whole;) {
    const auto needed = render::needed_files(request, store.assets(), cache);
    REQUIRE(needed);
    for (const std::string& name : *needed) give(name);
    whole = needed->empty();
  }
  const auto card = render::render(request, store.assets(), cache);
  REQUIRE(card);
  return image::encode_png(card->bitmap);
}

Bytes saved(TestScreen& screen) {
  screen.click("tab-share");
  screen.agree();
  screen.click("save");
  return screen.exported();
}

}  // namespace

TEST_CASE("logos: one that is chosen is on the card as the core draws it, and its name is in the alt text") {
  TestScreen screen(390, 844);
  open_frames(screen);
  screen.click("logo-add");
  CHECK(screen.wanted_use == "logo");
  REQUIRE(give_logo(screen, blue));
  CHECK(screen.node("logo-0-picture").name == "Logo 1");
  screen.write("logo-0-name", "City of Riverbend");
  CHECK(screen.node("logo-0-picture").name == "City of Riverbend");
  CHECK(screen.node("card").name.find("City of Riverbend") != std::string::npos);
  const Bytes file = saved(screen);
  CHECK(file == native_card(screen.composer.state(), {}, {logo_file(blue)}));
  CHECK_FALSE(screen.has("check-logo"));
}

TEST_CASE("logos: adding, naming, ordering and removing are one step of undo each, and undo brings each back") {
  TestScreen screen(1280, 800);
  open_frames(screen);
  const std::size_t before = screen.composer.state().past.size();
  REQUIRE(give_logo(screen, blue));
  REQUIRE(give_logo(screen, red));
  screen.write("logo-1-name", "Library");
  screen.click("logo-1-earlier");
  CHECK(story_of(screen).logos[0].description == "Library");
  const Draft ordered = screen.composer.state().draft;
  screen.click("logo-0-remove");
  CHECK(story_of(screen).logos.size() == 1);
  CHECK(screen.composer.state().draft.logos.size() == 1);
  CHECK(screen.composer.state().past.size() == before + 5);
  screen.click("undo");
  CHECK(screen.composer.state().draft == ordered);
  for (int i = 0; i < 4; ++i) screen.click("undo");
  CHECK(story_of(screen).logos.empty());
  CHECK(screen.composer.state().past.size() == before);
}

TEST_CASE("logos: a card takes three, those of its pack among them; one more is refused with words") {
  TestScreen screen(390, 844);
  open_frames(screen);
  for (const Color color : {blue, red, green}) REQUIRE(give_logo(screen, color));
  CHECK(screen.node("logo-add").disabled);
  CHECK_FALSE(give_logo(screen, blue));
  CHECK(screen.has("logo-problem"));
  CHECK(story_of(screen).logos.size() == 3);
}

TEST_CASE("logos: what is dropped on the Frame step is a logo, and on all others a photo") {
  TestScreen screen(390, 844);
  open_frames(screen);
  screen.act("page", "drag-over");
  CHECK(screen.node("photo-drop-target").name == "Let go to add this logo");
  REQUIRE(screen.give_photo(logo_file(blue), "dropped.png"));
  CHECK(story_of(screen).logos.size() == 1);
  CHECK(story_of(screen).photos.empty());
  screen.click("tab-story");
  REQUIRE(screen.give_photo(logo_file(red), "dropped.png"));
  CHECK(story_of(screen).logos.size() == 1);
  CHECK(story_of(screen).photos.size() == 1);
}

TEST_CASE("logos: a file that does not open says why beside the logos, and not beside the photo") {
  TestScreen screen(390, 844);
  open_frames(screen);
  const std::string_view svg = "<svg xmlns='http://www.w3.org/2000/svg'/>";
  CHECK_FALSE(screen.give_photo(Bytes(svg.begin(), svg.end()), "logo.svg", "logo"));
  CHECK(screen.has("logo-problem"));
  CHECK(story_of(screen).logos.empty());
  screen.click("tab-photo");
  CHECK_FALSE(screen.has("photo-problem"));
}

TEST_CASE("logos: a frame that has no place for them says so") {
  TestScreen screen(390, 844);
  open_frames(screen);
  REQUIRE(give_logo(screen, blue));
  const auto frames = screen.nodes();
  bool shown = false;
  for (const ShownNode& node : frames) {
    if (node.id.rfind("frame-itac/", 0) != 0) continue;
    screen.click(node.id);
    shown = shown || !screen.has("logo-unshown");
  }
  CHECK(shown);
}

TEST_CASE("pictures of packs: the page opens them when a card needs them, and the card is the core's, byte for byte") {
  const auto own = pack_with_pictures(logo_file(green));
  TestScreen screen(390, 844, "{}", {}, {}, own);
  open_frames(screen);
  CHECK(screen.has("logo-of-pack-0"));
  CHECK_FALSE(screen.has("picture-missing"));
  CHECK(screen.node("card").name.find("City of Riverbend") != std::string::npos);
  const Bytes file = saved(screen);
  CHECK(file == native_card(screen.composer.state(), own, {}));
  CHECK(file != native_card(screen.composer.state(), {}, {}));
}

TEST_CASE("pictures of packs: one that does not open is said by its name, and the card is made without it") {
  TestScreen screen(390, 844, "{}", {}, {}, pack_with_pictures(Bytes(40, 7)));
  open_frames(screen);
  CHECK(screen.has("picture-missing"));
  const Bytes file = saved(screen);
  CHECK(file == native_card(screen.composer.state(), {}, {}));
}

TEST_CASE("speakers: a photo is chosen beside one, is placed in the Photo step, and leaves with its speaker") {
  TestScreen screen(390, 844);
  screen.write("story", "Come and listen.");
  screen.click("story-more");
  screen.click("extra-event");
  screen.write("event-title", "Open evening");
  screen.click("speaker-add");
  screen.write("speaker-0", "Amina");
  screen.click("speaker-0-photo");
  CHECK(screen.wanted_use == "speaker-0");
  const std::size_t before = screen.composer.state().past.size();
  REQUIRE(screen.give_photo(logo_file(blue), "amina.png", "speaker-0"));
  CHECK(screen.composer.state().past.size() == before + 1);
  CHECK(story_of(screen).event->speakers[0].photo == 0u);
  CHECK(screen.node("speaker-0-photo").role == "img");
  REQUIRE(screen.give_photo(logo_file(red), "amina-2.png", "speaker-0"));
  CHECK(story_of(screen).photos.size() == 1);
  screen.click("speaker-0-photo-edit");
  CHECK(screen.node("tab-photo").on);
  CHECK(screen.has("photo-of-speaker"));
  screen.click("tab-story");
  screen.click("speaker-0-photo-remove");
  CHECK(story_of(screen).photos.empty());
  CHECK_FALSE(story_of(screen).event->speakers[0].photo.has_value());
  screen.click("undo");
  CHECK(story_of(screen).event->speakers[0].photo == 0u);
  screen.click("speaker-0-remove");
  CHECK(story_of(screen).photos.empty());
  CHECK(screen.composer.state().draft.photos.empty());
}

TEST_CASE("speakers: a photo that does not open says so beside its speaker; one for a speaker who is gone is refused") {
  TestScreen screen(390, 844);
  screen.click("story-more");
  screen.click("extra-event");
  screen.click("speaker-add");
  CHECK_FALSE(screen.give_photo(Bytes(40, 7), "broken.png", "speaker-0"));
  CHECK(screen.has("speaker-0-problem"));
  CHECK_FALSE(screen.give_photo(logo_file(blue), "late.png", "speaker-3"));
  CHECK(story_of(screen).photos.empty());
}
