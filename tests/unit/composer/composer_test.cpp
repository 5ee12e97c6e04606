#include <algorithm>
#include <set>

#include "composer/library.h"
#include "image/encode.h"
#include "composer/framing.h"
#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

struct Device {
  const char* name;
  float width, height;
};
constexpr Device devices[] = {{"small phone", 320, 568}, {"phone", 390, 844},         {"phone on its side", 844, 390},
                              {"tablet", 768, 1024},     {"tablet across", 940, 700}, {"desktop", 1280, 800},
                              {"large", 2560, 1440}};
constexpr const char* tabs[] = {"tab-story", "tab-photo", "tab-frame", "tab-share"};

bool is_control(const ShownNode& node) {
  static const std::set<std::string> roles{"button", "tab", "radio", "slider", "switch", "checkbox", "textbox"};
  return roles.count(node.role) > 0;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x + 0.5f < b.right() && b.x + 0.5f < a.right() && a.y + 0.5f < b.bottom() && b.y + 0.5f < a.bottom();
}

void write_story(TestScreen& screen) {
  screen.write("story",
               "I came with seeds in my coat pocket. Nine summers on, our street garden feeds forty families.");
  screen.write("name", "Amina");
  screen.write("role", "Community gardener");
  screen.write("place", "Leeds");
}

// What must hold of every screen, whatever is on it.
void check_screen(const TestScreen& screen, const Device& device) {
  std::set<std::string> ids;
  const auto nodes = screen.nodes();
  for (const ShownNode& node : nodes) {
    INFO(node.id);
    CHECK_MESSAGE(ids.insert(node.id).second, "an id stands for one thing");
    CHECK_FALSE(node.id.empty());
    CHECK((!node.name.empty() || node.role == "main"));
    CHECK((node.parent.empty() || ids.count(node.parent) == 1));
    CHECK(node.name.find('{') == std::string::npos);
    if (node.offscreen) continue;
    CHECK(node.rect.x >= -1);
    CHECK(node.rect.right() <= device.width + 1);
    if (!is_control(node)) continue;
    CHECK(node.rect.width >= 43.5f);
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (std::size_t j = i + 1; j < nodes.size(); ++j) {
      if (!is_control(nodes[i]) || !is_control(nodes[j]) || nodes[i].offscreen || nodes[j].offscreen) continue;
      INFO(nodes[i].id << " and " << nodes[j].id);
      CHECK_FALSE(overlap(nodes[i].rect, nodes[j].rect));
    }
  }
}

}  // namespace

TEST_CASE(
    "composer: on every device, in both directions, every control is named, in the screen, wide enough and alone in "
    "its place") {
  for (const char* settings : {R"({"language":"en"})", R"({"language":"ar"})"}) {
    for (const Device& device : devices) {
      TestScreen screen(device.width, device.height, settings);
      for (const char* filled : {"empty", "filled"}) {
        if (std::string_view(filled) == "filled") {
          screen.click("tab-story");
          write_story(screen);
          REQUIRE(screen.choose_photo("samples/amina.jpg"));
        }
        for (const char* tab : tabs) {
          screen.click(tab);
          INFO(settings << " " << device.name << " " << filled << " " << tab);
          CHECK(screen.node(tab).on);
          check_screen(screen, device);
        }
      }
    }
  }
}

TEST_CASE("composer: a right-to-left interface is the mirror image, control for control") {
  TestScreen english(390, 844, R"({"language":"en"})"), arabic(390, 844, R"({"language":"ar"})");
  for (const char* id : {"tab-story", "tab-share", "undo", "redo", "name", "role", "help", "more", "format"}) {
    INFO(id);
    const Rect left = english.node(id).rect, right = arabic.node(id).rect;
    CHECK(right.x == doctest::Approx(390 - left.right()).epsilon(0.01));
    CHECK(right.y == left.y);
  }
}

TEST_CASE("composer: what a pointer presses and what assistive technology clicks are the same thing") {
  TestScreen screen(390, 844);
  screen.tap(screen.node("tab-frame").rect.center());
  CHECK(screen.node("tab-frame").on);
  screen.tap(screen.node("format-wide").rect.center());
  CHECK(screen.node("format-wide").on);
  screen.click("format-link");
  CHECK(screen.node("format-link").on);
  CHECK(screen.composer.state().draft.story.format == "link");
}

