#include "composer/words.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "raster/rasterize.h"
#include "text/break_lines.h"
#include "text/place_lines.h"

namespace storycard::composer {
namespace {

constexpr std::int32_t phases = 4;  // a glyph is kept at quarter px, so that spacing stays even
constexpr std::size_t labels_max = 1000;
constexpr float least_shrink = 0.8f;
constexpr float endless = 1e6f;

// Glyphs are flat, so every control point bounds them.
Rect bounds_of(const Path& path) {
  float left = endless, top = endless, right = -endless, bottom = -endless;
  const auto take = [&](Point p) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  };
  for (const PathStep& step : path.steps) {
    if (step.kind == PathStep::Kind::close) continue;
    take(step.to);
    if (step.kind == PathStep::Kind::quad || step.kind == PathStep::Kind::cubic) take(step.control1);
    if (step.kind == PathStep::Kind::cubic) take(step.control2);
  }
  if (left > right) return {};
  return {std::floor(left) - 1, std::floor(top) - 1, std::ceil(right) - std::floor(left) + 2,
          std::ceil(bottom) - std::floor(top) + 2};
}

template <typename T>
void append(std::string& key, const T& value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  key.append(bytes, sizeof(T));
}

std::string key_of(std::string_view text, const Look& look, const WordsOptions& options) {
  std::string key(text);
  key += '\0';
  append(key, look.role);
  append(key, look.weight);
  append(key, look.size);
  append(key, look.line);
  append(key, look.tracking_em);
  append(key, options.width);
  append(key, options.overflow);
  append(key, options.align);
  append(key, options.base);
  return key;
}

text::Direction direction_of(const std::string& direction, const WordsOptions& options) {
  if (options.base == WordsOptions::Base::own) return text::Direction::automatic;
  return direction == "rtl" ? text::Direction::right_to_left : text::Direction::left_to_right;
}

}  // namespace

void Words::begin_frame(const Setting& setting) {
  const bool other_words = setting.language != setting_.language || setting.direction != setting_.direction;
  if (setting.device_scale != setting_.device_scale || setting.library != setting_.library) {
    forget();
  } else if (other_words) {
    labels_.clear();
  } else if (setting.faces != setting_.faces || setting.fonts_version != setting_.fonts_version || labels_.size() > labels_max) {
    const bool fonts = setting.faces != setting_.faces || setting.fonts_version != setting_.fonts_version;
    for (auto it = labels_.begin(); it != labels_.end();) {
      const bool stale = fonts ? !it->second.final : it->second.used != frame_;
      it = stale ? labels_.erase(it) : std::next(it);
    }
  }
  setting_ = setting;
  ++frame_;
  complete_ = true;
  cut_.clear();
}

void Words::forget() {
  measured_ = {};
  labels_.clear();
  glyphs_.clear();
}

const Label& Words::label(std::string_view text, const Look& look, const WordsOptions& options) {
  Entry& entry = labels_[key_of(text, look, options)];
  if (entry.used == 0) {
    cutting_ = false;
    make(text, look, options, entry);
    entry.cut = cutting_;
  }
  if (entry.cut) cut_.emplace_back(text);
  entry.used = frame_;
  complete_ = complete_ && entry.complete;
  return entry.label;
}

std::set<std::string> Words::take_wanted() {
  std::set<std::string> wanted;
  for (const std::string& file : wanted_) {
    if (told_.insert(file).second) wanted.insert(file);
  }
  wanted_.clear();
  return wanted;
}

void Words::give_up(const std::string& file) { given_up_.insert(file); }

void Words::take_back(const std::string& file) {
  if (given_up_.erase(file) > 0) labels_.clear();
}

int Words::lines(std::string_view text, const Look& look, const WordsOptions& options) {
  if (!setting_.library || text.empty()) return 1;
  Look measured = look;
  if (setting_.faces == Setting::Faces::few) measured.weight = weight_instead(look);
  const text::Paragraph paragraph = paragraph_of(text, measured, options);
  const std::set<std::string>& needed = measured_.needed_files(paragraph, *setting_.library);
  wanted_.insert(needed.begin(), needed.end());
  return static_cast<int>(broken(*measured_.shaped(paragraph, *setting_.library), look, options).size());
}

text::Paragraph Words::paragraph_of(std::string_view text, const Look& look, const WordsOptions& options) const {
  text::Paragraph paragraph;
  paragraph.text = text;
  paragraph.language = setting_.language;
  paragraph.direction = direction_of(setting_.direction, options);
  paragraph.style = {look.role, look.weight};
  paragraph.tracking_em = look.tracking_em;
  return paragraph;
}

std::vector<text::Line> Words::broken(const text::ShapedText& shaped, const Look& look,
                                      const WordsOptions& options) const {
  const float scale = setting_.device_scale;
  return text::break_lines(shaped, Px{look.size * scale}, Px{options.width > 0 ? options.width * scale : endless});
}

