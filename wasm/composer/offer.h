#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "story/story.h"
#include "toolkit/format.h"
#include "toolkit/pack.h"

// What the page around the composer has people choose from. It comes from outside: ids that mean nothing are ignored, and
// where nothing is left everything is offered.
namespace storycard::composer {

struct Offer {
  std::vector<std::string> packs{"itac"};     // ids, the first one's frames first; never empty
  std::vector<std::string> frames, formats;   // ids; empty: all
  toolkit::LogosAllowed logos = toolkit::LogosAllowed::own;
  enum class Inside { own_page, other_page } inside = Inside::own_page;  // other_page: embedded
  enum class Heard { by_nobody, by_host } heard = Heard::by_nobody;  // what is written, while it is written
  bool is_heard() const { return heard == Heard::by_host; }
  friend bool operator==(const Offer&, const Offer&) = default;
};

// What a card looks like where its story does not say; empty: as everywhere.
struct Defaults {
  std::string frame, format;
};

// Takes the keys of cp_settings that are there. What came of none of a key's values is told in `warnings`, for the console.
void read_offer(const Json& settings, Offer& offer, std::vector<std::string>& warnings);

// In the order of the host's list, else as the packs have them; empty only where no pack is there. A frame that none of the
// packs has is left out; where that leaves none, all are offered.
std::vector<toolkit::OfferedFrame> frames_of(const Offer& offer, const std::vector<toolkit::Pack>& packs);
// False where the host named frames and none of them is there.
bool knows_frames(const Offer& offer, const std::vector<toolkit::Pack>& packs);
bool is_allowed(const Offer& offer, const std::vector<toolkit::Pack>& packs, std::string_view frame);
// In the order of toolkit::formats(); never empty.
std::vector<toolkit::Format> formats_of(const Offer& offer);

// Of the frames offered, those that the story has what they are made for; all of them where it has that for none.
std::vector<toolkit::OfferedFrame> frames_for(const Offer& offer, const std::vector<toolkit::Pack>& packs,
                                              const story::Story& story, const toolkit::Format& format);

// The campaign's usual frame, the first pack's of the same name, or the first that fits, as far as they are offered.
Defaults defaults_of(const Offer& offer, const std::vector<toolkit::Pack>& packs, const story::Story& story);

}  // namespace storycard::composer
