#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "composer/library.h"
#include "composer/photos.h"
#include "composer/state.h"
#include "composer/textures.h"
#include "image/bitmap.h"
#include "render/layers.h"
#include "render/render.h"

// The person's card as pictures: the one on the stage, and small ones. They are drawn in the size in which they are shown: a card is composed in its format's own px whatever its size, so their lines end
// where the file's do. All of it is remade only when the draft changed, and the small ones only once the person pauses.
namespace storycard::composer {

// A frame in a theme and a format; empty theme: the frame's own.
struct Variant {
  std::string frame, theme, format;
  friend bool operator<(const Variant& a, const Variant& b) {
    return std::tie(a.frame, a.theme, a.format) < std::tie(b.frame, b.theme, b.format);
  }
  friend bool operator==(const Variant&, const Variant&) = default;
};
Variant variant_of(const State& state);
Variant in_format(Variant variant, std::string_view format);

// What the stage shows. The report is of the last card that could be made.
struct Shown {
  TextureId texture = 0;
  const compose::Report* report = nullptr;
  bool fresh = false;  // it is the draft as it stands
};

// Milliseconds of a clock that only goes forward. Without one, time stands still while a frame is made.
using Clock = std::function<double()>;

class Cards {
 public:
  Cards(Textures& textures, Photos& photos)
      : textures_(textures), photos_(photos), made_(empty_cache(photos)) {}

  struct Frame {
    const State& state;
    Library& library;
    std::string_view sample;  // stands in small pictures for a story that is still unwritten
    double now_ms = 0;
    float device_scale = 1;
    const Clock& clock;
    enum class Hand { off, on } hand = Hand::off;  // on: a finger or the mouse is pressed, and may be moving something
    Offer offer = {};
  };
  void begin_frame(const Frame& frame);
  // The card at `size` device px: made now when it is not there yet. While edits come quickly and a card takes too long
  // for that, it is made of fewer px, and anew in all of them once they pause.
  Shown show(PixelSize size);
  // A small picture for `size` device px: the last one made, 0 before the first; a better one is on its way. One that is
  // `away` px out of sight waits until it comes near.
  TextureId small(const Variant& variant, PixelSize size, float away = 0);
  // Whether and how the words of a variant fit, without what is measured on pixels; null until it was looked into.
  const compose::Report* fit(const Variant& variant);
  // All that is to be said of a variant's file, contrast included; null until it was looked into. Until then, of the one
  // on the stage, contrast is as measured there.
  const compose::Report* report(const Variant& variant);
  // Of the card that the report is of; empty without one. Complete once the terms for its languages are there.
  std::vector<compose::Advice> advice(const Variant& variant);
  // Makes what was asked for in this frame, the most urgent first, until `clock` has passed `until_ms`, and one thing at
  // least. How many of them are there to be shown.
  int work(const Clock& clock, double until_ms);
  // From now on work() also asks for the files that this story would need in other frames, so that it lacks nothing where
  // the network goes away.
  void look_ahead() { looks_ahead_ = true; }
  // When work() wants to run again; none: nothing to do.
  std::optional<double> work_at_ms() const;
  // When the stage's card, made of fewer px than it has, wants to be made of all; none: it is.
  std::optional<double> wanted_at_ms() const;
  // Edits follow each other: what costs time may wait until calm_at_ms().
  bool is_busy() const { return is_behind() || (pace_ == Pace::quick && now_ms_ < calm_at_ms()); }
  double calm_at_ms() const;

