// Story JSON: what was read is written, and reads back as the same.
#include "story/story.h"
#include "base/json.h"
#include "entrance.h"

using namespace storycard;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto story = story::read(fuzz::text_of({bytes, size}));
  if (!story) {
    fuzz::check_error(story.error());
    return 0;
  }
  const std::string written = write_json(story::write(*story));
  const auto again = story::read(written);
  CHECK(again);
  CHECK(*again == *story);
  // A card that was changed is written from its fields: nothing of them gets lost.
  story::Story bare = *story;
  bare.source = Json();
  const auto from_fields = story::read(story::write(bare), story::Text::optional);
  CHECK(from_fields);
  bare.source = from_fields->source;
  CHECK(*from_fields == bare);
  return 0;
}
