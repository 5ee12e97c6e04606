#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "composer/photo_view.h"
#include "composer/photos.h"

// What the platform is to do now, as wasm/PROTOCOL.md names it. Gathered during a frame, taken once.
namespace storycard::composer {

enum class Urgency { polite, assertive };
enum class PhotoSource { files, camera, clipboard };

class Effects {
 public:
  void fetch(const std::vector<std::string>& files);
  void choose_photo(PhotoSource from, const PictureUse& use = {});
  void cancel_photo();  // no photo is to be opened any more
  void decode(const std::vector<DecodeJob>& jobs);
  void forget_photos(const std::vector<PhotoId>& photos);
  // The exported pixels, premultiplied, are to become a JPEG.
  void encode(std::uint32_t job, PixelSize size);
  void save(std::string_view name, std::string_view type);
  // A text file; "{date}" in it becomes today, in the words of the interface's language.
  void save_text(std::string_view name, std::string_view text);
  // Puts the text on the clipboard, and answers `id` with the action "copied" or "not-copied".
  void copy(std::string_view id, std::string_view text);
  // What these languages are called in `language` and in English: "page" is answered with the action "language-names",
  // whose value has a line for each, "uk<tab>ukrainien<tab>Ukrainian". A page that does not know says nothing.
  void name_languages(const std::vector<std::string>& tags, std::string_view language);
  // The focus goes to the field, and all of its text is selected.
  void select(std::string_view id);
  // A page of this site, beside this one: "licences/icu.txt".
  void open(std::string_view page);
  void announce(std::string_view text, Urgency urgency);
  void focus(std::string_view id);
  void cursor(std::string_view shape);
  void ready();
  void setting(std::string_view key, std::string_view value);

  bool empty() const { return list_.empty(); }
  std::string take_json();

 private:
  JsonArray list_;
};

}  // namespace storycard::composer
