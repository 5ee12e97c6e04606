#include "library.h"

#include "entrance.h"
#include "support/files.h"

namespace storycard::fuzz {
namespace {

Bytes asset(const std::string& file) {
  std::ifstream stream(STORYCARD_ASSETS_DIR "/" + file, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(stream), {});
}

text::Library library_of(std::string_view manifest) {
  auto fonts = font::FontBook::read(manifest);
  CHECK(fonts);
  return {*std::move(fonts), {}, {}};
}

}  // namespace

const text::Library& square_letters() {
  static const text::Library library = [] {
    text::Library loaded = library_of(tests::source_text("tests/fixtures/fonts/fonts.json"));
    for (const font::FaceEntry& entry : loaded.fonts.entries()) {
      for (const font::Slice& slice : entry.slices)
        CHECK(!loaded.add(slice.file, tests::source_bytes("tests/fixtures/fonts/" + slice.file)));
    }
    return loaded;
  }();
  return library;
}

text::Library& real_library() {
  static text::Library library = [] {
    const Bytes manifest = asset("fonts.json");
    return library_of(text_of(manifest));
  }();
  return library;
}

void load(const std::set<std::string>& files, text::Library& library) {
  for (const std::string& file : files) CHECK(!library.add(file, asset(file)));
}

const std::vector<toolkit::Pack>& packs() {
  static const std::vector<toolkit::Pack> all = [] {
    auto pack = tests::campaign_pack();
    CHECK(pack);
    return std::vector<toolkit::Pack>{*std::move(pack)};
  }();
  return all;
}

}  // namespace storycard::fuzz
