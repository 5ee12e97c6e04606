#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/color.h"
#include "base/json.h"
#include "toolkit/layer.h"

namespace storycard::toolkit {

struct NamedColor {
  std::string name;
  Color color;
};

// A set of colours that a frame's own names may be swapped for.
struct Theme {
  std::string id;
  Words name;
  std::vector<NamedColor> colors;
};

struct Frame {
  std::string id;  // with its pack: "itac/quote"
  Words name;
  std::string ground;                // colour name behind all layers
  std::vector<std::string> slots;    // what of a story it shows
  std::vector<std::string> themes;   // ids it may wear; the first is its own. Empty: none
  std::vector<std::string> formats;  // ids
  std::array<std::vector<Layer>, shape_count> layers;  // by class of shape
};

struct Pack {
  std::string id, version, licence;
  std::vector<std::string> languages, hashtags;
  std::vector<NamedColor> colors;
  std::vector<Theme> themes;
  std::vector<Frame> frames;
};

// Gives the text of a file in the pack's folder, by a relative name; shells decide where it comes from.
using ReadFile = std::function<Result<std::string>(const std::string& name)>;

// Reads pack.json and the frames it lists. Names with "..", a drive or a scheme are refused.
//   Errors  where = "frames/quote.json /layers/2/box"
Result<Pack> read_pack(const ReadFile& read_file);

// Null where the id is unknown. `frame_id` holds the pack: "itac/quote".
const Frame* find_frame(const std::vector<Pack>& packs, std::string_view frame_id, const Pack** pack);
const Theme* find_theme(const Pack& pack, std::string_view theme_id);
// Every frame's id, for error texts: "itac/quote, itac/half".
std::string frame_ids(const std::vector<Pack>& packs);

}  // namespace storycard::toolkit
