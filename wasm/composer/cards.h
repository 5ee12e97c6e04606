#pragma once

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
#include "render/render.h"

// The person's card as pictures: the one on the stage, which has the very pixels that are saved, and small ones.
// All of it is remade only when the draft changed, and the small ones only once the person pauses.
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

class Cards {
 public:
  Cards(Textures& textures, Photos& photos)
      : textures_(textures), photos_(photos),
        made_([&photos](const auto& photo, const auto& options) { return photos.decode(photo, options); }, photo_bytes) {}

  // `sample` stands in small pictures for a story that is still unwritten.
  void begin_frame(const State& state, Library& library, std::string_view sample, double now_ms);
  // The card at `size` device px: made now when it is not there yet.
  Shown show(PixelSize size);
  // A small picture: the last one made, 0 before the first; a better one is on its way.
  TextureId small(const Variant& variant, PixelSize size);
  // What came of the words in another format; null until it was looked into.
  const compose::Report* report(const Variant& variant);
  // Makes at most two of the pictures and reports that were asked for in this frame; how many it made.
  int work();
  // When work() wants to run again; 0: at once; none: nothing to do.
  std::optional<double> wanted_at_ms() const;

  struct Export {
    Bytes bytes;
    std::string name;
  };
  // Brings the card on the stage up to the draft. False while its fonts or its photo's pixels are on their way.
  bool remake();
  // The card as it stands, as a PNG file. Only once remake() is true.
  Result<Export> make_file();
  // The stage showed the draft as it stands.
  bool shown_fresh() const { return card_.has_value() && card_version_ == content_version_; }
  // Pixels that the photos' decoder owed.
  void add_pixels(Photos::Arrived arrived) {
    made_.add(arrived.photo, arrived.options, std::move(arrived.pixels));
  }
  // The last error of making the card on the stage.
  const std::optional<Error>& error() const { return error_; }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::size_t photo_bytes = 32u << 20;  // a phone's page stays under 128 MB with all six formats shown
  struct Small {
    TextureId texture = 0;
    std::uint64_t version = 0;  // of the content it shows
    bool wanted = false;
    std::uint32_t waits_since = none;  // supply() that lacked what it needs
    std::uint32_t used = 0;
  };
  struct Looked {
    std::optional<compose::Report> report;
    std::uint64_t version = 0;
    bool wanted = false;
    std::uint32_t waits_since = none;
  };
  using SmallKey = std::tuple<Variant, int, int>;

  render::Request request(const Variant& variant) const;
  bool has_fonts(const render::Request& request);
  // Moves when fonts or pixels came.
  std::uint32_t supply() const { return fonts_version_ + photos_.version(); }
  // Something to make that was asked for, is out of date, and has its fonts and pixels as far as is known.
  template <typename Made>
  bool is_due(const Made& made) const {
    return made.wanted && made.version != content_version_ && made.waits_since != supply();
  }
  void make_small(const SmallKey& key, Small& small);
  void drop_unused();

  Textures& textures_;
  Photos& photos_;
  const State* state_ = nullptr;
  Library* library_ = nullptr;
  std::string sample_;
  double now_ms_ = 0, changed_ms_ = 0;
  std::uint32_t frame_ = 0, fonts_version_ = 0;
  // Content: the draft without frame, theme and format, which small pictures choose for themselves.
  Draft content_;
  std::uint64_t content_version_ = 1, card_version_ = 0, revision_ = 0;
  Variant card_variant_;
  // The card that waits for pixels: of which content, and since which supply.
  struct Waiting {
    std::uint64_t version = 0;
    Variant variant;
    std::uint32_t supply = none;
    friend bool operator==(const Waiting&, const Waiting&) = default;
  } waiting_;
  std::optional<render::Card> card_;
  TextureId texture_ = 0;
  PixelSize texture_size_;
  bool resample_ = false;
  std::optional<Error> error_;
  std::map<SmallKey, Small> small_;
  std::map<Variant, Looked> reports_;
  render::Cache made_;
};

}  // namespace storycard::composer
