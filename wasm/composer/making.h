#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "composer/state.h"
#include "render/render.h"

// Files of the card on their way to the person. The page makes them elsewhere while they look at the Share step, so that
// they are there when they are wanted: share sheets and clipboards open only within the press itself.
namespace storycard::composer {

struct App;

// What the person asked for and did not get yet. Where its files are there, it is done in the frame of the press.
struct Wish {
  enum class What { save, share, copy } what = What::save;
  std::vector<std::string> formats;  // one for a copy; not empty
  std::string button;                // that was pressed
  double since_ms = 0;
};

// One that takes longer is shown how far it is.
inline constexpr double slow_wish_ms = 300;

struct Making {
  std::uint32_t job = 0;        // counts drafts that files were asked of; the page's answers name theirs
  Draft of;                     // that draft, without what does not show in a file
  bool of_alt = false;          // with its alt text in the files
  toolkit::LogosAllowed of_logos = toolkit::LogosAllowed::own;
  bool stale = false;           // what is made of it lacks a file that has come
  std::uint64_t revision = 0;   // the draft that was compared with it last
  double changed_ms = 0;        // when it became another
  bool watched = false;         // it was compared in the frame before
  std::vector<std::string> asked;            // ids of files
  std::set<std::string, std::less<>> there;  // of those, the ones that are made
  bool failed = false;          // one could not be made: none is asked for until the person wants it
  std::optional<double> due_ms; // when more are to be asked for
  std::optional<Wish> wish;
  bool told = false;            // that it takes a while
  std::vector<std::string> kept_formats;  // shown in the sheet of pictures to press long
};

// In each pass, before anything is drawn: takes the page's answers, asks for files once the draft is at rest, and gives
// the person what they wished for when it is there.
void follow_making(App& app);
void make_wish(App& app, Wish wish);
void drop_wish(App& app);
// How many of the wish's pictures are there.
std::size_t made_of_wish(const App& app);
bool is_slow(const App& app);  // the wish waits so long that it is shown
// When follow_making() wants to run again; none: the page's answers wake it.
std::optional<double> making_at_ms(const Making& making, double now_ms);

// By which the page knows the picture of a format, as the files are made now; "itac-quote-square.png".
std::string file_id(const App& app, std::string_view format);
bool is_made(const App& app, std::string_view format);

}  // namespace storycard::composer
