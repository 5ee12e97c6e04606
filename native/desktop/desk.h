#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/assets.h"
#include "composer/composer.h"
#include "dialogs.h"
#include "fields.h"
#include "keeper.h"
#include "maker.h"
#include "pictures.h"
#include "window.h"

namespace storycard::desktop {

struct DeskOptions {
  std::filesystem::path data;      // where drafts and choices are kept; empty: nowhere
  std::filesystem::path told;      // a file that has the semantics tree of the newest picture, for tests; empty: none
  std::vector<std::string> packs;  // folders of packs that are offered in place of the campaign's
  std::string language;            // empty: as it was chosen, or as the system has it
};

// What the page is in a browser: gives the composer its inputs, and does what its effects ask for (wasm/PROTOCOL.md).
class Desk {
 public:
  Desk(Window& window, cli::DiskAssets disk, const DeskOptions& options);
  // One turn of the loop: what happened goes in, what is new is shown. Gives how long nothing needs to be done, ms.
  double turn(const std::vector<Event>& events, double now_ms);
  // The last words before the window closes.
  void end();

 private:
  struct Choice {
    std::string language, theme = "system";
    bool own_device = false;
  };
  Choice read_choice() const;
  void keep_choice() const;
  std::string settings() const;

  void take(const Event& event);
  void take_key(const Event& event);
  void press(const Event& event);
  void focus(const std::string& id, const char* how);
  void step_focus(int by);
  const composer::Node* node(const std::string& id) const;
  bool is_reachable(const composer::Node& node) const;
  bool click_or_step(const std::string& code);

  void perform_all();
  void perform(const Json& effect);
  void fetch(const JsonArray& files);
  void decode(const Json& effect);
  void drafts(const std::string& what, const std::string& draft);
  void open_files(const std::string& lines, const std::string& use);
  void save(Bytes bytes, const std::string& name, const std::string& said);
  void answered(const std::string& lines);
  void keep_settings(const Json& effect);
  std::string word(const std::string& key) const;
  void tell();

  Window& window_;
  cli::DiskAssets disk_;
  DeskOptions options_;
  Choice choice_;
  composer::Appearance appearance_;
  composer::Composer composer_;
  Fields fields_;
  Pictures pictures_;
  Maker maker_;
  Keeper keeper_;
  Dialogs dialogs_;
  struct Asked {
    std::string use;    // of pictures
    Bytes bytes;        // of a file that is to be saved
    std::string said;   // of drafts, once it is
    bool card = false;  // a card file is to be opened
  } asked_;
  std::string focus_;
  bool in_field_ = false;  // the mouse went down in one
  std::uint32_t told_ = 0;
  bool is_told_ = false;
};

}  // namespace storycard::desktop