// Asks for what the words take. False: there is nothing yet to draw them with. `ready`: the words itemised, where all that
// they take in `look` is there.
bool Words::choose_face(std::string_view text, Look& look, const WordsOptions& options, Entry& entry, std::optional<text::Items>& ready) {
  const auto needed = [&](const Look& its) {
    const text::Paragraph paragraph = paragraph_of(text, its, options);
    ready = text::itemise(paragraph, *setting_.library, font::Slices::all);
    std::set<std::string> files = text::needed_files(paragraph, *ready, *setting_.library);
    if (!files.empty()) ready.reset();
    return files;
  };
  const auto had = [&](const std::set<std::string>& files) {
    return std::includes(given_up_.begin(), given_up_.end(), files.begin(), files.end());
  };
  const bool few = setting_.faces == Setting::Faces::few;
  Look instead = look;
  instead.weight = weight_instead(look);
  if (few && instead != look) {  // its own weight is asked for with all faces: the first screen does not look for it
    const std::set<std::string> its = needed(instead);
    if (look.awaited) wanted_.insert(its.begin(), its.end());
    entry.complete = had(its) || !look.awaited;
    look = instead;
    return look.awaited || its.empty();
  }
  const std::set<std::string> own = needed(look);
  entry.final = entry.complete = had(own);
  if (own.empty()) return true;
  const std::set<std::string> its = instead == look ? own : needed(instead);
  const std::set<std::string>& wanted = few ? its : own;
  if (!few || look.awaited) wanted_.insert(wanted.begin(), wanted.end());
  entry.complete = had(its) || (few && !look.awaited);
  if (its.empty() || !entry.final) look = instead;
  return look.awaited || its.empty() || entry.final;
}

void Words::make(std::string_view text, Look look, const WordsOptions& options, Entry& entry) {
  entry.label.height = look.line;
  entry.complete = entry.final = text.empty();
  std::optional<text::Items> ready;
  if (!setting_.library || text.empty() || !choose_face(text, look, options, entry, ready)) return;
  const text::Paragraph paragraph = paragraph_of(text, look, options);
  const text::ShapedText shaped = ready ? text::shape(paragraph, *std::move(ready), *setting_.library) : text::shape(paragraph, *setting_.library);
  entry.label = options.overflow == WordsOptions::Overflow::shrink ? shrunk(shaped, look, options)
                                                                   : set_lines(shaped, look, options);
}

Label Words::shrunk(const text::ShapedText& shaped, Look look, const WordsOptions& options) {
  WordsOptions one_line = options;
  one_line.width = 0;
  Label label = set_lines(shaped, look, one_line);
  if (options.width <= 0 || label.width <= options.width + 0.01f) return label;
  look.size *= std::max(least_shrink, options.width / label.width * 0.995f);
  label = set_lines(shaped, look, one_line);
  if (label.width <= options.width) return label;
  cutting_ = true;
  text::Paragraph cut = shaped.paragraph;
  cut.text = "…";
  const float dots = set_lines(text::shape(cut, *setting_.library), look, one_line).width;
  const Px size{look.size * setting_.device_scale};
  const Px room{std::max(1.0f, (options.width - dots) * setting_.device_scale)};
  const auto lines = text::break_lines(shaped, size, room);
  std::string start = shaped.paragraph.text.substr(0, lines[0].bytes.end);
  while (!start.empty() && start.back() == ' ') start.pop_back();
  cut.text = start + "…";
  return set_lines(text::shape(cut, *setting_.library), look, one_line);
}

Label Words::set_lines(const text::ShapedText& shaped, const Look& look, const WordsOptions& options) {
  const float scale = setting_.device_scale;
  const float width_px = options.width > 0 ? options.width * scale : endless;
  const auto lines = broken(shaped, look, options);
  text::PlaceOptions place;
  place.font_size = Px{look.size * scale};
  place.line_height = look.line / look.size;
  place.align = options.width > 0 ? options.align : text::Align::left;
  place.box = {0, 0, width_px, endless};
  const text::TextLayout layout = text::place_lines(shaped, lines, place);

  Label label;
  label.lines = static_cast<int>(layout.lines.size());
  label.height = look.line * static_cast<float>(label.lines);
  for (const text::PlacedLine& line : layout.lines) {
    label.width = std::max(label.width, line.width.value / scale);
    for (const text::PlacedRun& run : line.runs) {
      for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const float x = std::floor(run.positions[i].x * phases + 0.5f) / phases;
        const auto whole = static_cast<std::int32_t>(std::floor(x));
        const auto phase = static_cast<std::int32_t>((x - std::floor(x)) * phases);
        const auto baseline = static_cast<std::int32_t>(std::lround(run.positions[i].y));
        const Slot& slot = glyph(*run.face, run.glyphs[i], run.font_size.value, phase);
        if (!slot.empty()) label.quads.push_back({slot, whole + slot.left, baseline + slot.top});
      }
    }
  }
  if (options.width > 0) label.width = options.width;
  return label;
}

const Slot& Words::glyph(const font::Face& face, font::GlyphId id, float size_px, std::int32_t phase) {
  const GlyphKey key{&face, id, static_cast<std::int32_t>(std::lround(size_px * 64)), phase};
  const auto found = glyphs_.find(key);
  if (found != glyphs_.end()) return found->second;
  const float k = size_px / static_cast<float>(face.units_per_em().value);
  const Path path = transformed(face.outline(id), {k, 0, 0, -k, static_cast<float>(phase) / phases, 0});
  Slot slot;
  if (!path.empty()) slot = atlas_.add(raster::coverage_of(path, bounds_of(path)));
  return glyphs_.emplace(key, slot).first->second;
}

}  // namespace storycard::composer