  // The stage showed the draft as it stands.
  bool shown_fresh() const { return stage_.report.has_value() && stage_.of.version == content_version_; }
  // Pixels that the photos' decoder owed.
  void add_pixels(Photos::Arrived arrived) { made_.add(arrived.photo, arrived.options, std::move(arrived.pixels)); }
  // Another draft comes: no picture and no photo of this one stays.
  void forget();
  // For the inspector: where everything on the stage's card came to stand (null where that is not known), and what the
  // last one cost.
  const render::Inspection* inspect();
  struct Costs {
    double needs_ms = 0, card_ms = 0;  // 0 without a clock
  };
  const Costs& costs() const { return costs_; }
  std::size_t small_count() const { return small_.size(); }
  // A photo as a slot shows it: not_ready while its pixels are on their way.
  Result<std::shared_ptr<const image::Bitmap>> photo_pixels(const render::PhotoFile& photo,
                                                            const render::SlotView& view) {
    return made_.layers().photos.slot_pixels(photo, view);
  }
  // The card on the stage does without a font that cannot be had.
  bool lacks_letters();
  // A file came that cards did without: all are made anew.
  void renew() { ++content_version_; }
  // The last error of making the card on the stage.
  const std::optional<Error>& error() const { return error_; }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::size_t photo_bytes = 24u << 20;  // a phone's page stays under 128 MB with all six formats shown
  static render::Cache empty_cache(Photos& photos) {
    return render::Cache([&photos](const auto& photo, const auto& options) { return photos.decode(photo, options); }, photo_bytes);
  }
  struct Small {
    TextureId texture = 0;
    std::uint64_t version = 0;  // of the content it shows
    bool wanted = false;
    std::uint32_t waits_since = none;  // supply() that lacked what it needs
    std::uint32_t used = 0;
    float away = 0;
  };
  struct Looked {
    std::optional<compose::Report> report;
    std::uint64_t version = 0;
    bool wanted = false;
    std::uint32_t waits_since = none;
  };
  using SmallKey = std::tuple<Variant, int, int>;
  using Reports = std::map<Variant, Looked>;

  // The draft was edited since begin_frame().
  bool is_behind() const { return state_ != nullptr && state_->revision != revision_; }
  render::Request request(const Variant& variant) const;
  bool has_files(const render::Request& request);
  // Moves when fonts, pictures of packs or pixels came.
  std::uint32_t supply() const { return files_version_ + photos_.version(); }
  // Something to make that was asked for, is out of date, and has its fonts and pixels as far as is known.
  template <typename Made>
  bool is_due(const Made& made) const {
    return made.wanted && made.version != content_version_ && made.waits_since != supply();
  }
  bool remake(PixelSize size);
  PixelSize quick_size(PixelSize size) const;
  PixelSize size_in_time(PixelSize size) const;
  bool wants_ahead() const;
  void ask_ahead();
  bool wants_rehearsal() const;
  void rehearse();
  const compose::Report* looked(Reports& reports, const Variant& variant);
  // True where there is something new to show.
  bool make_small(const SmallKey& key, Small& small);
  using Look = Result<compose::Report> (*)(const render::Request&, const render::Assets&, render::Cache&);
  bool look_into(const Variant& variant, Looked& looked, Look look);
  void drop_unused();

  Textures& textures_;
  Photos& photos_;
  const State* state_ = nullptr;
  Library* library_ = nullptr;
  std::string sample_;
  Offer offer_;
  double now_ms_ = 0, changed_ms_ = 0;
  Frame::Hand hand_ = Frame::Hand::off;
  Step changed_in_ = Step::story;                      // where the person was then
  enum class Pace { calm, quick } pace_ = Pace::calm;  // quick: the last two changes came one right after the other
  const Clock* clock_ = nullptr;
  float device_scale_ = 1;
  std::uint32_t frame_ = 0, files_version_ = 0;
  // Content: the draft without frame, theme and format, which small pictures choose for themselves.
  Draft content_;
  std::uint64_t content_version_ = 1, revision_ = 0;
  // A card of a content; `supply`: since when it waits for fonts or pixels.
  struct Made {
    std::uint64_t version = 0;
    Variant variant;
    PixelSize size;
    std::uint32_t supply = none;
    friend bool operator==(const Made&, const Made&) = default;
  };
  struct Stage {
    Made of;
    TextureId texture = 0;
    std::optional<compose::Report> report;
    std::uint32_t frame = 0;  // when it was asked for last
    PixelSize asked;          // the last size it was asked for in; it may be made in another
    PixelSize largest,
        largest_before;  // of the sizes asked for in this frame and in the one before: one card serves all
    double cost_ms = 0;  // of the last one that was made in all its px
  } stage_;
  Made stage_waits_;
  bool looks_ahead_ = false;
  std::uint64_t ahead_of_ = 0;   // the content that was looked at
  std::size_t ahead_frames_ = 0;  // of all packs' frames, so many were
  struct Rehearsed {
    Made of;        // what stood on the stage
    int cards = 0;  // of rehearsal_cards
    std::uint32_t waits_since = none;
  } rehearsed_;
  std::optional<Error> error_;
  Costs costs_;
  Made inspected_;
  std::optional<render::Inspection> inspection_;
  std::map<SmallKey, Small> small_;
  Reports fits_, reports_;
  render::Cache made_;
};

}  // namespace storycard::composer
