#include "composer/cards.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/blank.h"
#include "base/check.h"
#include "base/limits.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr double calm_ms = 200;            // the person pauses: time for the small pictures
constexpr double held_ms = 600;            // the same while something is held, which may be moved on
constexpr double quick_ms = 250;           // edits that follow within it are made without a pause
constexpr double stage_ms = 7;             // what the stage's card may take of a frame while they are
constexpr float least_share = 0.4f;        // of its px a side
constexpr int rehearsal_cards = 2;         // a photo moves from the second place on
constexpr float small_detail = 2;          // device px of a small picture for each CSS px, at least
constexpr float near_px = 120;             // what is so far out of sight is made before it comes into sight
constexpr std::uint32_t unused_max = 600;  // frames after which a small picture's memory is given back

Draft content_of(const Draft& draft) {
  Draft content = draft;
  content.story.frame.clear();
  content.story.theme.clear();
  content.story.format.clear();
  content.story.about = story::About::unsaid;
  content.story.consent = {};
  return content;
}

template <typename Made>
bool waits_for_pixels(const Result<Made>& made) {
  return !made && made.error().code == ErrorCode::not_ready;
}

// The least scale at which a format has `size` px or, for their shapes are only nearly the same, a px more.
float scale_for(const toolkit::Format& format, PixelSize size) {
  return std::max(static_cast<float>(size.width) / static_cast<float>(format.size.width),
                  static_cast<float>(size.height) / static_cast<float>(format.size.height));
}

// The pixels for a texture of this size, of a card that may be a px larger.
Bytes pixels_of(render::Card card, PixelSize size) {
  const PixelSize made = card.bitmap.size;
  CHECK(made.width >= size.width && made.height >= size.height);
  Bytes rgba = card.opaque ? std::move(card.bitmap.rgba) : image::straight_rgba(std::move(card.bitmap));
  const auto row = std::size_t(4) * std::size_t(size.width), made_row = std::size_t(4) * std::size_t(made.width);
  const auto rows = static_cast<std::size_t>(size.height);
  for (std::size_t y = 1; y < rows && row != made_row; ++y) {
    std::copy_n(rgba.data() + y * made_row, row, rgba.data() + y * row);
  }
  rgba.resize(row * rows);
  return rgba;
}

}  // namespace

Variant variant_of(const State& state) {
  return {frame_of(state), state.draft.story.theme, format_of(state)};
}

Variant in_format(Variant variant, std::string_view format) {
  variant.format = format;
  return variant;
}

void Cards::begin_frame(const Frame& now) {
  state_ = &now.state;
  library_ = &now.library;
  now_ms_ = now.now_ms;
  device_scale_ = now.device_scale;
  hand_ = now.hand;
  clock_ = &now.clock;
  ++frame_;
  const bool first = revision_ == 0;
  if (now.state.revision != revision_) {
    revision_ = now.state.revision;
    Draft content = content_of(now.state.draft);
    if (!(content == content_)) {
      content_ = std::move(content);
      ++content_version_;
      const bool quick = now.hand == Frame::Hand::on || now_ms_ - changed_ms_ < quick_ms;
      pace_ = quick && !first ? Pace::quick : Pace::calm;
      changed_ms_ = first ? now_ms_ - calm_ms : now_ms_;
      changed_in_ = now.state.step;
    }
  }
  if (now.sample != sample_ || now.offer.logos != offer_.logos) ++content_version_;
  sample_ = now.sample;
  offer_ = now.offer;
  files_version_ = library_->fonts_version() + library_->pictures_version();
  stage_.largest_before = std::exchange(stage_.largest, PixelSize{});
  for (auto& [key, small] : small_) small.wanted = false;
  for (Reports* reports : {&fits_, &reports_}) {
    for (auto& [key, looked] : *reports) looked.wanted = false;
  }
}

render::Request Cards::request(const Variant& variant) const {
  render::Request request;
  request.story = state_->draft.story;
  request.photos = state_->draft.photos;
  request.logos = state_->draft.logos;
  request.frame = variant.frame;
  request.theme = variant.theme;
  request.format = variant.format;
  request.logos_allowed = offer_.logos;
  return request;
}

