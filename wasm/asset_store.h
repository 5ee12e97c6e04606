#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "render/render.h"

// What both web modules do with the files that the page hands over one by one.
namespace storycard::wasm {

// A pack's JSON file: its text until it is used, since most frames are not on the first screen.
using PackDocument = std::variant<std::string, Result<Json>>;

// Fonts and packs, by their names under assets/: "fonts.json", "packs/itac/pack.json", "packs/itac/frames/quote.json" or
// "packs/itac.json", all of them in one, "fonts/noto-sans-700.latin.ttf", "wording/en.json". In any order, but fonts after fonts.json.
class AssetStore {
 public:
  using OpenPicture = Result<render::PhotoFile> (*)(Bytes);
  // `open_picture` reads pictures of packs, "packs/itac/art/name.png"; without it add_opened() brings them.
  explicit AssetStore(OpenPicture open_picture = nullptr) : open_picture_(open_picture) {}

  // Keeps a copy. A file that was added before is replaced; a pack appears once all its frames, and the
  // pack that it extends, are there.
  //   Errors  unknown_value for a name that means nothing here, and whatever reading the file gives. A pack that was
  //           whole stays as it was; one that was not is forgotten, and needs() names its files again
  std::optional<Error> add(std::string_view name, ByteView bytes);

  // From now on a pack that comes is read with this frame alone, "itac/voice", where it has it and extends no other: a page
  // can show something before all is read. Empty: packs are read as a whole.
  void lead_with(std::string frame) { lead_ = std::move(frame); }
  // True for a pack of which frames are still to be read.
  bool is_reading(std::string_view pack) const;
  bool is_reading() const;
  // Reads one more frame. Packs that extend its pack wait until all are there.
  //   Errors  as add(): the pack is forgotten
  std::optional<Error> read_on();

  // A picture of a pack, "packs/itac/art/name.png", that was opened elsewhere.
  //   Errors  unknown_value for a name that no picture of a pack has, too_large for one picture too many
  std::optional<Error> add_opened(std::string_view name, render::PhotoFile picture);

  // Files that this pack, which is not whole, waits for, as needs() names them. Empty, too, for one that nobody knows.
  std::vector<std::string> missing_from(std::string_view pack) const;
  // "packs/itac/pack.json" -> "itac"; empty for any other name.
  static std::string pack_of_document(std::string_view name);

  // True for the name of a picture of a pack.
  static bool is_pack_picture(std::string_view name);

  // Files to be added before anything can be drawn. Empty: only the fonts that a request needs are missing.
  std::vector<std::string> needs() const;

  // Pointers into the packs are valid until the next add() of a pack's file; those into the fonts stay.
  const render::Assets& assets() const { return assets_; }
  // For check::Lent, which puts back what it takes away.
  render::Assets& lent() { return assets_; }

 private:
  struct Folder {
    std::map<std::string, PackDocument, std::less<>> files;  // by their names in the pack's folder
    std::optional<toolkit::Pack> pack;                       // once all are there
    std::unique_ptr<toolkit::PackSteps> steps;               // while frames of `pack` are to be read
    // As its pack.json has it, kept: a page asks for needs() in every frame.
    std::string base;                  // the pack that it extends, or ""
    std::vector<std::string> missing;  // what is still to come
  };
  std::optional<Error> add_to_pack(std::string_view folder, std::string_view name, PackDocument document);
  // A whole pack in one file: {"pack.json": {...}, "frames/quote.json": {...}}. Each may be a string instead, the JSON's text,
  // which is quicker: it is read when it is used.
  std::optional<Error> add_whole_pack(std::string_view name, ByteView bytes);
  void add_missing(const std::string& name, const Folder& folder, std::vector<std::string>& names) const;
  // After a change of the folder's files.
  static void note_wants(Folder& folder);
  // True once the folder has all that its pack is read from.
  bool is_whole(const Folder& folder) const;
  static toolkit::ReadDocument documents_of(const Folder& folder);
  std::optional<Error> read_folder(const std::string& name, Folder& folder);
  void gather_packs();

  std::optional<Error> add_picture(std::string_view name, ByteView bytes);

  OpenPicture open_picture_;
  render::Assets assets_;
  bool has_fonts_ = false;
  std::string lead_;
  std::map<std::string, Folder, std::less<>> folders_;  // in order of name, as the command line finds them
};

}  // namespace storycard::wasm
