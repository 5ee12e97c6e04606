#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "asset_store.h"
#include "composer/strings.h"
#include "render/render.h"

// Every file the composer works with: packs, fonts and the interface's words. It asks for what it lacks by name.
namespace storycard::composer {

inline constexpr const char* campaign_pack = "itac";

class Library {
 public:
  // A file by its name under assets/. Errors: those of its reader, with the name in `where`; unknown_value for a name
  // that means nothing here.
  std::optional<Error> add(std::string_view name, ByteView bytes);
  // A picture of a pack, opened by the page. Errors: those of AssetStore::add_opened
  std::optional<Error> add_picture(std::string_view name, render::PhotoFile picture);
  // A file that cannot be had.
  void lack(std::string_view name);
  bool lacks_any() const { return !lacked_.empty(); }
  // It is here after all. False for a file that was not lacked.
  bool take_lacked(const std::string& name) { return lacked_.erase(name) > 0; }

  void want_language(std::string_view language);
  void want_files(const std::set<std::string>& files);
  // What is to be fetched now; each name is told once.
  std::vector<std::string> take_needs();

  // Which packs are fetched; those that came before stay.
  void want_packs(std::vector<std::string> ids) { packs_ = std::move(ids); }
  // Each of them is there or cannot be had; in its place, where none can, the campaign's.
  bool packs_settled() const;
  // Those that cannot be had.
  std::vector<std::string> lost_packs() const;

  // Packs that come are read with this frame alone: enough for a first card. Empty: as a whole.
  void lead_with(std::string frame) { store_.lead_with(std::move(frame)); }
  // Frames of a pack are still to be read: it is not settled. read_on() reads one of them.
  bool is_reading() const { return store_.is_reading(); }
  void read_on();
  void read_all();

  // Words, fonts' manifest and packs, with a frame each at least, are there: the interface can be drawn.
  bool ready() const;
  const render::Assets& assets() const { return store_.assets(); }
  const text::Library* for_text() const { return has_fonts_ ? &assets().library : nullptr; }
  // Moves when a font was added, and when one turned out not to be had.
  std::uint32_t fonts_version() const { return fonts_version_; }
  // Moves when a picture of a pack came, and when one turned out not to be had.
  std::uint32_t pictures_version() const { return pictures_version_; }
  // A picture that this pack's cards ask for and that cannot be had; empty: none is missing.
  std::string lacked_picture(std::string_view pack) const;
  bool lacks(const std::string& name) const { return lacked_.count(name) > 0; }
  // The wanted language's words, else those that came first, else null.
  const Strings* strings() const;
  const std::vector<Language>& languages() const { return languages_; }

 private:
  std::optional<Error> add_words(const std::string& name, ByteView bytes);
  bool has_pack(std::string_view id) const;
  enum class Fate { coming, begun, here, lost };
  Fate fate_of(const std::string& pack, int depth = 0) const;
  bool any_pack(Fate fate) const;
  bool all_packs_lost() const;
  bool packs_came() const;  // with a frame each at least

  wasm::AssetStore store_;
  bool has_fonts_ = false;
  std::uint32_t fonts_version_ = 0, pictures_version_ = 0;
  std::vector<Language> languages_;
  std::map<std::string, Strings> strings_;
  std::string language_ = "en", shown_language_;
  std::map<std::string, Bytes> early_fonts_;  // came before the manifest
  std::set<std::string> wanted_files_, told_, lacked_;
  std::vector<std::string> packs_{campaign_pack};
  bool begun_ = false;  // once it was ready, packs that come later are not waited for
  std::set<std::string> answered_packs_;  // files of packs that came or cannot be had
};

}  // namespace storycard::composer
