#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "composer/cards.h"
#include "composer/edits_frame.h"
#include "composer/edits_photo.h"
#include "composer/edits_story.h"
#include "composer/effects.h"
#include "composer/keeping.h"
#include "composer/layout.h"
#include "composer/library.h"
#include "composer/making.h"
#include "composer/photo_pictures.h"
#include "composer/photo_view.h"
#include "composer/photos.h"
#include "composer/sheet.h"
#include "composer/state.h"
#include "composer/story_view.h"
#include "composer/ui.h"

// What the views work on: the person's draft, what is open on the screen, and the machinery around them.
namespace storycard::composer {

enum class Menu { none, theme, language, format, ideas };

// What is open over all else. The first ones are for everyone; each is drawn by the function of its name.
enum class SheetKind { none, keys, help, about, more, pick, keep, drafts, finish, submit };

struct ShownToast {
  std::string text;
  enum class Offer { nothing, undo } offer = Offer::nothing;
  double since_ms = 0, until_ms = 0;
};

// What of the kept drafts is on the screen.
struct DraftsView {
  Keeping keeping;
  // What is to be deleted, and was not answered yet.
  enum class Asked { nothing, one, all } asked = Asked::nothing;
  std::string draft;
  bool with_answers = false;  // a card file is to hold those on consent
};

// A photo that opens sooner is not spoken of.
inline constexpr double slow_photo_ms = 300;

// What the page says of itself.
struct PageNews {
  bool works_offline = false, update_waits = false;
  bool offline_told = true;
};

// What is open and where it is scrolled to: not part of the draft, never undone.
struct View {
  std::size_t photo = 0;  // the one that is worked on; in the Photo step maybe one past the last, to be added
  PhotoView photo_view;
  Scroll scrolls[4];  // one a step
  // Of a screen that scrolls as one page: its height, and what the step says of its parts.
  Scroll page;
  float page_content = 0, page_top = 0, page_foot = 0;
  Menu menu = Menu::none;
  Rect menu_anchor;  // what the menu was opened from
  std::string menu_opener;
  bool menu_wants_focus = false;
  SheetKind sheet = SheetKind::none;
  SheetState sheet_state;
  std::string sheet_opener;
  float stage_share = 0;  // see Screen
  bool panel_moved = false;
  std::optional<ShownToast> toast;
  std::set<std::string, std::less<>> left_out;  // formats that are not to be saved with the others
  render::FileType save_type = render::FileType::png;
  bool embeds_alt = false;           // the alt text goes into the files, too
  std::string submit;                // the campaign's address, as the page's own HTML has it; empty: none
  Making making;
  bool can_share = false, can_copy_pictures = false;  // so the browser says
  std::set<std::string, std::less<>> advice_left;     // what the person leaves as it is, by its code, place and words
  bool keeps_by_hand = false;                         // an app's own browser, in which nothing can be downloaded
  bool start_over_asked = false;                      // and not answered
  PageNews news;
  bool hint_seen = false;                             // the words for the first visit; kept by the page
  std::string platform;                               // whose limits the words for a post keep; empty: none
  std::string copied_by_hand;                         // what was given to the clipboard last
  bool by_hand = false;                               // that did not work: it is shown to be copied by hand
  std::string photo_problem;               // key of the words for the last photo that did not open; empty: none
  std::optional<double> photo_opening_ms;  // since when the page opens a photo, or decodes one for the card
  bool safe_zones = false;                 // the guide over the card is shown
  bool large_card = false;                 // the card alone fills the window
  StoryView story;
  DraftsView drafts;
  std::map<std::string, TextSlot, std::less<>> writing;  // the story's fields on the screen, by their ids
  std::string time_zone;                                 // the device's, by its IANA name; empty: unknown
  Rect card_shown;                                       // where the card on the stage was drawn last
  bool inspect = false;                                  // see inspector.h
  bool receipt_open = false;                             // all that the photo's file told is listed
};

struct App {
  Ui& ui;
  State& state;
  View& view;
  Library& library;
  Cards& cards;
  const Photos& photos;
  Effects& effects;
  Appearance& appearance;
  PhotoPictures& pictures;
  const Offer& offer;
  Areas areas;

