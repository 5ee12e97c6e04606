#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "composer/composer.h"

// The composer without a browser: files come from the repository, frames run until it sleeps.
namespace storycard::composer {

struct ShownNode {
  std::string id, role, name, value, parent;
  Rect rect;  // what of it shows
  bool offscreen = false, on = false, disabled = false, hidden = false;
};

class TestScreen {
 public:
  // Names that `lacking` holds cannot be had; `early` actions come before any file does. `own_files` come instead of the
  // repository's, by their names under assets/.
  TestScreen(float width, float height, std::string_view settings = "{}", std::vector<std::string> lacking = {},
             std::vector<Action> early = {}, std::map<std::string, Bytes> own_files = {});

  // Frames and files until nothing is wanted any more (timers of up to two seconds run out).
  void settle();
  void act(std::string_view id, std::string_view kind, std::string_view value = {});
  void click(std::string_view id) { act(id, "click"); }
  void write(std::string_view id, std::string_view text) { act(id, "input", text); }
  void tap(Point at);
  void drag(Point from, Point to);
  void key(std::string_view code, Modifiers modifiers);
  // As a page does it: opens the file and hands over what its header says; pixels go when they are asked for.
  bool choose_photo(const std::string& file_under_assets);
  // On the Share step: the story is the person's own, and all is agreed to.
  void agree();
  bool give_photo(Bytes file, std::string_view name, std::string_view use = "here");

  std::vector<ShownNode> nodes() const;
  // The node of this id, which must be there.
  ShownNode node(std::string_view id) const;
  bool has(std::string_view id) const;
  // How often the effect was asked for since the last call.
  int take_count(std::string_view effect);
  // Where the focus was sent last since the last call; empty: nowhere.
  std::string take_focus();
  // What the last "choose-photo" effect was for.
  std::string wanted_use;
  // What the last "drafts" effect asked for.
  struct {
    std::string what, draft;
  } asked_drafts;
  // The page's number for a file that it has, and what a draft that the page gives back says of it.
  Json picture_of(Bytes file, Json covers);
  // As the page's worker does: files are made as soon as they are asked for, unless this is false; then answer_making().
  bool makes_files = true;
  void answer_making();
  // Ids of the files that were asked for last and are not made, in order.
  std::vector<std::string> unmade() const;
  // What the last "save", "share" or "copy-picture" gave away, by name, and the words with it.
  struct Given {
    std::string name;
    std::vector<std::string> files;
    std::string title, text;
  };
  Given given;
  std::string opened;  // the last "open-address"
  std::vector<std::string> warnings;  // for the page's console
  // The file itself, from the story that the composer handed over, as `storycard render` makes it.
  Bytes file(const std::string& id);
  Bytes exported() { return file(given.files.at(0)); }
  Json order;  // the last "make"

  Composer composer;
  double now_ms = 1000;
  // Jobs wait in `jobs` until answer_jobs() when this is false.
  bool answers_jobs = true;
  std::vector<DecodeJob> jobs;
  void answer_jobs();
  std::vector<PhotoId> forgotten;
  // Fonts that were asked for, by their names under assets/: until the first card was shown, and since.
  std::set<std::string> first_fonts, later_fonts;

 private:
  void serve();
  PhotoId keep(Bytes file);
  bool give_pack_picture(const std::string& name);
  Bytes picture(const std::string& format, const std::string& type);
  std::vector<std::string> made_;
  std::map<std::string, Bytes> own_files_;
  std::vector<Bytes> files_;  // of photos, by id
  std::vector<std::string> lacking_, effects_;
  bool shown_ = false;
  std::string focus_;
};

std::string read_text_file(const std::string& path);
// A file under assets/, as the site has it.
Bytes asset(const std::string& name);
Bytes read_file(const std::string& path);

}  // namespace storycard::composer
