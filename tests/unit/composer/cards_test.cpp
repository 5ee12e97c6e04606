#include "composer/cards.h"

#include <algorithm>
#include <map>

#include "composer/edits_photo.h"
#include "composer/edits_story.h"
#include "image/encode.h"
#include "screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

// The library as the composer's own, filled with whatever it asks for.
struct Bench {
  Textures textures;
  Photos photos;
  Library library;
  State state;
  Cards cards{textures, photos};
  double now_ms = 1000;
  double clock_ms = 0, step_ms = 0;  // a clock that goes on by so much each time it is read
  Clock clock = [this] { return clock_ms += step_ms; };

  Bench() {
    fetch();
    set_text(state, TextSlot::story,
             "I came with seeds in my coat pocket. Nine summers on, our garden feeds forty families.", 0);
    set_text(state, TextSlot::name, "Amina", 0);
  }
  bool fetch() {
    const auto files = library.take_needs();
    for (const std::string& file : files) REQUIRE_FALSE(library.add(file, asset(file)));
    return !files.empty();
  }
  Cards::Frame::Hand hand = Cards::Frame::Hand::off;
  void begin() { cards.begin_frame({state, library, "A sample.", now_ms += 16, 1, clock, hand}); }
  Shown show(PixelSize size) {
    Shown shown;
    for (int frames = 0; frames < 2; ++frames) {  // in the first, the size of the frame before still counts
      begin();
      shown = cards.show(size);
      if (fetch()) frames = -1;
    }
    return shown;
  }
  void write(std::string_view words) { set_text(state, TextSlot::story, words, now_ms); }
  void rest() { now_ms += 1000; }
};

constexpr PixelSize on_stage{464, 580};

std::vector<ByteRange> lines_of(const compose::Report& report) {
  std::vector<ByteRange> lines;
  for (const compose::TextReport& text : report.texts) {
    for (const compose::LineReport& line : text.lines) lines.push_back(line.bytes);
  }
  return lines;
}

render::Request request_of(const State& state, const Variant& variant) {
  render::Request request;
  request.story = state.draft.story;
  request.frame = variant.frame;
  request.theme = variant.theme;
  request.format = variant.format;
  return request;
}

}  // namespace

TEST_CASE("cards: what the stage shows in any size has the file's line ends") {
  Bench bench;
  for (const char* words :
       {"I came with seeds in my coat pocket. Nine summers on, our garden feeds forty families.", "Short.",
        "The first winter was long and I knew nobody, so I knocked on the door of the choir and stayed."}) {
    bench.write(words);
    for (const PixelSize size : {PixelSize{90, 112}, on_stage, PixelSize{1080, 1350}}) {
      const Shown shown = bench.show(size);
      REQUIRE(shown.report);
      render::Cache cache(render::decode_photo);
      const auto file = render::render(request_of(bench.state, variant_of(bench.state)), bench.library.assets(), cache);
      REQUIRE(file);
      CHECK(lines_of(*shown.report) == lines_of(file->report));
      CHECK(bench.textures.find(shown.texture)->size == size);
    }
  }
}

TEST_CASE("cards: an edit copies only the rows that look otherwise, and none where it changes nothing") {
  Bench bench;
  set_text(bench.state, TextSlot::name, "Amina", 0);
  Texture* texture = bench.textures.find(bench.show(on_stage).texture);
  REQUIRE(texture);
  CHECK(texture->dirty_bottom == on_stage.height);
  texture->dirty_top = texture->dirty_bottom = 0;
  set_text(bench.state, TextSlot::name, "Amine", bench.now_ms);  // the same place, other letters
  bench.show(on_stage);
  CHECK(texture->dirty_bottom > texture->dirty_top);
  CHECK(texture->dirty_bottom - texture->dirty_top < on_stage.height / 4);
  texture->dirty_top = texture->dirty_bottom = 0;
  bench.show(on_stage);
  CHECK(texture->dirty_bottom == texture->dirty_top);
}

TEST_CASE("cards: small pictures that are out of sight wait until they come near") {
  Bench bench;
  bench.show(on_stage);
  bench.rest();
  const Variant variant = variant_of(bench.state);
  const auto ask = [&](float away) {
    bench.begin();
    const TextureId texture = bench.cards.small(variant, {90, 112}, away);
    bench.cards.work(bench.clock, 1e9);
    return texture;
  };
  for (int i = 0; i < 5; ++i) CHECK(ask(900) == 0);
  CHECK_FALSE(bench.cards.work_at_ms());
  ask(40);
  CHECK(ask(40) != 0);
}

TEST_CASE("cards: a small picture is made however small it is on the screen") {
  Bench bench;
  bench.show(on_stage);
  bench.rest();
  const Variant variant = variant_of(bench.state);
  for (const PixelSize size : {PixelSize{20, 20}, PixelSize{1, 1}}) {
    bench.begin();
    bench.cards.small(variant, size);
    bench.cards.work(bench.clock, 1e9);
    CHECK(bench.cards.small(variant, size) != 0);
  }
}

