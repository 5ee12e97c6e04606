#include "check/samples.h"

#include <algorithm>

#include "check/sample_texts.h"
#include "unicode/breaks.h"
#include "unit/check/packs.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::check;

namespace {

std::size_t length(std::string_view text) { return unicode::graphemes(text).size(); }

std::vector<Sample> samples(const Files& files, std::string_view format) {
  const toolkit::Pack pack = read_tiny(files);
  return samples_for(pack.frames[0], *toolkit::find_format(format), hostile_photos());
}

bool any(const std::vector<Sample>& samples, const std::function<bool(const Sample&)>& is_it) {
  return std::any_of(samples.begin(), samples.end(), is_it);
}

const char* const story_layer = R"({"text": "story", "color": "words", "size": 3})";
const std::string plain = std::string("[") + story_layer + "]";
const std::string with_photo = std::string(R"([{"photo": 2}, {"logos": "end"}, )") + story_layer + "]";

}  // namespace

TEST_CASE("sample texts: as long as frames must hold, to the letter") {
  const std::size_t lengths[][4] = {{12, 160, 280, 600}, {12, 130, 220, 0}, {6, 70, 110, 0}};
  REQUIRE(sample_texts().size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const SampleTexts& texts = sample_texts()[i];
    CHECK(length(texts.least) == lengths[i][0]);
    CHECK(length(texts.second) == lengths[i][1]);
    CHECK(length(texts.most) == lengths[i][2]);
    CHECK(length(texts.longest) == lengths[i][3]);
  }
}

TEST_CASE("samples: 600 letters of English are asked for in tall formats only, and where the story leads") {
  const auto long_english = [](const Sample& sample) { return length(sample.request.story.story) == 600; };
  for (const char* format : {"portrait", "tall", "story"}) CHECK(any(samples(tiny_pack(plain), format), long_english));
  for (const char* format : {"square", "wide", "link"})
    CHECK_FALSE(any(samples(tiny_pack(plain), format), long_english));
  const Files second = tiny_pack(plain, "[\"story\"]", R"(, "leads": "second")");
  for (const Sample& sample : samples(second, "tall")) CHECK(length(sample.request.story.story) <= 160);
}

TEST_CASE("samples: a frame for photos and logos is tried with all and with none of them") {
  const auto found = samples(tiny_pack(with_photo, R"(["story", "photo"])"), "square");
  CHECK(any(found, [](const Sample& sample) {
    return sample.request.photos.size() == 3 && sample.request.logos.size() == 3;
  }));
  CHECK(any(found, [](const Sample& sample) { return sample.request.photos.size() == 1; }));
  CHECK(any(found, [](const Sample& sample) { return sample.request.photos.empty() && sample.request.logos.empty(); }));
  for (const Sample& sample : found) CHECK(sample.request.photos.size() == sample.request.story.photos.size());
}

TEST_CASE("samples: a frame that needs its photos is never tried without") {
  for (const Sample& sample :
       samples(tiny_pack(with_photo, R"(["story", "photo"])", R"(, "needs": ["photos.2"])"), "square")) {
    CHECK(sample.request.photos.size() >= 2);
  }
}

TEST_CASE("samples: a frame gets the fact, the event and the nominees that it asks for, and no others") {
  const std::string fact = std::string(R"([{"text": "fact.text", "color": "words", "size": 2}, )") + story_layer + "]";
  const auto found = samples(tiny_pack(fact, R"(["story", "fact"])"), "square");
  CHECK(any(found, [](const Sample& sample) { return sample.request.story.fact.has_value(); }));
  CHECK(any(found, [](const Sample& sample) { return !sample.request.story.fact.has_value(); }));
  for (const Sample& sample : found) CHECK_FALSE(sample.request.story.event.has_value());
}

TEST_CASE("samples: the nominees, the speakers and the second language of a frame come few and many") {
  const auto only = [](const std::string& slot) {
    return std::string(R"([{"text": ")") + slot + R"(", "color": "words", "size": 2}, )" + story_layer + "]";
  };
  const auto nominees = samples(tiny_pack(only("nominees.0"), R"(["story", "nominees"])"), "square");
  for (const std::size_t count : {1u, 3u})
    CHECK(any(nominees, [&](const Sample& sample) { return sample.request.story.nominees.size() == count; }));
  CHECK(any(nominees, [](const Sample& sample) { return sample.request.story.nominees.empty(); }));

  const auto events = samples(tiny_pack(only("event.title"), R"(["story", "event"])"), "square");
  for (const std::size_t count : {1u, 3u}) {
    CHECK(any(events, [&](const Sample& sample) {
      return sample.request.story.event && sample.request.story.event->speakers.size() == count;
    }));
  }
  CHECK(any(events, [](const Sample& sample) { return !sample.request.story.event; }));

  const auto translations = samples(tiny_pack(only("translation"), R"(["story", "translation"])"), "square");
  CHECK(any(translations, [](const Sample& sample) { return sample.request.story.translation.has_value(); }));
  for (const Sample& sample : translations) {
    const story::Story& told = sample.request.story;
    if (told.translation) CHECK(told.translation->language != told.language);
  }
}

TEST_CASE("samples: a frame with a place for a code is tried with one, and then alone has a link") {
  const std::string code = std::string(R"([{"qr": "end", "box": [5, 5, 30, 30]}, )") + story_layer + "]";
  const auto found = samples(tiny_pack(code), "square");
  CHECK(any(found, [](const Sample& sample) { return sample.request.story.qr; }));
  CHECK(any(found, [](const Sample& sample) { return !sample.request.story.qr; }));
  for (const Sample& sample : found) CHECK(sample.request.story.qr == !sample.request.story.link.empty());
}

TEST_CASE("samples: every story can be read as one that a person wrote") {
  for (const Sample& sample : samples(tiny_pack(with_photo, R"(["story", "photo"])"), "tall")) {
    CHECK(story::read(write_json(story::write(sample.request.story))));
  }
}
