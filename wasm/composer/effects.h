#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "composer/photo_view.h"
#include "composer/photos.h"
#include "render/render.h"

// What the platform is to do now, as wasm/PROTOCOL.md names it. Gathered during a frame, taken once.
namespace storycard::composer {

enum class Urgency { polite, assertive };
enum class PhotoSource { files, camera, clipboard };

// A file that the page is to make: a picture, or a zip `of` others.
struct FileOrder {
  std::string id, format;
  render::FileType type = render::FileType::png;
  std::vector<std::string> of;
};
struct MakeOrder {
  std::uint32_t job = 0;
  const story::Story& story;
  std::string frame, theme;
  std::vector<PhotoId> photos, logos;  // none: where the story has no file
  std::vector<FileOrder> files;
  toolkit::LogosAllowed logos_allowed = toolkit::LogosAllowed::own;
  bool embeds_alt_text = false;
};

class Effects {
 public:
  void fetch(const std::vector<std::string>& files);
  void choose_photo(PhotoSource from, const PictureUse& use = {});
  void cancel_photo();  // no photo is to be opened any more
  void decode(const std::vector<DecodeJob>& jobs);
  void forget_photos(const std::vector<PhotoId>& photos);
  // Files are to be made, in that order; what was asked for with the same job stays. Each is answered by the action "made",
  // "<job> <id>", on "page", or all of them by one "not-made", "<job> <reason>".
  void make(const MakeOrder& order);
  // They are nobody's any more.
  void stop_making();
  // What is made is given away by its id: to the downloads under a name; to the system's share sheet (`id` is answered with
  // "shared" or "not-shared" and why); to the clipboard (as copy()).
  void save(std::string_view file, std::string_view name);
  // A text file; "{date}" in it becomes today, in the words of the interface's language.
  void save_text(std::string_view name, std::string_view text);
  void share(std::string_view id, const std::vector<std::string>& files, std::string_view title, std::string_view text);
  void copy_picture(std::string_view id, std::string_view file);
  // What is to become of the drafts that the page keeps: wasm/PROTOCOL.md lists it.
  void drafts(std::string_view what, std::string_view draft = {});
  // Puts the text on the clipboard, and answers `id` with the action "copied" or "not-copied".
  void copy(std::string_view id, std::string_view text);
  // What these languages are called in `language` and in English: "page" is answered with the action "language-names",
  // whose value has a line for each, "uk<tab>ukrainien<tab>Ukrainian". A page that does not know says nothing.
  void name_languages(const std::vector<std::string>& tags, std::string_view language);
  // The focus goes to the field, and all of its text is selected.
  void select(std::string_view id);
  // A page of this site, beside this one: "licences/icu.txt".
  void open(std::string_view page);
  // The campaign's address (see submit_address.h), beside this page; it is told nothing of where it was opened from.
  void open_address(std::string_view address);
  void announce(std::string_view text, Urgency urgency);
  void focus(std::string_view id);
  void cursor(std::string_view shape);
  void ready();
  // Something about the page's settings, for its console; `fatal`: nothing can be shown.
  enum class Warning { odd, fatal };
  void warn(std::string_view text, Warning how_bad);
  // The page takes up its new version.
  void update();
  void setting(std::string_view key, std::string_view value);

  bool empty() const { return list_.empty(); }
  std::string take_json();

 private:
  JsonArray list_;
};

}  // namespace storycard::composer
