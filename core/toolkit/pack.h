#pragma once

#include <functional>
#include <memory>
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

// What a frame may call its letters: a role of the fonts with a weight.
struct Face {
  enum class Role { display, text } role = Role::text;
  int weight = 400;
};

struct NamedFace {
  std::string name;
  Face face;
};

// A set of colours and faces that a frame's own names may be swapped for.
struct Theme {
  std::string id;
  Words name;
  std::vector<NamedColor> colors;
  std::vector<NamedFace> faces;
};

// A logo that is on every card of a pack: a picture of its folder, or art of its own.
struct PackLogo {
  std::string file;        // with its pack: "itac/art/logo.png"; or
  std::vector<Layer> art;  // in a box of `view`
  float view_width = 1, view_height = 1;
  Words description;
};

// Whose logos cards show, the freest first: a story's and the pack's, the pack's alone, nobody's.
enum class LogosAllowed { own, pack, none };
inline constexpr std::string_view logos_allowed_names[] = {"own", "pack", "none"};

struct Frame {
  std::string id;  // with its pack: "itac/quote"
  Words name;
  std::string ground;                // colour name behind all layers
  std::vector<std::string> slots;    // what of a story it shows
  std::vector<std::string> themes;   // ids it may wear; the first is what it wears unasked. Empty: none
  std::string own_theme;             // whose colours stand in where the chosen theme leaves some out; empty: none
  std::vector<std::string> formats;  // ids
  std::vector<Condition> needs;      // without which it is not offered
  bool story_leads = true;           // false: the story is second to a fact, an event, a question or a translation
  std::array<std::vector<Layer>, shape_count> layers;  // by class of shape
};

struct Pack {
  std::string id, version, licence;
  std::vector<std::string> languages, hashtags;
  Words name;
  std::vector<NamedColor> colors;
  std::vector<NamedFace> faces;
  std::vector<Theme> themes;
  std::vector<PackLogo> logos;
  LogosAllowed logos_allowed = LogosAllowed::own;
  Words notice;  // a line that every card of its frames shows; empty: none
  std::vector<Frame> frames;
  Json parts;           // layers by name that frames use, as written
  std::string extends;  // the id of the pack whose frames it takes over; empty: none
  bool hides_extended = false;  // that pack's own frames are left out of lists
};

// Gives the text of a file in the pack's folder, by a relative name; shells decide where it comes from.
using ReadFile = std::function<Result<std::string>(const std::string& name)>;
// The same, of files that were read already. Errors hold the file's name, as read_document's do not.
using ReadDocument = std::function<Result<Json>(const std::string& name)>;

// A pack as far as it could be read, and all that is wrong with it.
struct PackReading {
  Pack pack;
  std::vector<Error> errors;  // where = "frames/quote.json /layers/2/box"; none: the pack is good
};

// Reads pack.json and the frames it lists. Names with "..", a drive or a scheme are refused.
//   `others`  packs that it may extend
PackReading read_whole_pack(const ReadFile& read_file, const std::vector<Pack>& others);

// The same, for shells that take good packs only: the first of the errors.
Result<Pack> read_pack(const ReadFile& read_file, const std::vector<Pack>& others = {});
Result<Pack> read_pack(const ReadDocument& read_document, const std::vector<Pack>& others = {});

// Reads a pack frame by frame, for shells that show something before it is whole.
class PackSteps {
 public:
  // Reads pack.json. `others`: packs that it may extend; they are not kept.
  PackSteps(ReadDocument read_document, const std::vector<Pack>& others);
  ~PackSteps();

  // All frames are read, or something is wrong with it.
  bool done() const;
  // Reads this one of its frames ("voice") where it is to come, else the next one.
  void read_one(std::string_view frame = {});
  // The pack with those of its own frames that were read.
  //   Errors  the first of those met so far
  Result<Pack> so_far() const;

 private:
  std::unique_ptr<class PackReader> reader_;
};

// The text of one of a pack's files. Errors: as read_json's, and too_large past limits::frame_bytes.
Result<Json> read_document(std::string_view text);

// Null where the id is unknown. `frame_id` holds the pack: "itac/quote".
const Frame* find_frame(const std::vector<Pack>& packs, std::string_view frame_id, const Pack** pack);
const Theme* find_theme(const Pack& pack, std::string_view theme_id);
// The frames that lists offer, each with its pack: those that no other pack hides.
struct OfferedFrame {
  const Pack* pack;
  const Frame* frame;
};
std::vector<OfferedFrame> offered_frames(const std::vector<Pack>& packs);

// Every frame's id, for error texts: "itac/quote, itac/half".
std::string frame_ids(const std::vector<Pack>& packs);

}  // namespace storycard::toolkit