// Asks for the fonts and pictures that are not there; those that cannot be had are done without.
bool Cards::has_files(const render::Request& request) {
  const Result<std::set<std::string>> needed = render::needed_files(request, library_->assets(), made_);
  if (!needed) return true;  // render() says what is wrong
  library_->want_files(*needed);
  return std::all_of(needed->begin(), needed->end(), [&](const std::string& file) { return library_->lacks(file); });
}

bool Cards::lacks_letters() {
  const Result<std::set<std::string>> needed = render::needed_files(request(stage_.of.variant), library_->assets(), made_);
  const auto lacks = [&](const std::string& file) { return file.starts_with("fonts/") && library_->lacks(file); };
  return needed && std::any_of(needed->begin(), needed->end(), lacks);
}

// Fewer px, where all of them took too long the last time.
PixelSize Cards::quick_size(PixelSize size) const {
  if (stage_.cost_ms <= stage_ms) return size;
  const float share = std::max(least_share, static_cast<float>(std::sqrt(stage_ms / stage_.cost_ms)));
  const auto less = [&](std::int32_t side) {
    return std::max(1, static_cast<int>(std::lround(share * static_cast<float>(side))));
  };
  return {less(size.width), less(size.height)};
}

PixelSize Cards::size_in_time(PixelSize size) const { return is_busy() ? quick_size(size) : size; }

// Brings the stage up to the draft. False while its fonts or pixels are on their way: the last card stays.
bool Cards::remake(PixelSize asked) {
  stage_.frame = frame_;
  stage_.asked = asked;
  if (asked.width > stage_.largest.width) stage_.largest = asked;
  const PixelSize full = asked.width < stage_.largest_before.width ? stage_.largest_before : stage_.largest;
  const Made wanted{content_version_, variant_of(*state_), size_in_time(full), none};
  const PixelSize size = wanted.size;
  if (stage_.of == wanted) return true;
  Made waiting = wanted;
  waiting.supply = supply();
  if (stage_waits_ == waiting) return false;
  const auto now_ms = [&] { return *clock_ ? (*clock_)() : 0.0; };
  const double begun_ms = now_ms();
  render::Request now = request(wanted.variant);
  if (!has_files(now)) return false;
  costs_.needs_ms = now_ms() - begun_ms;
  if (const toolkit::Format* format = toolkit::find_format(wanted.variant.format)) now.scale = scale_for(*format, size);
  if (!(size == full)) now.care = render::Care::quick;  // all is made anew, and exact, once it is calm
  Result<render::Card> card = render::render(now, library_->assets(), made_);
  if (waits_for_pixels(card)) {
    stage_waits_ = waiting;
    return false;
  }
  stage_.of = wanted;
  stage_waits_ = {};
  if (!card) {
    error_ = card.error();
    return true;
  }
  error_.reset();
  stage_.report = std::move(card->report);
  Bytes rgba = pixels_of(std::move(*card), size);
  if (stage_.texture == 0)
    stage_.texture = textures_.make(size, std::move(rgba), Filter::exact);
  else
    textures_.replace(stage_.texture, size, std::move(rgba));
  costs_.card_ms = now_ms() - begun_ms;
  if (size == full) stage_.cost_ms = costs_.card_ms;
  return true;
}

Shown Cards::show(PixelSize size) {
  Shown shown;
  if (size.width <= 0 || size.height <= 0) return shown;
  shown.fresh = remake(size);
  shown.texture = stage_.texture;
  shown.report = stage_.report ? &*stage_.report : nullptr;
  return shown;
}

const render::Inspection* Cards::inspect() {
  if (!(inspected_ == stage_.of)) {
    render::Request now = request(stage_.of.variant);
    now.scale = 0.25f;  // its boxes are in the format's own px all the same
    Result<render::Inspection> inspection = render::inspect(now, library_->assets(), made_);
    if (waits_for_pixels(inspection)) return nullptr;
    inspected_ = stage_.of;
    inspection_ = inspection ? std::optional(std::move(*inspection)) : std::nullopt;
  }
  return inspection_ ? &*inspection_ : nullptr;
}

TextureId Cards::small(const Variant& variant, PixelSize size, float away) {
  Small& small = small_[{variant, size.width, size.height}];
  small.wanted = away <= near_px;
  small.away = away;
  small.used = frame_;
  return small.texture;
}