TEST_CASE("composer: the card's picture is named by its alt text, and the ready effect comes once") {
  TestScreen screen(390, 844);
  CHECK(screen.take_count("ready") == 1);
  write_story(screen);
  const ShownNode card = screen.node("card");
  CHECK(card.role == "img");
  CHECK(card.name.find("coat pocket") != std::string::npos);
  CHECK(screen.take_count("ready") == 0);
}

TEST_CASE("composer: nothing is drawn while nothing happens") {
  TestScreen screen(1280, 800);
  write_story(screen);
  for (int i = 0; i < 50; ++i) {
    CHECK(screen.composer.frame(screen.now_ms += 16) == 0);
    CHECK(screen.composer.take_drawing() == nullptr);
  }
}

TEST_CASE("composer: the saved file is the card that render makes, byte for byte") {
  TestScreen screen(390, 844);
  write_story(screen);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-frame");
  screen.click("frame-itac/half");
  screen.click("format-wide");
  screen.click("tab-share");
  screen.take_count("");
  screen.agree();
  screen.click("save");
  CHECK(screen.take_count("save") == 1);

  Library library;
  for (std::vector<std::string> names = library.take_needs(); !names.empty(); names = library.take_needs()) {
    for (const std::string& name : names) REQUIRE_FALSE(library.add(name, asset(name)));
    if (!library.ready()) continue;
    render::Request request;
    request.story = screen.composer.state().draft.story;
    const auto photo = render::open_photo(read_file(std::string(STORYCARD_SOURCE_DIR) + "/assets/samples/amina.jpg"));
    REQUIRE(photo);
    request.photos = {*photo};
    render::Cache cache(render::decode_photo);
    const auto needed = render::needed_files(request, library.assets(), cache);
    REQUIRE(needed);
    library.want_files(*needed);
    if (!needed->empty()) continue;
    const auto card = render::render(request, library.assets(), cache);
    REQUIRE(card);
    CHECK(screen.exported() == image::encode_png(card->bitmap));
    return;
  }
  FAIL("the card was never made");
}

TEST_CASE("composer: a photo that does not open is told, and the one before stays") {
  TestScreen screen(390, 844);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  const Draft before = screen.composer.state().draft;
  screen.click("tab-photo");
  CHECK_FALSE(screen.give_photo(Bytes{0x89}, "one.png"));
  CHECK(screen.node("photo-problem").role == "alert");
  CHECK(screen.composer.state().draft == before);
  CHECK_FALSE(screen.give_photo({}, "none"));
  CHECK_FALSE(screen.composer.photo(7, "{}", "none"));
  CHECK_FALSE(screen.composer.photo(7, R"({"kind":"heic","size":[10,10]})", "none"));
  CHECK(screen.composer.state().draft == before);
}

TEST_CASE("composer: a photo's pixels are asked for once, and the last card stays until they come") {
  TestScreen screen(390, 844, R"({"reducedMotion":true})");  // else a bar runs on until the photo is there
  write_story(screen);
  const std::string words = screen.node("card").name;
  screen.answers_jobs = false;
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.write("description", "");  // another frame
  REQUIRE_FALSE(screen.jobs.empty());
  for (const DecodeJob& job : screen.jobs) CHECK(std::count(screen.jobs.begin(), screen.jobs.end(), job) == 1);
  CHECK(screen.node("card").name == words);
  const auto rgba = [&] {
    std::vector<Bytes> all;
    for (const auto& [id, texture] : screen.composer.textures().all()) all.push_back(texture.rgba);
    return all;
  };
  const auto before = rgba();
  screen.click("tab-photo");
  CHECK(screen.has("photo-opening"));
  screen.answers_jobs = true;
  screen.answer_jobs();
  screen.settle();
  CHECK_FALSE(screen.has("photo-opening"));
  CHECK_FALSE(screen.has("photo-problem"));
  CHECK(rgba() != before);
}

