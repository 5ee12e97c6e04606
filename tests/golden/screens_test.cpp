// Pictures of the composer's screens, drawn in software: tests/golden/screens/*.png.
//   STORYCARD_ACCEPT=1 test_screens    rewrites those that differ, and fails: look at the change, then commit it
// What differs is written to build/golden/: what was drawn, and where it differs.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>

#include "image/decode.h"
#include "image/encode.h"
#include "support/drawn_screen.h"
#include "unit/composer/screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using composer::TestScreen;

namespace {

namespace files = std::filesystem;

// Round corners come from the C library's sine, whose last bit differs between machines and moves an edge's shade by a step
// or two; a changed colour, word or place moves thousands of px by far more.
constexpr int shade_steps = 6;
constexpr double share_that_may_differ = 0.0002;

struct Scene {
  const char* name;
  float width, height;
  const char* settings;
  std::function<void(TestScreen&)> come_there;
};

void write(TestScreen& screen) {
  screen.write("name", "Amina");
  screen.write("role", "Community gardener");
  screen.write("place", "Leeds");
  screen.write("story",
               "I came with seeds in my coat pocket. Nine summers on, our street garden feeds forty families.");
}

void write_arabic(TestScreen& screen) {
  screen.write("name", "ليلى");
  screen.write("role", "ممرّضة أطفال");
  screen.write("story", "في أوّل مناوبةٍ لي كنتُ أبحث عن الكلمات. واليوم يناديني أطفال القسم باسمي.");
}

void add_photo(TestScreen& screen) {
  screen.click("tab-photo");
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.write("description", "Amina in her street garden, smiling");
}

constexpr const char* english = R"({"fields":"drawn","reducedMotion":true})";
constexpr const char* arabic = R"({"fields":"drawn","reducedMotion":true,"language":"ar"})";
constexpr const char* dark = R"({"fields":"drawn","reducedMotion":true,"theme":"dark"})";
constexpr const char* contrast = R"({"fields":"drawn","reducedMotion":true,"contrast":"more"})";
constexpr const char* arabic_dark = R"({"fields":"drawn","reducedMotion":true,"theme":"dark","language":"ar"})";

// In a partner's page: its packs, three formats, no logos but the city's.
constexpr const char* partner =
    R"({"fields":"drawn","reducedMotion":true,"embedded":true,"packs":["riverbend"],"formats":["square","story","wide"],"logos":"pack"})";
constexpr const char* with_news = R"({"fields":"drawn","reducedMotion":true,"offline":"ready","update":"waiting"})";

const std::vector<Scene>& scenes() {
  static const std::vector<Scene> all{
      {"phone-story-empty", 390, 844, english, [](TestScreen&) {}},
      {"phone-story", 390, 844, english, write},
      {"phone-photo-empty", 390, 844, dark, [](TestScreen& screen) { screen.click("tab-photo"); }},
      {"phone-photo", 390, 844, english,
       [](TestScreen& screen) {
         write(screen);
         add_photo(screen);
       }},
      {"phone-frame", 390, 844, english,
       [](TestScreen& screen) {
         write(screen);
         screen.click("tab-frame");
       }},
      {"phone-share", 390, 844, english,
       [](TestScreen& screen) {
         write(screen);
         screen.click("tab-share");
       }},
      {"phone-story-arabic", 390, 844, arabic, write_arabic},
      {"phone-share-arabic-dark", 390, 844, arabic_dark,
       [](TestScreen& screen) {
         write_arabic(screen);
         screen.click("tab-share");
       }},
      {"phone-languages", 390, 844, english, [](TestScreen& screen) { screen.click("language"); }},
      {"phone-photo-contrast", 390, 844, contrast,
       [](TestScreen& screen) {
         write(screen);
         add_photo(screen);
       }},
      {"phone-more-arabic-dark", 390, 844, arabic_dark,
       [](TestScreen& screen) {
         write_arabic(screen);
         screen.click("more");
       }},
      {"phone-sideways", 844, 390, english, write},
      {"small-phone-story", 320, 568, english, write},
      {"small-phone-frame-dark", 320, 568, dark,
       [](TestScreen& screen) {
         write(screen);
         screen.click("tab-frame");
       }},
      {"phone-partner-frame", 390, 844, partner,
       [](TestScreen& screen) {
         write(screen);
         screen.click("tab-frame");
       }},
      {"phone-partner-share", 390, 844, partner,
       [](TestScreen& screen) {
         write(screen);
         screen.click("tab-share");
       }},
      {"phone-news", 390, 844, with_news, [](TestScreen& screen) { screen.click("more"); }},
      {"desktop-partner-frame", 1280, 800, partner,
       [](TestScreen& screen) {
         write(screen);
         screen.click("tab-frame");
       }},
      {"tablet-story-arabic", 768, 1024, arabic, write_arabic},
      {"desktop-frame", 1280, 800, english,
       [](TestScreen& screen) {
         write(screen);
         screen.click("tab-frame");
       }},
      {"desktop-story-dark", 1280, 800, dark, write},
      {"desktop-share-contrast", 1280, 800, contrast,
       [](TestScreen& screen) {
         write(screen);
         screen.click("tab-share");
       }},
      {"desktop-share-arabic", 1280, 800, arabic,
       [](TestScreen& screen) {
         write_arabic(screen);
         screen.click("tab-share");
       }},
  };
  return all;
}

image::Bitmap picture_of(const Scene& scene) {
  TestScreen screen(scene.width, scene.height, scene.settings);
  scene.come_there(screen);
  screen.settle();
  screen.composer.redraw();
  screen.composer.frame(screen.now_ms);
  const ImDrawData* drawing = screen.composer.take_drawing();
  REQUIRE(drawing);
  return tests::drawn_screen(*drawing, screen.composer.textures(), screen.composer.ground());
}

struct Difference {
  std::size_t pixels = 0;
  image::Bitmap where;  // what is the same is faint
};

Difference difference(const image::Bitmap& drawn, const image::Bitmap& accepted) {
  Difference found;
  found.where = drawn;
  for (std::size_t i = 0; i < drawn.rgba.size(); i += 4) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) most = std::max(most, std::abs(drawn.rgba[i + c] - accepted.rgba[i + c]));
    const bool differs = most > shade_steps;
    found.pixels += differs ? 1 : 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const int faint = 192 + drawn.rgba[i + c] / 4;
      found.where.rgba[i + c] = static_cast<std::uint8_t>(differs ? (c == 0 ? 230 : 0) : faint);
    }
  }
  return found;
}