const compose::Report* Cards::looked(Reports& reports, const Variant& variant) {
  Looked& looked = reports[variant];
  looked.wanted = true;
  if (looked.version == content_version_ && looked.report) return &*looked.report;
  const bool on_stage = stage_.of.version == content_version_ && stage_.of.variant == variant;
  return on_stage && stage_.report && !error_ ? &*stage_.report : nullptr;
}

const compose::Report* Cards::fit(const Variant& variant) {
  const compose::Report* report = looked(fits_, variant);
  if (report) fits_[variant].wanted = false;
  return report;
}

const compose::Report* Cards::report(const Variant& variant) { return looked(reports_, variant); }

std::vector<compose::Advice> Cards::advice(const Variant& variant) {
  const compose::Report* made = report(variant);
  if (!made) return {};
  const render::Request wanted = request(variant);
  library_->want_files(render::files_for_advice(wanted, library_->assets()));
  return render::advice_on(wanted, *made, library_->assets());
}

bool Cards::make_small(const SmallKey& key, Small& small) {
  const auto& [variant, width, height] = key;
  render::Request wanted = request(variant);
  if (is_blank(wanted.story.story)) wanted.story.story = sample_;
  small.waits_since = supply();  // until it is made
  if (!has_files(wanted)) return false;
  const toolkit::Format* format = toolkit::find_format(variant.format);
  if (!format || width < 1 || height < 1) return false;
  // Twice as fine as the screen at its coarsest, so that words are drawn as on the large card; and as fine as cards
  // are made at least.
  int detail = static_cast<int>(std::ceil(small_detail / std::max(1.0f, device_scale_) - 0.01f));
  while (scale_for(*format, {width * detail, height * detail}) < limits::scale_min) ++detail;
  const PixelSize size{width * detail, height * detail};
  wanted.scale = scale_for(*format, size);
  Result<render::Card> card = render::render(wanted, library_->assets(), made_);
  if (waits_for_pixels(card)) return false;
  small.waits_since = none;
  small.version = content_version_;
  if (!card) return false;
  Bytes rgba = pixels_of(std::move(*card), size);
  if (small.texture == 0)
    small.texture = textures_.make(size, std::move(rgba), Filter::exact);
  else
    textures_.replace(small.texture, size, std::move(rgba));
  return true;
}

bool Cards::look_into(const Variant& variant, Looked& looked, Look look) {
  const render::Request wanted = request(variant);
  looked.waits_since = supply();  // until it is known
  if (!has_files(wanted)) return false;
  const Result<compose::Report> report = look(wanted, library_->assets(), made_);
  if (waits_for_pixels(report)) return false;
  looked.waits_since = none;
  looked.version = content_version_;
  looked.report = report ? std::optional(*report) : std::nullopt;
  return true;
}

bool Cards::wants_ahead() const {
  if (!looks_ahead_ || !state_) return false;
  return ahead_of_ != content_version_ || ahead_frames_ < frames_of(offer_, library_->assets().packs).size();
}

// One frame's files; those of the advice with the first. While nothing is written, what the sample in the interface's
// language takes: most stories take no more.
void Cards::ask_ahead() {
  const auto ahead = [this](const Variant& variant) {
    render::Request wanted = request(variant);
    if (is_blank(wanted.story.story)) wanted.story.story = sample_;
    return wanted;
  };
  if (ahead_of_ != content_version_) {
    ahead_of_ = content_version_;
    ahead_frames_ = 0;
    library_->want_files(render::files_for_advice(ahead(variant_of(*state_)), library_->assets()));
  }
  const std::vector<toolkit::OfferedFrame> frames = frames_of(offer_, library_->assets().packs);
  const std::size_t index = ahead_frames_++;
  if (index < frames.size()) has_files(ahead({frames[index].frame->id, "", format_of(*state_)}));
}

bool Cards::wants_rehearsal() const {
  if (!state_ || state_->step != Step::photo || state_->draft.story.photos.empty() || error_) return false;
  const bool at_rest = stage_.texture != 0 && stage_.of.version == content_version_ && stage_.of.size == stage_.asked;
  if (!at_rest || stage_.cost_ms <= stage_ms || rehearsed_.waits_since == supply()) return false;
  return !(rehearsed_.of == stage_.of) || rehearsed_.cards < rehearsal_cards;
}