TEST_CASE("composer: a photo that cannot be decoded after all is told, and everything else goes on") {
  TestScreen screen(390, 844);
  write_story(screen);
  screen.answers_jobs = false;
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  REQUIRE_FALSE(screen.jobs.empty());
  for (const DecodeJob& job : screen.jobs) screen.composer.not_decoded(job, "too-slow");
  screen.settle();
  screen.click("tab-photo");
  CHECK(screen.node("photo-problem").name.find("takes too long") != std::string::npos);
  CHECK_FALSE(screen.has("photo-opening"));
  screen.jobs.clear();
  screen.answers_jobs = true;
  screen.click("photo-remove");
  CHECK_FALSE(screen.has("photo-problem"));
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  CHECK_FALSE(screen.has("photo-problem"));
}

TEST_CASE("composer: pixels that nobody asked for have no place") {
  TestScreen screen(390, 844);
  CHECK(screen.composer.pixels_for({3, {}}) == nullptr);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  CHECK(screen.composer.pixels_for({0, {{1, 1}, {5, 5, 100'000, 100'000}}}) == nullptr);
  screen.composer.decoded();
  screen.composer.not_decoded({3, {}}, "gone");
  screen.settle();
  CHECK_FALSE(screen.has("photo-problem"));
}

TEST_CASE("composer: undo brings back the photo before, and a photo that nothing can bring back is let go of") {
  TestScreen screen(390, 844);
  write_story(screen);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  const Draft first = screen.composer.state().draft;
  REQUIRE(screen.choose_photo("samples/taras.jpg"));
  CHECK_FALSE(screen.composer.state().draft == first);
  screen.key("KeyZ", {false, true});
  CHECK(screen.composer.state().draft == first);
  screen.key("KeyZ", {true, true});
  CHECK_FALSE(screen.composer.state().draft == first);
  CHECK_FALSE(screen.has("photo-problem"));
  CHECK(screen.forgotten.empty());
}

TEST_CASE("composer: what a photo's file told is listed for its writer, the first few at once") {
  TestScreen screen(390, 844, R"({"reducedMotion":true})");  // else a bar runs on until the photo is there
  REQUIRE(screen.composer.photo(0, R"({"kind":"jpeg","size":[40,30],"receipt":[
    {"kind":"gps-position","value":"51.0282, 4.4803"},{"kind":"camera-model","value":"Phone 9"},{"kind":"lens","value":"a"},
    {"kind":"capture-time","value":"b"},{"kind":"author","value":"c"},{"kind":"thumbnail","value":""}]})", "a.jpg"));
  screen.answers_jobs = false;
  screen.settle();
  screen.click("tab-photo");
  CHECK(screen.node("receipt-0").name.find("GPS position") == 0);
  CHECK(screen.node("receipt-0").name.find("51.0282, 4.4803") != std::string::npos);
  CHECK_FALSE(screen.has("receipt-5"));
  screen.click("receipt-more");
  CHECK(screen.node("receipt-5").name == "Small preview");
  screen.click("receipt-more");
  CHECK_FALSE(screen.has("receipt-5"));
}

TEST_CASE("composer: of a photo that a browser opened, the receipt says that its file's own words stay behind") {
  TestScreen screen(390, 844, R"({"reducedMotion":true})");  // else a bar runs on until the photo is there
  screen.answers_jobs = false;
  REQUIRE(screen.composer.photo(0, R"({"kind":"png","size":[40,30],"receipt":[],"original":"heic"})", "a.heic"));
  screen.settle();
  screen.click("tab-photo");
  CHECK(screen.node("receipt-title").name.find("Whatever the photo") == 0);
}

TEST_CASE("composer: dragging the card moves the photo with the finger, and only in its own step") {
  TestScreen screen(390, 844);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  const auto center = [&] { return screen.composer.state().draft.story.photos[0].framing.center; };
  const Point from = screen.node("card").rect.center();
  screen.drag(from, from + Point{0, 30});
  CHECK_FALSE(center());  // automatic
  screen.click("tab-photo");
  screen.act("zoom", "set", "2");
  const Point there = screen.node("card").rect.center();
  screen.drag(there, there + Point{20, 30});
  REQUIRE(center());
  CHECK(center()->x < 0.5f);
  CHECK(center()->y < 1 / 3.0f);
}

