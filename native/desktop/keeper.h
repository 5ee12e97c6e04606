#pragma once

#include <functional>
#include <string>

#include "composer/composer.h"
#include "drafts.h"
#include "pictures.h"

namespace storycard::desktop {

// Keeps the draft that is open: written a moment after each edit, its pictures as working copies. Tells the composer of all
// drafts there are.
class Keeper {
 public:
  Keeper(composer::Composer& composer, Pictures& pictures, Drafts drafts, bool own_device);

  // The draft that was worked on last, as far as there is one.
  void restore_last();
  // After each frame. Gives when it wants to be called again, ms; below 0: not before the next edit.
  double note(double now_ms);
  // All of it, now.
  void save();
  // What the person wishes to be done with drafts; those of card files and dialogs are not this one's.
  void wish(const std::string& what, const std::string& draft);
  // A draft from elsewhere: a card file's. False where it is none.
  bool open_card_file(ByteView file);
  void say(const std::string& what);
  bool own_device() const { return device_ == "own"; }

 private:
  bool restore(const Json& draft, const std::function<Result<Bytes>(const Json& picture)>& bytes_of);
  bool open(const std::string& id);
  void begin();
  void tell();
  bool write();

  composer::Composer& composer_;
  Pictures& pictures_;
  Drafts drafts_;
  std::string device_, id_ = Drafts::fresh_id(), said_;
  std::uint64_t saved_ = 0, seen_ = 0;
  double due_ms_ = -1;
  bool failed_ = false, kept_ = false;  // kept: something of it is on the disk
  std::map<std::string, std::pair<std::string, Bytes>> copies_;  // by picture and covers: the file's name, and what it holds
};

}  // namespace storycard::desktop
