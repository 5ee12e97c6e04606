#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/report.h"
#include "share/wording.h"
#include "story/story.h"

// Calm, concrete advice on what a card shows: what could point at a person, what a photo or a fact lacks, and words that
// hurt. It never blocks anything. docs/report.md has the codes and levels.
namespace storycard::share {

// What is known of the file of a photo.
struct PhotoTold {
  enum class File { absent, given } file = File::absent;             // absent: nothing of it is drawn
  enum class Position { untold, told } position = Position::untold;  // GPS, in the file's metadata
};

// Advice on the card of this report, in reading order: texts first, then photos, then the fact. What the card does not
// show is not spoken of. Pure, and linear in the words: a tenth of a millisecond for a usual story, bounded for any.
//   `photos`   one for each of the story's; fewer: those are absent
//   `wordings` as far as they are loaded: languages that are not there give no `wording`
//   Returns    of each piece of advice
//     code         phone-number email street case-number passport full-name exact-place name-and-place face-uncovered
//                  photo-undescribed gps-removed fact-unsourced qr-left-out wording
//     level        "notice", or "warning": a number of papers, or what points at somebody else or at a child
//     where        JSON Pointer into the story: "/story", "/translation/story", "/photos/0", "/fact"
//     bytes        of the match in the text there; empty where it is about all of what `where` names (photos, facts)
//     suggestions  what may stand in place of these bytes, best first: other words, or a shorter name. None: take it out
//                  (see without()), or, of a photo, cover the face or describe it
//     why          of `wording`: "status", "arrival" ..., the key of the reason in assets/wording
//     photo        index into Story::photos, where it is about one
std::vector<compose::Advice> advise(const story::Story& story, const compose::Report& report,
                                    const std::vector<PhotoTold>& photos, const Wordings& wordings);

// One-tap cures: the text with these bytes gone, and with them the blanks, brackets and commas that stood around
// them alone. "Call me on +44 7700 900123." -> "Call me on."
std::string without(std::string_view text, ByteRange bytes);
// The text with other words there.
std::string replaced(std::string_view text, ByteRange bytes, std::string_view words);
// "Amina Haddad" -> "A. H."; "" for a name without letters.
std::string initials(std::string_view name);

}  // namespace storycard::share