TEST_CASE("composer: removing the photo can be undone from the toast, which leaves by itself") {
  TestScreen screen(390, 844);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  screen.click("photo-remove");
  CHECK_FALSE(has_photo(screen.composer.state()));
  screen.click("toast-undo");
  CHECK(has_photo(screen.composer.state()));
  screen.click("photo-remove");
  CHECK(screen.has("toast-undo"));
  screen.now_ms += 7000;
  screen.settle();
  CHECK_FALSE(screen.has("toast-undo"));
}

TEST_CASE("composer: keys undo and redo, and Escape closes a menu before anything else") {
  TestScreen screen(1280, 800);
  screen.write("story", "One");
  screen.key("KeyZ", {false, true});
  CHECK(screen.node("story").value.empty());
  screen.key("KeyZ", {true, true});
  CHECK(screen.node("story").value == "One");
  screen.click("language");
  CHECK(screen.has("language-ar"));
  screen.key("Escape", {});
  CHECK_FALSE(screen.has("language-ar"));
}

TEST_CASE("composer: a menu takes the press on its items, also one that comes without hovering first") {
  TestScreen screen(1280, 800);
  screen.tap(screen.node("language").rect.center());
  screen.tap(screen.node("language-fr").rect.center());
  CHECK(screen.node("tab-story").name == "Histoire");
  CHECK_FALSE(screen.has("language-fr"));
}

TEST_CASE("composer: a press beside a menu closes it and presses nothing else") {
  TestScreen screen(1280, 800);
  screen.click("language");
  screen.tap(screen.node("tab-photo").rect.center());
  CHECK_FALSE(screen.has("language-fr"));
  CHECK(screen.node("tab-story").on);
}

TEST_CASE("composer: a text field under a menu is hidden, for the page's own would stand over it") {
  TestScreen screen(1280, 800);
  CHECK_FALSE(screen.node("story").hidden);
  screen.click("language");
  CHECK(screen.node("story").hidden);
}

TEST_CASE("composer: what is written before the interface is there is kept") {
  TestScreen screen(390, 844, "{}", {}, {{"story", "input", "Early words"}, {"name", "input", "Bo"}});
  CHECK(screen.composer.state().draft.story.story == "Early words");
  CHECK(screen.node("name").value == "Bo");
}

TEST_CASE("composer: words written just before another step is chosen are kept, and those just after are too") {
  TestScreen screen(390, 844);
  screen.composer.action({"story", "input", "Seeds in my pocket."});
  screen.composer.action({"tab-share", "click", ""});
  screen.composer.action({"tab-story", "click", ""});
  screen.composer.action({"name", "input", "Amina"});
  screen.composer.action({"tab-photo", "click", ""});
  screen.settle();
  CHECK(screen.composer.state().draft.story.story == "Seeds in my pocket.");
  CHECK(screen.composer.state().draft.story.name == "Amina");
  CHECK(screen.node("tab-photo").on);

  screen.click("tab-story");
  const Point tab = screen.node("tab-frame").rect.center();
  screen.composer.pointer({PointerKind::down, tab, 1});
  screen.settle();
  screen.composer.action({"role", "input", "Gardener"});
  screen.composer.pointer({PointerKind::up, tab, 1});
  screen.settle();
  CHECK(screen.composer.state().draft.story.role == "Gardener");
  CHECK(screen.node("tab-frame").on);
}

TEST_CASE("composer: without a font that cannot be had it goes on, and is ready") {
  const std::string bold = "fonts/bricolage-700.latin-basic.ttf", bolder = "fonts/bricolage-800.latin-basic.ttf";
  for (const std::vector<std::string>& lacking : {std::vector{bold}, {bolder}, {bold, bolder}}) {
    TestScreen screen(390, 844, "{}", lacking);
    CHECK(screen.take_count("ready") == 1);
    write_story(screen);
    CHECK(screen.node("card").name.find("coat pocket") != std::string::npos);
  }
}

Bytes card_pixels(TestScreen& screen) {
  for (const Node& node : screen.composer.nodes()) {
    if (node.id == "card" && node.picture != 0) return screen.composer.textures().find(node.picture)->rgba;
  }
  return {};
}