// What the first moves of a photo need, before a hand takes it: quick cards of it, which nobody sees, so that their
// decoded photo, their letters and all that the photo can show lie ready.
void Cards::rehearse() {
  if (!(rehearsed_.of == stage_.of)) rehearsed_ = {stage_.of};
  rehearsed_.waits_since = none;
  render::Request move = request(stage_.of.variant);
  const toolkit::Format* format = toolkit::find_format(stage_.of.variant.format);
  if (!format) return;
  move.scale = scale_for(*format, quick_size(stage_.of.size));
  move.care = render::Care::quick;
  for (story::Photo& photo : move.story.photos) {
    const float by = 0.01f * static_cast<float>(rehearsed_.cards);
    const auto shift = [by](story::Framing& framing) {
      framing.center = framing.center.value_or(Point{0.5f, 0.4f}) + Point{by, 0};
    };
    if (by > 0) shift(photo.framing);
    for (story::FormatFraming& own : photo.formats) {
      if (by > 0) shift(own.framing);
    }
  }
  if (waits_for_pixels(render::render(move, library_->assets(), made_)))
    rehearsed_.waits_since = supply();
  else
    ++rehearsed_.cards;
}

int Cards::work(const Clock& clock, double until_ms) {
  drop_unused();
  if (!state_) return 0;
  int made = 0;
  const auto late = [&] { return clock && clock() >= until_ms; };
  for (auto& [variant, looked] : fits_) {  // cheap, and words wait for them
    if (!is_due(looked)) continue;
    made += look_into(variant, looked, render::fit) ? 1 : 0;
    if (late()) return made;
  }
  std::vector<decltype(small_)::value_type*> due;
  for (auto& entry : small_) {
    if (is_due(entry.second)) due.push_back(&entry);
  }
  std::stable_sort(due.begin(), due.end(),
                   [](const auto* a, const auto* b) { return a->second.away < b->second.away; });
  for (auto* entry : due) {
    made += make_small(entry->first, entry->second) ? 1 : 0;
    if (late()) return made;
  }
  for (auto& [variant, looked] : reports_) {
    if (!is_due(looked)) continue;
    made += look_into(variant, looked, render::layout) ? 1 : 0;
    if (late()) return made;
  }
  if (wants_rehearsal()) {
    rehearse();
    if (late()) return made;
  }
  while (wants_ahead()) {
    ask_ahead();
    if (late()) return made;
  }
  return made;
}

double Cards::calm_at_ms() const { return changed_ms_ + (hand_ == Frame::Hand::on ? held_ms : calm_ms); }

std::optional<double> Cards::work_at_ms() const {
  const auto stale = [&](const auto& made) {
    return std::any_of(made.begin(), made.end(), [&](const auto& entry) { return is_due(entry.second); });
  };
  if (!state_ || (!stale(small_) && !stale(fits_) && !stale(reports_) && !wants_rehearsal() && !wants_ahead())) return std::nullopt;
  const bool turned_away = state_->step != changed_in_;  // nothing is written any more
  return turned_away ? now_ms_ : std::max(now_ms_, calm_at_ms());
}

std::optional<double> Cards::wanted_at_ms() const {
  const bool coarse = stage_.frame == frame_ && stage_.of.version == content_version_ &&
                      !(stage_.of.size == stage_.asked) && stage_waits_.supply != supply();
  return coarse ? std::optional(std::max(now_ms_, calm_at_ms())) : std::nullopt;
}

void Cards::forget() {
  if (stage_.texture != 0) textures_.remove(stage_.texture);
  for (const auto& [key, small] : small_) {
    if (small.texture != 0) textures_.remove(small.texture);
  }
  small_.clear();
  stage_ = {};
  stage_waits_ = inspected_ = {};
  rehearsed_ = {};
  inspection_.reset();
  fits_.clear();
  reports_.clear();
  content_ = {};
  ++content_version_;
  revision_ = 0;
  made_ = empty_cache(photos_);
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

}  // namespace storycard::composer
