#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/drawing.h"
#include "composer/photos.h"

namespace storycard::desktop {

// Files by the page's number for a picture; null for one that is gone.
using PictureOf = std::function<render::PhotoFile(composer::PhotoId)>;

// The files of a card, the same bytes as the command line's: one a turn of the loop, so that keys come in between.
class Maker {
 public:
  Maker(cli::DiskAssets& disk, PictureOf picture_of) : disk_(disk), picture_of_(std::move(picture_of)) {}

  // An effect "make" (wasm/PROTOCOL.md): the newest counts; what was made for the same job stays.
  void order(const Json& effect);
  void stop();
  bool is_waiting() const;
  struct Made {
    std::uint32_t job;
    std::string id;       // of the file that is there now; or
    std::string problem;  // a name of ErrorCode: none comes any more
  };
  std::optional<Made> make_one();
  const Bytes* file(const std::string& id) const;

  // A card to go on with, of a draft as draft_json() has it.
  Result<Bytes> card_file(const Json& draft, share::Consent consent);

 private:
  Result<cli::OpenedStory> opened(const Json& story, const Json* photos, const Json* logos) const;
  Result<Bytes> picture(const Json& file) const;
  Result<Bytes> make(const Json& file);

  cli::DiskAssets& disk_;
  PictureOf picture_of_;
  mutable render::Cache cache_{render::decode_photo};
  Json order_;
  std::map<std::string, Bytes> made_;
};

}  // namespace storycard::desktop
