#include "render/scrims.h"

#include <algorithm>
#include <cmath>

#include "raster/rasterize.h"
#include "render/contrast.h"

namespace storycard::render {
namespace {

constexpr int full_strength = 32;
constexpr std::size_t most_scrims = 12;  // of one card; others are as strong as they can be

// A cut path's edge is rounded otherwise, by a step of 255: what just reaches here, reaches on the whole card too.
constexpr float margin = 0.02f;

using Commands = std::vector<paint::Command>;

struct Text {
  std::vector<Rect> areas;
  Color ink;
  float threshold;
};

std::uint8_t weaker(std::uint8_t alpha, int strength) {
  return static_cast<std::uint8_t>((int{alpha} * strength + full_strength / 2) / full_strength);
}

void weaken(Paint& paint, int strength) {
  if (auto* color = std::get_if<Color>(&paint)) color->alpha = weaker(color->alpha, strength);
  const auto weaken_stops = [&](std::vector<GradientStop>& stops) {
    for (GradientStop& stop : stops) stop.color.alpha = weaker(stop.color.alpha, strength);
  };
  if (auto* linear = std::get_if<LinearGradient>(&paint)) weaken_stops(linear->stops);
  if (auto* radial = std::get_if<RadialGradient>(&paint)) weaken_stops(radial->stops);
}

void weaken(paint::Command& command, int strength) {
  if (auto* fill = std::get_if<paint::FillPath>(&command)) weaken(fill->paint, strength);
  if (auto* shadow = std::get_if<paint::Shadow>(&command)) shadow->color.alpha = weaker(shadow->color.alpha, strength);
}

bool touch(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect bounding(const Rect& a, const Rect& b) {
  const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

// Whole px of the card around all letters of the texts.
struct Region {
  std::int32_t x = 0, y = 0;
  PixelSize size;
};

Region region_of(const std::vector<Text>& texts, PixelSize card) {
  Rect all = texts.front().areas.front();
  for (const Text& text : texts) {
    for (const Rect& area : text.areas) all = bounding(all, area);
  }
  const auto within = [](float value, std::int32_t side) {
    return static_cast<std::int32_t>(std::clamp(std::floor(value), 0.0f, static_cast<float>(side)));
  };
  const std::int32_t x = within(all.x, card.width), y = within(all.y, card.height);
  return {x, y, {within(all.right() + 2, card.width) - x, within(all.bottom() + 2, card.height) - y}};
}

// The scrim's commands, as they are, between what lies under it and what lies over it. A group cannot be taken apart: of
// one that holds the scrim, all is drawn anew.
class Trial {
 public:
  Trial(const paint::DisplayList& list, const paint::Scrim& scrim, const std::vector<Text>& texts)
      : list_(list), scrim_(scrim), texts_(texts), region_(region_of(texts, list.size)) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < scrim.first; ++i) {
      if (std::holds_alternative<paint::BeginGroup>(list.commands[i]) && depth++ == 0) start_ = i;
      if (std::holds_alternative<paint::EndGroup>(list.commands[i]) && depth > 0) --depth;
    }
    if (depth == 0) start_ = scrim.first;
    if (region_.size.width <= 0 || region_.size.height <= 0) return;
    under_ = image::Bitmap::filled(region_.size, list.ground);
    draw(0, start_, list.commands, under_);
  }

  bool reached_at(int strength) const {
    if (under_.empty()) return true;
    Commands commands = list_.commands;
    for (std::size_t i = 0; i < scrim_.count; ++i) weaken(commands[scrim_.first + i], strength);
    image::Bitmap pixels = under_;
    draw(start_, commands.size(), commands, pixels);
    return std::all_of(texts_.begin(), texts_.end(), [&](const Text& text) {
      std::vector<Rect> areas = text.areas;
      for (Rect& area : areas) {
        area.x -= static_cast<float>(region_.x);
        area.y -= static_cast<float>(region_.y);
      }
      return contrast_on(pixels, areas, text.ink) >= text.threshold + margin;
    });
  }

 private:
  void draw(std::size_t from, std::size_t until, const Commands& commands, image::Bitmap& pixels) const {
    const auto at = [&](std::size_t index) { return commands.begin() + static_cast<std::ptrdiff_t>(index); };
    raster::draw_part({at(from), at(until)}, region_.x, region_.y, pixels);
  }

  const paint::DisplayList& list_;
  const paint::Scrim& scrim_;
  const std::vector<Text>& texts_;
  Region region_;
  std::size_t start_ = 0;
  image::Bitmap under_;
};

int least_between(const Trial& trial, int fails, int reaches) {
  while (reaches - fails > 1) {
    const int middle = (fails + reaches) / 2;
    (trial.reached_at(middle) ? reaches : fails) = middle;
  }
  return reaches;
}

int least_strength(const Trial& trial) {
  if (trial.reached_at(0)) return 0;
  if (!trial.reached_at(full_strength)) return full_strength;
  return least_between(trial, 0, full_strength);
}

// The same where more is never worse, in two trials where it is `near` itself.
int least_strength(const Trial& trial, int near) {
  int fails = -1, reaches = full_strength;
  if (trial.reached_at(near)) {
    reaches = near;
    for (int step = 1; reaches - step > fails; step *= 2) {
      if (!trial.reached_at(reaches - step)) {
        fails = reaches - step;
        break;
      }
      reaches -= step;
    }
  } else {
    fails = near;
    for (int step = 1; fails + step < reaches; step *= 2) {
      if (trial.reached_at(fails + step)) {
        reaches = fails + step;
        break;
      }
      fails += step;
    }
  }
  return least_between(trial, fails, reaches);
}

std::vector<Text> texts_over(const Rect& bounds, const compose::Composition& composition, float scale) {
  std::vector<Text> texts;
  for (const compose::PlacedItem& item : composition.items) {
    const auto* placed = std::get_if<compose::PlacedText>(&item);
    if (placed == nullptr || placed->report == compose::no_report) continue;
    Text text{lettered_areas(*placed, scale), placed->color, composition.report.texts[placed->report].threshold};
    const bool over = std::any_of(text.areas.begin(), text.areas.end(), [&](const Rect& area) { return touch(area, bounds); });
    if (over) texts.push_back(std::move(text));
  }
  return texts;
}

void set_strength(const paint::Scrim& scrim, int strength, Commands& commands) {
  for (std::size_t i = 0; i < scrim.count; ++i) weaken(commands[scrim.first + i], strength);
}

}  // namespace

std::vector<int> settle_scrims(const compose::Composition& composition, float scale, paint::CardPaint& card,
                               const std::vector<int>& near) {
  std::vector<int> strengths;
  if (card.scrims.empty()) return strengths;
  const std::size_t count = std::min(card.scrims.size(), most_scrims);
  Commands wanted = card.ground.commands;  // as strong as they may be
  // While one is tried, those after it are not there.
  for (std::size_t i = 0; i < count; ++i) set_strength(card.scrims[i], 0, card.ground.commands);
  std::vector<bool> gone(card.ground.commands.size());
  for (std::size_t i = 0; i < count; ++i) {
    const paint::Scrim& scrim = card.scrims[i];
    const auto first = static_cast<std::ptrdiff_t>(scrim.first), last = static_cast<std::ptrdiff_t>(scrim.first + scrim.count);
    std::copy(wanted.begin() + first, wanted.begin() + last, card.ground.commands.begin() + first);
    const std::vector<Text> texts = texts_over(scrim.bounds, composition, scale);
    int strength = 0;
    if (!texts.empty()) {
      const Trial trial(card.ground, scrim, texts);
      strength = near.size() == count ? least_strength(trial, near[i]) : least_strength(trial);
    }
    strengths.push_back(strength);
    set_strength(scrim, strength, card.ground.commands);
    if (strength == 0) std::fill(gone.begin() + first, gone.begin() + last, true);
  }
  Commands left;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    if (!gone[i]) left.push_back(std::move(card.ground.commands[i]));
  }
  card.ground.commands = std::move(left);
  card.scrims.clear();  // their places are no longer the same
  return strengths;
}

