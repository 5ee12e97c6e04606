// A story laid out and drawn with the campaign's frames: lines cover their text, and small pictures have their size.
#include "entrance.h"
#include "library.h"
#include "paint/build.h"
#include "render/render.h"

using namespace storycard;

namespace {

void check_lines(const compose::TextReport& text) {
  for (std::size_t i = 1; i < text.lines.size(); ++i) CHECK(text.lines[i].bytes.begin == text.lines[i - 1].bytes.end);
  for (const compose::LineReport& line : text.lines) CHECK(line.bytes.begin <= line.bytes.end);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  auto story = story::read(fuzz::text_of({bytes, size}));
  if (!story) return 0;
  static render::Assets assets{fuzz::packs(), fuzz::square_letters(), {}, {}};
  render::Cache cache(render::decode_photo);
  render::Request request{*std::move(story)};
  request.scale = 0.05f;
  const auto card = render::render(request, assets, cache);
  if (!card) {
    fuzz::check_error(card.error());
    return 0;
  }
  const toolkit::Format* format = toolkit::find_format(card->report.format);
  CHECK(format != nullptr && card->report.size == format->size);
  CHECK(card->bitmap.size == paint::scaled_size(format->size, request.scale));
  for (const compose::TextReport& text : card->report.texts) check_lines(text);
  CHECK(read_json(write_json(compose::to_json(card->report))));
  CHECK(!card->report.alt_text.empty());
  return 0;
}