  std::string text(std::string_view key) const { return ui.text(key); }
  // Of what stays on the device; where another page hears what is written, it says that instead.
  std::string promise(std::string_view key) const;
  bool has_this_photo() const { return view.photo < state.draft.photos.size() && state.draft.photos[view.photo]; }
  // The photo that is worked on; only where it is there.
  const story::Photo& photo() const { return state.draft.story.photos[view.photo]; }
  const render::PhotoFile& photo_file() const { return state.draft.photos[view.photo]; }
};

// Changes that are more than one edit.
void go_to(App& app, Step step);
// The focus goes into a menu that was opened with keys, and back to `opener` when it closes.
void open_menu(App& app, Menu menu, std::string_view opener, const Rect& anchor);
void close_menu(App& app);
// A sheet over everything. The focus goes into it, and back to `opener` when it closes.
void open_sheet(App& app, SheetKind sheet, std::string_view opener);
void close_sheet(App& app);
// begin_sheet() for this screen; end_sheet() as ever. `closed` was seen to.
Rect begin_app_sheet(App& app, std::string_view id, std::string_view title);
void end_app_sheet(App& app, float content_height);
// The page keeps it, and answers with the colours the device wants where it is to follow that.
void choose_theme(App& app, ThemeChoice choice);
void show_toast(App& app, std::string text, ShownToast::Offer offer);
void undo_last(App& app);
void redo_last(App& app);
// Between the drawn view and the page's own.
void switch_view(App& app);

// Whether this format is saved with the others, and the other way round.
bool is_saved(const App& app, std::string_view format);
void leave_out_or_take(App& app, std::string_view format);
std::vector<std::string> saved_formats(const App& app);
// The pictures of these formats go to the downloads, as one file or a zip of several; where there are no downloads, they are
// shown to be kept by hand. Empty: nothing.
void save_formats(App& app, std::vector<std::string> formats);
void show_pictures(App& app, std::vector<std::string> formats);

// The card as large as the window; the focus goes there, and back when it closes.
void open_large(App& app);
void close_large(App& app);

const toolkit::Format& format_now(const App& app);
// A rectangle in whole device px.
PixelSize device_size(const App& app, const Rect& rect);

// The views. Each draws its part of the screen and acts on what is done there.
// Around all that scrolls as one page, on screens that do.
void begin_page(App& app);
void end_page(App& app);
// The card's strip on such a screen.
void draw_stage_row(App& app);
void draw_top_bar(App& app);
void draw_stage(App& app);
void draw_tabs(App& app);
void draw_panel(App& app);
void draw_menu(App& app);
void draw_large_card(App& app);  // instead of all the others
void draw_toast(App& app);
void draw_sheet(App& app);
void draw_help(App& app);
void draw_about(App& app);
void draw_more(App& app);
void draw_kept_pictures(App& app);
void draw_drafts(App& app);
void draw_finish(App& app);
void draw_submit(App& app);
// Where the open menu lies; empty when none is.
Rect menu_rect(const App& app);

// The steps, drawn into app.areas.content.
void draw_story_step(App& app);
void draw_photo_step(App& app);
void draw_frame_step(App& app);
void draw_share_step(App& app);

// Parts that steps share.
// Title and next button; gives what is left of the content below.
struct StepHeader {
  std::string title;
  std::optional<Step> next;
  std::optional<Icon> extra;  // one more round button before `next`
  std::string_view extra_id;
  std::string extra_name;
};
struct HeaderResult {
  Rect below;
  bool extra_clicked = false;
};
HeaderResult draw_header(App& app, const StepHeader& header);
// The scrolled part of a step: content.y moves with it.
Rect begin_step_scroll(App& app, const Rect& below);
void end_step_scroll(App& app, float content_height);
// The line above what stands under the scrolled part, while some of that is hidden behind it.
void draw_foot_edge(App& app, float content_height);
inline constexpr float foot_gap = 12;  // between that line and what stands there
// The formats that are offered, and as a radio group: nothing of height 0 where there is but one.
std::vector<toolkit::Format> formats_for(const App& app);
bool offers_all_formats(const App& app);
void draw_formats(App& app, const Rect& box);
float formats_height(const App& app);
// Formats that the words are too long for, of those whose reports are there.
struct Fit {
  std::vector<std::string_view> too_long;
  int too_long_by = 0;
  bool known = false;  // all were looked into
};
Fit fit_of(App& app);
// The frames on offer that a story has what they are made for: fact cards wait for a fact.
std::vector<toolkit::OfferedFrame> frames_for(const App& app);
// A frame that holds the words in all formats, where the one in use does not; null until one was found.
const toolkit::Frame* roomier_frame(App& app, const Fit& fit);
// A button that takes that frame; 0 where there is nothing to offer, else its height.
float draw_roomier(App& app, const Fit& fit, std::string_view id, const Rect& at);
std::string format_name(const App& app, std::string_view format);
Icon icon_of(Step step);

}  // namespace storycard::composer
