// Opening card files, for web/engine; wasm/PROTOCOL.md is the contract. They are written by jobs.
#include "share/card_file.h"

#include <algorithm>

#include "engine.h"

namespace storycard::wasm {
namespace {

struct OpenCard {
  share::CardFile file;
  std::string text;
};

Json there(const std::vector<Bytes>& pictures) {
  JsonArray list;
  for (const Bytes& picture : pictures) list.emplace_back(!picture.empty());
  return list;
}

// `here`: the packs that the engine has.
Json packs_json(const std::vector<share::CardPack>& made_with, const std::vector<toolkit::Pack>& here) {
  JsonArray list;
  for (const share::CardPack& pack : made_with) {
    const auto same = std::find_if(here.begin(), here.end(), [&](const toolkit::Pack& other) { return other.id == pack.id; });
    list.push_back(JsonObject{{"id", pack.id}, {"version", pack.version}, {"here", same == here.end() ? Json() : Json(same->version)}});
  }
  return list;
}

const Bytes* picture_of(const OpenCard& card, int kind, std::size_t index) {
  const std::vector<Bytes>& pictures = kind == 0 ? card.file.photos : card.file.logos;
  return index < pictures.size() ? &pictures[index] : nullptr;
}

}  // namespace
}  // namespace storycard::wasm

using namespace storycard;
using namespace storycard::wasm;

extern "C" {

OpenCard* sc_card_open(Engine* engine, const std::uint8_t* bytes, std::size_t size) {
  engine->error.reset();
  auto card = share::read_card_file({bytes, size});
  if (card) return new OpenCard{*std::move(card), {}};
  engine->error = card.error();
  return nullptr;
}

const char* sc_card_told(OpenCard* card, const Engine* engine) {
  const share::CardFile& file = card->file;
  return give(card->text, write_json(JsonObject{{"story", file.story.source},
                                                {"packs", packs_json(file.packs, engine->store.assets().packs)},
                                                {"photos", there(file.photos)},
                                                {"logos", there(file.logos)}}));
}

const std::uint8_t* sc_card_picture(const OpenCard* card, int kind, std::size_t index) {
  const Bytes* picture = picture_of(*card, kind, index);
  return picture ? picture->data() : nullptr;
}

std::size_t sc_card_picture_size(const OpenCard* card, int kind, std::size_t index) {
  const Bytes* picture = picture_of(*card, kind, index);
  return picture ? picture->size() : 0;
}

void sc_card_free(OpenCard* card) { delete card; }

}  // extern "C"