void ScrimCache::settle(const compose::Composition& composition, float scale, Care care, paint::CardPaint& card) {
  if (card.scrims.empty()) return;
  std::vector<Word> words;
  for (const compose::PlacedItem& item : composition.items) {
    const auto* placed = std::get_if<compose::PlacedText>(&item);
    if (placed == nullptr || placed->report == compose::no_report) continue;
    words.push_back({lettered_areas(*placed, scale), placed->color, composition.report.texts[placed->report].threshold});
  }
  const auto known = std::find_if(settled_.begin(), settled_.end(), [&](const Settled& one) {
    return (one.care == Care::exact || care == Care::quick) && one.words == words && one.scrims == card.scrims && one.asked == card.ground;
  });
  if (known != settled_.end()) {
    settled_.splice(settled_.begin(), settled_, known);
    card.ground = settled_.front().settled;
    card.scrims.clear();
    return;
  }
  Settled one{card.ground, card.scrims, std::move(words), {}, {}, care};
  one.strengths = settle_scrims(composition, scale, card, care == Care::quick && !settled_.empty() ? settled_.front().strengths : std::vector<int>());
  one.settled = card.ground;
  settled_.push_front(std::move(one));
  constexpr std::size_t most_settled = 8;  // formats shown at once
  if (settled_.size() > most_settled) settled_.pop_back();
}

}  // namespace storycard::render
