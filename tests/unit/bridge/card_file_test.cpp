// Card files over the C functions.
#include "image/encode.h"
#include "share/card_file.h"
#include "support/files.h"

#include "exports.h"

using namespace storycard;
using namespace storycard::bridge_tests;

namespace {

// With all files that are needed before any job.
struct FullEngine : Engine {
  FullEngine() {
    for (;;) {
      const Json needs = json(sc_engine_needs(engine));
      if (needs.as_array()->empty()) break;
      for (const Json& name : *needs.as_array()) {
        // The whole pack in one file and the list of fonts are made by the build; here its parts and any fonts will do.
        const std::string file = *name.as_string() == "packs/itac.json" ? "packs/itac/pack.json" : *name.as_string();
        const std::string text = file == "fonts.json" ? tests::source_text("tests/fixtures/fonts/fonts.json") : tests::source_text("assets/" + file);
        REQUIRE_MESSAGE(add(file, text) == 1, file);
      }
    }
  }
};

Bytes card_file(const FullEngine& engine, std::string_view request, const Bytes& photo) {
  const Job made(engine, request);
  void* const job = made.job;
  if (!photo.empty()) sc_job_photo(job, 0, photo.data(), photo.size());
  REQUIRE_MESSAGE(sc_job_run(job) == 0, sc_job_error(job));
  CHECK(json(sc_job_report(job)).is_null());
  return {sc_job_bytes(job), sc_job_bytes(job) + sc_job_size(job)};
}

constexpr std::string_view request = R"({"only":"card-file","consent":"included","unfinished":true,"theme":"fig",
  "story":{"storycard":1,"about":"me","photos":[{"file":"mine.jpg"},{"file":"gone.jpg"}]}})";

}  // namespace

TEST_CASE("bridge: a job makes a card file, without words yet and without a photo that is gone") {
  const FullEngine engine;
  const Bytes photo = image::encode_png(image::Bitmap::filled({5, 4}, {9, 8, 7, 255}));
  const Bytes file = card_file(engine, request, photo);
  const auto card = share::read_card_file(file);
  REQUIRE_MESSAGE(card, (card ? std::string() : sentence(card.error())));
  CHECK(card->story.theme == "fig");
  CHECK(card->story.about == story::About::me);
  CHECK(card->photos[0] == photo);
  CHECK(card->photos[1].empty());
  CHECK(card->packs.front().id == "itac");
}

TEST_CASE("bridge: a card file opens with its story, packs and pictures") {
  const FullEngine engine;
  const Bytes photo = image::encode_png(image::Bitmap::filled({5, 4}, {9, 8, 7, 255}));
  const Bytes file = card_file(engine, request, photo);
  void* card = sc_card_open(engine.engine, file.data(), file.size());
  REQUIRE(card != nullptr);
  const Json told = json(sc_card_told(card, engine.engine));
  CHECK(*told.find("story")->find("theme")->as_string() == "fig");
  CHECK(*told.find("photos") == Json(JsonArray{true, false}));
  CHECK(*told.find("logos") == Json(JsonArray{}));
  const Json& pack = told.find("packs")->as_array()->front();
  CHECK(*pack.find("here") == *pack.find("version"));
  CHECK(Bytes(sc_card_picture(card, 0, 0), sc_card_picture(card, 0, 0) + sc_card_picture_size(card, 0, 0)) == photo);
  CHECK(sc_card_picture_size(card, 0, 1) == 0);
  CHECK(sc_card_picture_size(card, 0, 99) == 0);
  CHECK(sc_card_picture(card, 1, 0) == nullptr);
  sc_card_free(card);
}

TEST_CASE("bridge: what is no card file is an error with code, place and sentence") {
  const FullEngine engine;
  const Bytes file = {'P', 'K', 3, 4, 0};
  CHECK(sc_card_open(engine.engine, file.data(), file.size()) == nullptr);
  CHECK(*json(sc_engine_error(engine.engine)).find("code")->as_string() == "broken-file");
}
