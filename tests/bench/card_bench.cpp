// card_bench PHOTO.jpg [WORDS]: what the parts of a card cost natively, one JSON object a line: {"name", "ms", "bytes"?}. Times are the
// median of many runs; with WORDS only of what has them in its name. "again" is with everything but what is named as it was.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "image/encode.h"
#include "oracles/assets.h"
#include "render/render.h"

using namespace storycard;

namespace {

const char* only = "";

template <typename Work>
void measure(const char* name, int runs, const Work& work) {
  if (std::string(name).find(only) == std::string::npos) return;
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work(i);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  std::printf("{\"name\": \"%s\", \"ms\": %.3f}\n", name, times[static_cast<std::size_t>(runs / 2)]);
}

render::Assets open_assets() {
  render::Assets assets;
  assets.library = oracles::open_library();
  auto pack = toolkit::read_pack([](const std::string& name) -> Result<std::string> {
    const Bytes bytes = oracles::read_file(oracles::asset_path("packs/itac/" + name));
    return std::string(bytes.begin(), bytes.end());
  });
  if (!pack) oracles::fail("the pack: " + pack.error().detail);
  assets.packs.push_back(std::move(*pack));
  return assets;
}

void load_files(const render::Request& request, render::Assets& assets) {
  render::Cache cache(render::decode_photo);
  for (;;) {
    const auto needed = render::needed_files(request, assets, cache);
    if (!needed) oracles::fail(needed.error().detail);
    if (needed->empty()) return;
    for (const std::string& name : *needed) {
      if (assets.library.add(name, oracles::read_file(oracles::asset_path(name)))) oracles::fail(name);
    }
  }
}

template <typename Made>
auto must(Result<Made> made) {
  if (!made) oracles::fail(made.error().where + " " + made.error().detail);
  return std::move(*made);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2 || count > 3) oracles::fail("usage: card_bench PHOTO.jpg [WORDS]");
  if (count == 3) only = words[2];
  render::Assets assets = open_assets();
  render::Request request;
  request.story.story = "When I came here I knew one street. Now the whole street knows me.";
  request.story.name = "Amina";
  request.story.role = "teacher";
  request.story.place = "Mechelen";
  request.story.photos.resize(1);
  request.photos = {must(render::open_photo(oracles::read_file(words[1])))};
  request.frame = "itac/quote";
  load_files(request, assets);

  const auto other_words = [&](int i) {
    render::Request changed = request;
    changed.story.story = "When I came here I knew " + std::string(i % 2 == 0 ? "one" : "two") + " street. Now the whole street knows me.";
    return changed;
  };

  render::Card card;
  measure("photo to pixels, nothing kept", 9, [&](int) {
         render::Cache cache(render::decode_photo);
         card = must(render::render(request, assets, cache));
       });
  render::Cache cache(render::decode_photo);
  card = must(render::render(request, assets, cache));
  measure("card again, photo moved", 31, [&](int i) {
         render::Request moved = request;
         moved.story.photos[0].framing.center = Point{0.4f + 0.002f * static_cast<float>(i), 0.5f};
         card = must(render::render(moved, assets, cache));
       });
  measure("card again, one word changed", 101, [&](int i) { card = must(render::render(other_words(i), assets, cache)); });
  measure("card again, nothing changed", 101, [&](int) { card = must(render::render(request, assets, cache)); });
  measure("PNG", 15, [&](int) { must(render::encode(card.bitmap, {render::FileType::png, 90, {}})); });
  measure("JPEG", 15, [&](int) { must(render::encode(card.bitmap, {render::FileType::jpeg, 90, {}})); });

  std::vector<render::Request> gallery;
  for (const toolkit::Frame& frame : assets.packs[0].frames) {
    for (const std::string& theme : frame.themes) {
      render::Request small = request;
      small.frame = frame.id;
      small.theme = theme;
      small.scale = 0.25f;
      if (gallery.size() < 16) gallery.push_back(small);
    }
  }
  for (const render::Request& small : gallery) load_files(small, assets);
  if (gallery.size() != 16) oracles::fail("the pack has too few frames and themes for sixteen pictures");
  const auto draw_gallery = [&](render::Cache& kept) {
    for (const render::Request& small : gallery) must(render::render(small, assets, kept));
  };
  measure("sixteen thumbnails, photo decoded for them", 9, [&](int) {
         render::Cache kept(render::decode_photo);
         draw_gallery(kept);
       });
  measure("sixteen thumbnails, one word changed", 15, [&](int i) {
         for (render::Request small : gallery) {
           small.story = other_words(i).story;
           must(render::render(small, assets, cache));
         }
       });
  return 0;
}
