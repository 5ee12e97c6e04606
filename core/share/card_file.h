#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "story/story.h"
#include "toolkit/pack.h"

// A card in one file, a `.storycard`: docs/card-file.md holds the contract.
namespace storycard::share {

// In another version of its pack a card may look different.
struct CardPack {
  std::string id, version;
  friend bool operator==(const CardPack&, const CardPack&) = default;
};

struct CardFile {
  story::Story story;                // what `file` says of its photos and logos is of no account when it is written
  std::vector<CardPack> packs;       // that it was made with
  std::vector<Bytes> photos, logos;  // PNGs without what covers hide, one for each of the story's; empty: it has none
};

// Whether the answers on whose story it is and who agreed go with it.
enum class Consent { left_out, included };

// The same bytes for the same card. Pictures are named by their place, so that no file's own name gets out.
//   Errors  too_large: a story of more JSON than is read
Result<Bytes> write_card_file(const CardFile& card, Consent consent);

// Reads one back. Its story may still be without words.
//   Errors  where = "story.json /photos/0/zoom", "photo-1.png"; those of read_zip, of JSON, of story::read and of pictures'
//           headers; missing_file, unknown_value for what does not belong in there; newer_version
Result<CardFile> read_card_file(ByteView file);

// The pack of the story's frame, and those that it builds on. None where there is no such frame.
std::vector<CardPack> packs_of(const story::Story& story, const std::vector<toolkit::Pack>& packs);

// A pack that a card was made with, and that is not here in the same version.
struct PackChange {
  CardPack made_with;
  std::optional<std::string> here;  // the version that is here; none: there is no such pack
};
std::vector<PackChange> changed_packs(const std::vector<CardPack>& made_with, const std::vector<toolkit::Pack>& here);

// "This card was made with version 1.0.0 of the pack itac; …": one English sentence.
std::string sentence(const PackChange& change);

// "photo-1.png", "logo-2.png": what the picture of that index is called in a card file.
std::string picture_name(std::string_view kind, std::size_t index);

}  // namespace storycard::share