TEST_CASE("composer: a font that the card does without is spoken of; once it comes, card, files and labels are made anew with it") {
  const std::string slice = "fonts/noto-sans-hebrew-700.hebrew.ttf", words = "הגעתי עם זרעים בכיס המעיל.";
  TestScreen whole(1280, 800);
  whole.write("story", words);
  REQUIRE(whole.later_fonts.count(slice) == 1);
  CHECK_FALSE(whole.has("letters-missing"));

  TestScreen screen(1280, 800, "{}", {slice});
  screen.write("story", "Seeds in my pocket.");
  CHECK_FALSE(screen.has("letters-missing"));
  screen.write("story", words);
  CHECK(screen.has("letters-missing"));
  CHECK(card_pixels(screen) != card_pixels(whole));
  screen.click("tab-share");
  screen.agree();
  CHECK(screen.has("letters-missing"));
  screen.settle();
  CHECK_FALSE(screen.has("check-fit"));  // nobody knows
  REQUIRE_FALSE(screen.order.is_null());
  const double job = *screen.order.find("job")->as_number();

  REQUIRE(screen.composer.add(slice, asset(slice)));
  screen.settle();
  CHECK_FALSE(screen.has("letters-missing"));
  CHECK(*screen.order.find("job")->as_number() > job);
  CHECK(screen.unmade().empty());
  CHECK(screen.has("check-fit"));
  screen.click("tab-story");
  CHECK_FALSE(screen.has("letters-missing"));
  whole.click("tab-share");
  whole.click("tab-story");
  CHECK(card_pixels(screen) == card_pixels(whole));
}

// Of "fonts/noto-sans-700.latin-basic.ttf": "fonts/noto-sans-700", as a face may come in slices.
std::set<std::string> faces_of(const std::set<std::string>& files) {
  std::set<std::string> faces;
  for (const std::string& file : files) faces.insert(file.substr(0, file.find('.')));
  return faces;
}

// What the page asks for while the composer is on its way to it.
std::set<std::string> first_fonts(const std::string& language) {
  const auto words = read_json(read_text_file(std::string(STORYCARD_SOURCE_DIR) + "/assets/strings/" + language + ".json"));
  REQUIRE(words);
  std::set<std::string> files;
  for (const Json& file : *words->find("firstFonts")->as_array()) files.insert(*file.as_string());
  return files;
}

TEST_CASE("composer: at most three faces are fetched before the first card, and all that the interface has after it") {
  struct Written {
    std::string language, story, late;
    std::size_t faces;
  };
  // Arabic cards have the campaign's Latin line in two faces beside their own.
  const Written written[] = {{"en", "I still carry my school key.", "bricolage-700.latin-basic", 3},
                             {"fr", "Je porte encore la clé de l'école.", "noto-sans-500.latin-basic", 3},
                             {"es", "Todavía llevo la llave de la escuela.", "bricolage-700.latin-basic", 3},
                             {"pt", "Ainda trago a chave da escola.", "noto-sans-500.latin-basic", 3},
                             {"uk", "Я досі ношу ключ від школи.", "noto-sans-500.cyrillic", 3},
                             {"ar", "ما زلت أحمل مفتاح المدرسة.", "noto-sans-arabic-400.arabic", 4}};
  for (const auto& [language, story, late, faces] : written) {
    for (const float width : {390.0f, 1280.0f}) {
      for (const std::string& early : {std::string(), story}) {
        CAPTURE(language);
        CAPTURE(width);
        CAPTURE(early);
        std::vector<Action> words;
        if (!early.empty()) words.push_back({"story", "input", early});
        TestScreen screen(width, 844, R"({"language":")" + language + R"("})", {}, words);
        CHECK(screen.take_count("ready") == 1);
        CHECK(faces_of(screen.first_fonts).size() <= (early.empty() ? 3 : faces));
        CHECK(screen.later_fonts.count("fonts/" + late + ".ttf") == 1);
        // The page asks for them as soon as it has the words, long before the composer can.
        const auto listed = first_fonts(language);
        if (early.empty())
          CHECK(std::includes(listed.begin(), listed.end(), screen.first_fonts.begin(), screen.first_fonts.end()));
        else
          CHECK(std::includes(screen.first_fonts.begin(), screen.first_fonts.end(), listed.begin(), listed.end()));
      }
    }
  }
}

TEST_CASE("composer: without the wanted language's words it speaks English") {
  TestScreen screen(390, 844, R"({"language":"xx"})", {"strings/xx.json"});
  CHECK(screen.node("tab-story").name == "Story");
}

