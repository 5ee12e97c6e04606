#include "composer/cards.h"

#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "image/encode.h"
#include "image/resample.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr double calm_ms = 200;  // the person pauses: time for the small pictures
constexpr int pictures_a_frame = 2;
constexpr float small_detail = 2.5f;       // small pictures are made larger, so that words shrink as on the large card
constexpr std::uint32_t unused_max = 600;  // frames after which a small picture's memory is given back

Draft content_of(const Draft& draft) {
  Draft content = draft;
  content.story.frame.clear();
  content.story.theme.clear();
  content.story.format.clear();
  return content;
}

template <typename Made>
bool waits_for_pixels(const Result<Made>& made) {
  return !made && made.error().code == ErrorCode::not_ready;
}

image::Bitmap shrunk(const image::Bitmap& bitmap, PixelSize size) {
  const Transform shrink = scaling(static_cast<float>(size.width) / static_cast<float>(bitmap.size.width),
                                   static_cast<float>(size.height) / static_cast<float>(bitmap.size.height));
  return image::resample(bitmap, shrink, size);
}

}  // namespace

Variant variant_of(const State& state) {
  const story::Story& story = state.draft.story;
  return {story::frame_or_default(story), story.theme, story::format_or_default(story)};
}

Variant in_format(Variant variant, std::string_view format) {
  variant.format = format;
  return variant;
}

void Cards::begin_frame(const State& state, Library& library, std::string_view sample, double now_ms) {
  state_ = &state;
  library_ = &library;
  now_ms_ = now_ms;
  ++frame_;
  const bool first = revision_ == 0;
  if (state.revision != revision_) {
    revision_ = state.revision;
    Draft content = content_of(state.draft);
    if (!(content == content_)) {
      content_ = std::move(content);
      ++content_version_;
      changed_ms_ = first ? now_ms - calm_ms : now_ms;
    }
  }
  if (sample != sample_ || library.fonts_version() != fonts_version_) {
    if (sample != sample_) ++content_version_;
    sample_ = sample;
    fonts_version_ = library.fonts_version();
  }
  for (auto& [key, small] : small_) small.wanted = false;
  for (auto& [key, looked] : reports_) looked.wanted = false;
}

render::Request Cards::request(const Variant& variant) const {
  render::Request request;
  request.story = state_->draft.story;
  request.photos = state_->draft.photos;
  request.logos = state_->draft.logos;
  request.frame = variant.frame;
  request.theme = variant.theme;
  request.format = variant.format;
  return request;
}

// Asks for the fonts that are not there; those that cannot be had are done without.
bool Cards::has_fonts(const render::Request& request) {
  const Result<std::set<std::string>> needed = render::needed_files(request, library_->assets(), made_);
  if (!needed) return true;  // render() says what is wrong
  library_->want_files(*needed);
  return std::all_of(needed->begin(), needed->end(), [&](const std::string& file) { return library_->lacks(file); });
}

// Brings card_ up to the draft. False while its fonts or pixels are on their way: the last card stays.
bool Cards::remake() {
  const Variant variant = variant_of(*state_);
  if (card_version_ == content_version_ && card_variant_ == variant) return true;
  const Waiting now{content_version_, variant, supply()};
  if (waiting_ == now) return false;
  const render::Request wanted = request(variant);
  if (!has_fonts(wanted)) return false;
  Result<render::Card> card = render::render(wanted, library_->assets(), made_);
  if (waits_for_pixels(card)) {
    waiting_ = now;
    return false;
  }
  card_version_ = content_version_;
  card_variant_ = variant;
  if (!card) {
    error_ = card.error();
    return true;
  }
  error_.reset();
  card_ = std::move(*card);
  resample_ = true;
  return true;
}