TEST_CASE("cards: small pictures are made until the time is up, the nearest first, and one at least") {
  Bench bench;
  bench.show(on_stage);
  bench.rest();
  const Variant now = variant_of(bench.state);
  const std::map<std::string, float> away{{"square", 100}, {"portrait", 0}, {"wide", 50}};
  const auto ask = [&] {
    bench.begin();
    std::map<std::string, TextureId> made;
    for (const auto& [format, px] : away) made[format] = bench.cards.small(in_format(now, format), {60, 60}, px);
    return made;
  };
  ask();
  bench.step_ms = 5;
  bench.clock_ms = 0;
  CHECK(bench.cards.work(bench.clock, 3) == 1);  // late after the first
  auto made = ask();
  CHECK(made["portrait"] != 0);
  CHECK(made["wide"] == 0);
  CHECK(made["square"] == 0);
  CHECK(bench.cards.work_at_ms());
  bench.clock_ms = 0;
  CHECK(bench.cards.work(bench.clock, 1000) == 2);
  ask();
  CHECK(bench.cards.work(bench.clock, 1000) == 0);
  CHECK_FALSE(bench.cards.work_at_ms());
}

TEST_CASE("cards: while a person types, small pictures wait for a pause") {
  Bench bench;
  bench.show(on_stage);
  bench.write("Another sentence.");
  bench.begin();
  bench.cards.small(variant_of(bench.state), {90, 112});
  REQUIRE(bench.cards.work_at_ms());
  CHECK(*bench.cards.work_at_ms() > bench.now_ms + 100);
}

TEST_CASE("cards: who turns from writing to the frames sees small pictures without a pause") {
  Bench bench;
  bench.show(on_stage);
  bench.write("Another sentence.");
  bench.begin();
  bench.state.step = Step::frame;
  bench.begin();
  bench.cards.small(variant_of(bench.state), {90, 112});
  REQUIRE(bench.cards.work_at_ms());
  CHECK(*bench.cards.work_at_ms() == bench.now_ms);
}

TEST_CASE("cards: where a card takes too long, quick edits are shown in fewer px and a pause brings all of them") {
  Bench bench;
  bench.step_ms = 40;  // each reading of the clock is later by so much: a slow machine
  bench.show(on_stage);
  bench.rest();
  bench.write("One");
  CHECK(bench.textures.find(bench.show(on_stage).texture)->size == on_stage);  // the first after a pause is whole
  bench.write("One two");
  const Shown quick = bench.show(on_stage);
  CHECK(bench.textures.find(quick.texture)->size.width < on_stage.width);
  CHECK(quick.fresh);
  REQUIRE(bench.cards.wanted_at_ms());
  bench.rest();
  CHECK(bench.textures.find(bench.show(on_stage).texture)->size == on_stage);
  CHECK_FALSE(bench.cards.wanted_at_ms());
}

TEST_CASE("cards: in the photo step, what a photo's first move needs lies ready before a hand takes it") {
  Bench bench;
  bench.step_ms = 40;
  const image::PhotoHeader header{image::FileKind::jpeg, {4000, 3000}};
  set_photo(bench.state, 0, bench.photos.add(1, header, image::FileKind::jpeg), "photo.jpg", 0);
  bench.state.step = Step::photo;
  const auto decode = [&] {
    const std::vector<DecodeJob> jobs = bench.photos.take_wanted();
    for (const DecodeJob& job : jobs) {
      const PixelSize size = image::decoded_size(header, job.options.wanted);
      std::uint8_t* pixels = bench.photos.pixels_for(job);
      REQUIRE(pixels);
      std::fill_n(pixels, std::size_t(4) * std::size_t(size.width) * std::size_t(size.height), std::uint8_t(255));
      bench.cards.add_pixels(*bench.photos.take_pixels());
    }
    return jobs.size();
  };
  do bench.show(on_stage);
  while (decode() > 0);
  const Bytes exact = bench.textures.find(bench.show(on_stage).texture)->rgba;
  bench.rest();
  bench.begin();
  bench.cards.show(on_stage);
  REQUIRE(bench.cards.work_at_ms());
  for (int i = 0; i < 9 && bench.cards.work_at_ms(); ++i) {
    bench.cards.work(bench.clock, 0);
    decode();
    bench.show(on_stage);
  }
  CHECK_FALSE(bench.cards.work_at_ms());
  CHECK(bench.textures.find(bench.show(on_stage).texture)->rgba == exact);

  bench.hand = Cards::Frame::Hand::on;
  story::Framing moved = bench.state.draft.story.photos[0].framing;
  moved.center = Point{0.45f, 0.4f};
  set_framing(bench.state, 0, moved, "move", bench.now_ms);
  bench.begin();
  const Shown shown = bench.cards.show(on_stage);
  CHECK(shown.fresh);
  CHECK(bench.textures.find(shown.texture)->size.width < on_stage.width);
  CHECK(bench.photos.take_wanted().empty());
}

TEST_CASE("cards: what a hand moves is shown in fewer px from the first step on, however slowly it moves") {
  Bench bench;
  bench.step_ms = 40;
  bench.show(on_stage);
  bench.hand = Cards::Frame::Hand::on;
  for (const char* words : {"One", "One two"}) {
    bench.rest();
    bench.write(words);
    bench.begin();
    const Shown moved = bench.cards.show(on_stage);
    CHECK(bench.textures.find(moved.texture)->size.width < on_stage.width);
    CHECK(bench.cards.wanted_at_ms());
  }
}

TEST_CASE("cards: one that is asked for in two sizes is made once, in the larger") {
  Bench bench;
  bench.show(on_stage);
  for (int i = 0; i < 3; ++i) {
    bench.begin();
    bench.cards.show({200, 250});
    bench.cards.show(on_stage);
  }
  bench.begin();
  const Texture* texture = bench.textures.find(bench.cards.show({200, 250}).texture);
  CHECK(texture->size == on_stage);
}
