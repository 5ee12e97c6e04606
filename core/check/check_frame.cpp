#include "check/check_frame.h"

#include <algorithm>

#include "base/limits.h"
#include "check/text_uses.h"

namespace storycard::check {
namespace {

// Cells of a pattern whose number depends on the format.
constexpr std::size_t many_cells = 100;

std::string u(float size) { return number_text(decimal_of(size)) + "u"; }

std::size_t steps_of(const toolkit::PatternLayer& pattern) {
  std::size_t most = 0;
  for (const toolkit::Tile& tile : pattern.tiles) most = std::max(most, art_steps(tile.art));
  const std::size_t cells =
      pattern.columns > 0 && pattern.row_count > 0
          ? static_cast<std::size_t>(pattern.columns) * static_cast<std::size_t>(pattern.row_count)
          : many_cells;
  return most * cells;
}

std::size_t steps_of(const toolkit::Layer& layer) {
  if (const auto* art = std::get_if<toolkit::PathLayer>(&layer.content)) return art->path.steps.size();
  if (const auto* photo = std::get_if<toolkit::PhotoLayer>(&layer.content)) return photo->outline.path.steps.size();
  if (const auto* pattern = std::get_if<toolkit::PatternLayer>(&layer.content)) return steps_of(*pattern);
  const auto* group = std::get_if<toolkit::GroupLayer>(&layer.content);
  return group != nullptr && group->clip ? group->clip->path.steps.size() : 0;
}

class FrameCheck {
 public:
  FrameCheck(const toolkit::Frame& frame, const FrameFile& file, Findings& findings)
      : frame_(frame), file_(file), findings_(findings) {}

  void run() {
    check_formats();
    if (frame_.themes.empty()) {
      add(file_.whole("/themes"), "no-themes", Severity::warning,
          "The frame wears no theme, so nobody can choose its colours. List themes of the pack in \"themes\".");
    }
    for (std::size_t i = 0; i < toolkit::shape_count; ++i) {
      const auto shape = static_cast<toolkit::Shape>(i);
      if (!is_offered(shape)) continue;
      for (const TextUse& use : text_uses(frame_.layers[i])) check_text(shape, use);
      check_slots_drawn(shape);
      check_weight(shape);
    }
  }

 private:
  void add(FrameFile::Place place, const char* code, Severity severity, std::string message) {
    findings_.add({std::move(place.file), std::move(place.pointer), code, severity, std::move(message)});
  }

  bool is_offered(toolkit::Shape shape) const {
    return std::any_of(frame_.formats.begin(), frame_.formats.end(),
                       [&](const std::string& id) { return toolkit::find_format(id)->shape() == shape; });
  }

  void check_formats() {
    std::string missing;
    for (const toolkit::Format& format : toolkit::formats()) {
      if (std::find(frame_.formats.begin(), frame_.formats.end(), format.id) != frame_.formats.end()) continue;
      missing += (missing.empty() ? "" : ", ") + std::string(format.id);
    }
    if (missing.empty()) return;
    add(file_.whole("/formats"), "few-formats", Severity::warning,
        "The frame is not offered for " + missing + ". Leave \"formats\" out, so that a card can go everywhere.");
  }

  void check_text(toolkit::Shape shape, const TextUse& use) {
    const toolkit::TextStyle& style = *use.style;
    float scale = 1;
    for (const toolkit::ScriptStyle& script : style.scripts) scale = std::min(scale, script.scale);
    const bool story = std::find(use.slots.begin(), use.slots.end(), "story") != use.slots.end();
    const float floor = story ? story_floor : text_floor;
    if (style.min_size * scale < floor - 0.001f) {
      add(file_.member(shape, *use.layer, scale < 1 ? "scripts" : "size"), "text-too-small", Severity::error,
          std::string(story ? "The story" : "This text") + " may become " + u(style.min_size * scale) +
              " small, which nobody can read on a phone. Let its least size be " + u(floor) + " or more.");
    }
    for (const std::string& slot : use.slots) {
      if (is_named(slot)) continue;
      add(file_.member(shape, *use.layer, use.on_a_line ? "line" : "text"), "slot-not-named", Severity::error,
          "The frame draws \"" + slot + "\", but its \"slots\" do not say so. Add \"" + std::string(group_of(slot)) +
              "\" to them.");
    }
  }

  // "hashtags" stands for all of them; of an event its speakers are a part.
  bool is_named(std::string_view slot) const {
    return std::any_of(frame_.slots.begin(), frame_.slots.end(), [&](const std::string& name) {
      return name == slot || name == group_of(slot) || (name == "event" && group_of(slot) == "speakers");
    });
  }

  void check_slots_drawn(toolkit::Shape shape) {
    const Asks asks = asks_of(frame_.layers[static_cast<std::size_t>(shape)]);
    for (std::size_t i = 0; i < frame_.slots.size(); ++i) {
      const std::string& name = frame_.slots[i];
      const bool photo = name == "photo" || name == "photos";
      const bool drawn = photo ? asks.photos > 0 || asks.speaker_photos
                         : name == "logos"
                             ? asks.logos
                             : std::any_of(asks.slots.begin(), asks.slots.end(), [&](const std::string& slot) {
                                 return slot == name || group_of(slot) == name;
                               });
      if (drawn) continue;
      add(file_.whole(pointer_to("/slots", i)), "slot-not-drawn", Severity::error,
          "The frame promises \"" + name + "\", but draws it nowhere in the class " +
              std::string(toolkit::name_of(shape)) + ". Add a layer for it, or take it out of \"slots\".");
    }
  }

  void check_weight(toolkit::Shape shape) {
    const std::size_t steps = art_steps(frame_.layers[static_cast<std::size_t>(shape)]);
    if (steps <= limits::card_path_steps) return;
    add(file_.whole("/layers"), "art-too-heavy", Severity::error,
        "A card of this frame draws " + std::to_string(steps) +
            " steps of paths, its patterns repeated, in the class " + std::string(toolkit::name_of(shape)) + "; " +
            std::to_string(limits::card_path_steps) +
            " are the most, so that phones can draw it. Simplify the tiles, or repeat them less often.");
  }

  const toolkit::Frame& frame_;
  const FrameFile& file_;
  Findings& findings_;
};

}  // namespace

std::size_t art_steps(const std::vector<toolkit::Layer>& layers) {
  std::size_t steps = 0;
  for (const toolkit::Layer& layer : layers) {
    steps += steps_of(layer);
    if (const std::vector<toolkit::Layer>* children = toolkit::children_of(layer)) steps += art_steps(*children);
  }
  return steps;
}

void check_frame(const toolkit::Frame& frame, const FrameFile& file, Findings& findings) {
  FrameCheck(frame, file, findings).run();
}

}  // namespace storycard::check
