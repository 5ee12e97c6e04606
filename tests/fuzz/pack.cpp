// A pack: pack.json, then its frames, divided by zero bytes. What is read without an error can be drawn.
#include "entrance.h"
#include "library.h"
#include "render/render.h"

using namespace storycard;

namespace {

constexpr std::string_view example =
    R"({"storycard": 1, "story": "I came with seeds in my coat pocket.", "name": "Layla",
  "role": "baker", "place": "Mechelen", "fact": {"number": "1 in 3", "text": "of us", "source": "a count", "year": 2024},
  "event": {"title": "Supper", "start": "2026-12-18T16:00Z", "where": "here"}, "prompt": "And you?", "nominees": ["Sam"],
  "translation": {"language": "ar", "story": "سلام"}, "link": "https://example.org/", "qr": true})";

toolkit::ReadFile reader_of(const std::vector<ByteView>& parts) {
  return [&parts](const std::string& name) -> Result<std::string> {
    std::size_t part = 0;
    if (name != "pack.json") {
      // "frames/b.json" is the second frame.
      part =
          name.starts_with("frames/") && name.size() > 7 ? static_cast<std::size_t>(name[7] - 'a') + 1 : parts.size();
    }
    if (part >= parts.size()) return Error{ErrorCode::missing_file, name, "there is no such file"};
    return std::string(fuzz::text_of(parts[part]));
  };
}

void draw(const toolkit::Pack& pack, const toolkit::Frame& frame) {
  static const auto story = story::read(example);
  static render::Assets assets{{}, fuzz::square_letters(), {}, {}};
  assets.packs = {pack};
  render::Cache cache(render::decode_photo);
  render::Request request{*story};
  request.frame = frame.id;
  request.scale = 0.05f;
  for (const std::string& format : {frame.formats.front(), frame.formats.back()}) {
    request.format = format;
    const auto card = render::render(request, assets, cache);
    if (!card) fuzz::check_error(card.error());
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::vector<ByteView> parts = fuzz::parts_of({bytes, size});
  const toolkit::PackReading reading = toolkit::read_whole_pack(reader_of(parts), fuzz::packs());
  for (const Error& error : reading.errors) fuzz::check_error(error);
  if (!reading.errors.empty()) return 0;
  std::size_t drawn = 0;
  for (const toolkit::Frame& frame : reading.pack.frames) {
    if (drawn++ == 2) break;
    CHECK(!frame.formats.empty());
    draw(reading.pack, frame);
  }
  return 0;
}