void save(const std::string& path, const image::Bitmap& picture) {
  files::create_directories(files::path(path).parent_path());
  const Bytes bytes = image::encode_png(picture);
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  REQUIRE(file.good());
}

const std::string folder = STORYCARD_SOURCE_DIR "/tests/golden/screens/";

void compare(const Scene& scene) {
  const std::string golden = folder + scene.name + ".png";
  const std::string out = std::string(STORYCARD_SOURCE_DIR "/build/golden/screens-") + scene.name;
  const image::Bitmap drawn = picture_of(scene);
  const char* accept = std::getenv("STORYCARD_ACCEPT");
  std::string wrong = files::exists(golden) ? "" : "it is missing";
  if (wrong.empty()) {
    const auto accepted = image::decode_photo(composer::read_file(golden), {});
    REQUIRE(accepted);
    if (!(accepted->upright.size == drawn.size)) {
      wrong = "it has another size";
    } else if (const Difference found = difference(drawn, accepted->upright);
               static_cast<double>(found.pixels) > share_that_may_differ * static_cast<double>(drawn.rgba.size()) / 4) {
      wrong = std::to_string(found.pixels) + " px differ";
      save(out + ".difference.png", found.where);
    }
  }
  if (wrong.empty()) return;
  if (accept && std::string(accept) == "1") {
    save(golden, drawn);
    FAIL_CHECK("screens/" << std::string(scene.name) << ".png was rewritten (" << wrong << "); look at it and commit it");
  } else {
    save(out + ".actual.png", drawn);
    FAIL_CHECK("screens/" << std::string(scene.name) << ".png: " << wrong << "; see " << out << ".*");
  }
}

}  // namespace

TEST_CASE("screens: every step looks as accepted, on each kind of device") {
  for (const Scene& scene : scenes()) compare(scene);
}

TEST_CASE("screens: no picture lies there that no scene draws") {
  std::set<std::string> known;
  for (const Scene& scene : scenes()) CHECK(known.insert(std::string(scene.name) + ".png").second);
  for (const auto& file : files::directory_iterator(folder)) {
    CHECK_MESSAGE(known.count(file.path().filename().string()) == 1, file.path().string());
  }
}

TEST_CASE("screens: a picture of another look is told from the accepted one") {
  const Scene& first = scenes().front();
  const image::Bitmap light = picture_of(first);
  Scene other = first;
  other.settings = dark;
  CHECK(difference(light, light).pixels == 0);
  CHECK(difference(picture_of(other), light).pixels > light.rgba.size() / 16);
  other.settings = english;
  other.come_there = [](TestScreen& screen) { screen.click("tab-photo"); };
  CHECK(static_cast<double>(difference(picture_of(other), light).pixels) >
        10 * share_that_may_differ * static_cast<double>(light.rgba.size()) / 4);
}