TEST_CASE("composer: nonsense from outside changes nothing and stops nothing") {
  TestScreen screen(390, 844);
  const Draft before = screen.composer.state().draft;
  for (const char* settings :
       {"", "{", "[]", "7", R"({"theme":"blue","insetBottom":-5,"keyboardHeight":"high","language":5})"}) {
    screen.composer.settings(settings);
    screen.settle();
  }
  screen.act("nothing", "click");
  screen.act("story", "dance");
  screen.act("tab-photo", "set", "nan");
  screen.composer.resize(0, -4, 0);
  screen.settle();
  screen.composer.resize(1e9f, 1e9f, 99);
  screen.settle();
  screen.composer.resize(390, 844, 2);
  screen.composer.wheel({-100, 1e9f}, {0, -1e9f});
  screen.settle();
  CHECK_FALSE(screen.composer.add("strings/en.json", Bytes{'{'}));
  CHECK_FALSE(screen.composer.add("../etc/passwd", Bytes{'x'}));
  screen.settle();
  CHECK(screen.composer.state().draft == before);
  CHECK(screen.node("tab-story").name == "Story");
}

TEST_CASE("composer: zoom takes no value that is no number, and stays in its bounds") {
  TestScreen screen(390, 844);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-photo");
  const auto zoom = [&] { return screen.composer.state().draft.story.photos[0].framing.zoom; };
  for (const char* value : {"nan", "inf", "", "-3", "wide"}) {
    screen.act("zoom", "set", value);
    CHECK(zoom() == 1);
  }
  screen.act("zoom", "set", "99");
  CHECK(zoom() == zoom_max);
  screen.click("zoom-more");
  CHECK(zoom() == zoom_max);
}

TEST_CASE(
    "composer: a tip comes when the pointer rests on an icon, wakes the sleeping loop once, and leaves it asleep") {
  TestScreen screen(1280, 800);
  screen.composer.pointer({PointerKind::move, screen.node("theme").rect.center(), 1});
  screen.composer.frame(screen.now_ms);
  REQUIRE(screen.composer.take_drawing());
  int wait = 1;
  while (wait == 1) wait = screen.composer.frame(screen.now_ms += 16);
  screen.composer.take_drawing();
  REQUIRE(wait > 16);
  REQUIRE(wait <= 500);
  screen.composer.frame(screen.now_ms += wait);
  CHECK(screen.composer.take_drawing());
  CHECK(screen.composer.frame(screen.now_ms += 16) == 0);
  CHECK(screen.composer.take_drawing() == nullptr);
}

TEST_CASE("composer: a menu opened with keys takes the focus, and gives it back when it closes") {
  TestScreen screen(1280, 800);
  screen.act("language", "focus", "visible");
  screen.click("language");
  CHECK(screen.take_count("focus") == 1);
  screen.key("Escape", {});
  CHECK(screen.take_count("focus") == 1);
  screen.act("language", "focus", "");
  screen.click("language");
  CHECK(screen.take_count("focus") == 0);
}

TEST_CASE("composer: an idea begins a sentence after what is there, and undo takes it away") {
  TestScreen screen(1280, 800);
  screen.write("story", "I came with seeds.");
  screen.now_ms += 5000;
  screen.click("idea-now");
  CHECK(screen.node("story").value == "I came with seeds. Today I ");
  screen.key("KeyZ", {false, true});
  CHECK(screen.node("story").value == "I came with seeds.");
}

TEST_CASE("composer: where the frame in use holds the words in some formats only, one that holds them in all is offered") {
  TestScreen screen(1280, 800);
  write_story(screen);
  CHECK_FALSE(screen.has("story-roomier"));
  screen.click("tab-frame");
  screen.click("frame-itac/quote");
  screen.click("tab-story");
  std::string words;
  while (words.size() < 1300) words += "Our street garden feeds forty families. ";
  screen.write("story", words);
  REQUIRE(screen.has("story-roomier"));
  screen.click("story-roomier");
  CHECK(screen.composer.state().draft.story.frame != "itac/quote");
  CHECK_FALSE(screen.has("story-roomier"));
  CHECK(screen.node("story-fit").name.find("Fits all 6") != std::string::npos);
}