Shown Cards::show(PixelSize size) {
  Shown shown;
  shown.fresh = remake();
  if (!card_ || size.width <= 0 || size.height <= 0) return shown;
  if (resample_ || !(size == texture_size_)) {
    const Bytes rgba = image::straight_rgba(size == card_->bitmap.size ? card_->bitmap : shrunk(card_->bitmap, size));
    if (texture_ == 0)
      texture_ = textures_.make(size, rgba, Filter::exact);
    else
      textures_.replace(texture_, size, rgba);
    texture_size_ = size;
    resample_ = false;
  }
  shown.texture = texture_;
  shown.report = &card_->report;
  return shown;
}

TextureId Cards::small(const Variant& variant, PixelSize size) {
  Small& small = small_[{variant, size.width, size.height}];
  small.wanted = true;
  small.used = frame_;
  return small.texture;
}

const compose::Report* Cards::report(const Variant& variant) {
  if (card_ && card_version_ == content_version_ && card_variant_ == variant) return &card_->report;
  Looked& looked = reports_[variant];
  looked.wanted = true;
  return looked.version == content_version_ && looked.report ? &*looked.report : nullptr;
}

void Cards::make_small(const SmallKey& key, Small& small) {
  const auto& [variant, width, height] = key;
  render::Request wanted = request(variant);
  if (is_blank(wanted.story.story)) wanted.story.story = sample_;
  if (!has_fonts(wanted)) {
    small.waits_since = supply();
    return;
  }
  const toolkit::Format* format = toolkit::find_format(variant.format);
  if (!format) return;
  const PixelSize size{width, height};
  wanted.scale = small_detail * static_cast<float>(width) / static_cast<float>(format->size.width);
  const Result<render::Card> card = render::render(wanted, library_->assets(), made_);
  if (waits_for_pixels(card)) {
    small.waits_since = supply();
    return;
  }
  small.version = content_version_;
  if (!card) return;
  const Bytes rgba = image::straight_rgba(shrunk(card->bitmap, size));
  if (small.texture == 0)
    small.texture = textures_.make(size, rgba, Filter::exact);
  else
    textures_.replace(small.texture, size, rgba);
}

int Cards::work() {
  drop_unused();
  if (!state_ || now_ms_ - changed_ms_ < calm_ms) return 0;
  int made = 0;
  for (auto& [key, small] : small_) {
    if (made == pictures_a_frame) return made;
    if (!is_due(small)) continue;
    make_small(key, small);
    ++made;
  }
  for (auto& [variant, looked] : reports_) {
    if (made == pictures_a_frame) return made;
    if (!is_due(looked)) continue;
    const render::Request wanted = request(variant);
    ++made;
    if (!has_fonts(wanted)) {
      looked.waits_since = supply();
      continue;
    }
    const Result<compose::Report> report = render::layout(wanted, library_->assets(), made_);
    if (waits_for_pixels(report)) {
      looked.waits_since = supply();
      continue;
    }
    looked.version = content_version_;
    looked.report = report ? std::optional(*report) : std::nullopt;
  }
  return made;
}

std::optional<double> Cards::wanted_at_ms() const {
  const auto stale = [&](const auto& entry) { return is_due(entry.second); };
  const bool work =
      std::any_of(small_.begin(), small_.end(), stale) || std::any_of(reports_.begin(), reports_.end(), stale);
  if (!work) return std::nullopt;
  return std::max(now_ms_, changed_ms_ + calm_ms);
}

void Cards::drop_unused() {
  for (auto it = small_.begin(); it != small_.end();) {
    if (frame_ - it->second.used <= unused_max) {
      ++it;
      continue;
    }
    textures_.remove(it->second.texture);
    it = small_.erase(it);
  }
}

Result<Cards::Export> Cards::make_file() {
  if (!remake() || !card_) return error_.value_or(Error{ErrorCode::missing_file, "", "the card is not ready yet"});
  if (error_) return *error_;
  std::string name = card_variant_.frame + "-" + card_variant_.format + ".png";
  std::replace(name.begin(), name.end(), '/', '-');
  return Export{image::encode_png(card_->bitmap), std::move(name)};
}

}  // namespace storycard::composer
