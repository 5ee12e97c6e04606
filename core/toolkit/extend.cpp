#include "toolkit/extend.h"

#include <algorithm>

#include "base/json_reader.h"

namespace storycard::toolkit {
namespace {

struct Shown {
  std::optional<std::vector<std::string>> frames, themes;  // none: all
};

std::string name_in_pack(const Frame& frame) { return frame.id.substr(frame.id.find('/') + 1); }

bool among(const std::optional<std::vector<std::string>>& names, const std::string& name) {
  return !names || std::find(names->begin(), names->end(), name) != names->end();
}

Shown read_shown(const Json* show, const Pack& base, ErrorList& errors) {
  Shown shown;
  if (show == nullptr) return shown;
  JsonReader read(*show, "/show");
  if (read.has("frames")) shown.frames = read.texts("frames", 200);
  if (read.has("themes")) shown.themes = read.texts("themes", 100);
  read.no_others();
  errors.add(read.error());
  for (std::size_t i = 0; shown.frames && i < shown.frames->size(); ++i) {
    const auto named = [&](const Frame& frame) { return name_in_pack(frame) == (*shown.frames)[i]; };
    if (std::none_of(base.frames.begin(), base.frames.end(), named)) {
      errors.add(Error{ErrorCode::unknown_value, pointer_to("/show/frames", i), "the pack " + base.id + " has no frame \"" + (*shown.frames)[i] + "\""});
    }
  }
  for (std::size_t i = 0; shown.themes && i < shown.themes->size(); ++i) {
    if (find_theme(base, (*shown.themes)[i]) == nullptr) {
      errors.add(Error{ErrorCode::unknown_value, pointer_to("/show/themes", i), "the pack " + base.id + " has no theme \"" + (*shown.themes)[i] + "\""});
    }
  }
  return shown;
}

// Adds those of `base` that `own` has not by the same name.
template <typename T>
void add_missing(std::vector<T>& own, const std::vector<T>& base, std::string T::*name) {
  const std::size_t count = own.size();
  for (const T& item : base) {
    const auto end = own.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::none_of(own.begin(), end, [&](const T& known) { return known.*name == item.*name; })) own.push_back(item);
  }
}

Frame taken_over(const Frame& frame, const std::string& pack_id, const std::vector<std::string>& own_themes, const Shown& shown) {
  Frame taken = frame;
  taken.id = pack_id + "/" + name_in_pack(frame);
  taken.themes = own_themes;
  for (const std::string& theme : frame.themes) {
    if (among(shown.themes, theme) && !among(own_themes, theme)) taken.themes.push_back(theme);
  }
  // A frame whose themes are all left out keeps its own: without one it has no colours.
  if (taken.themes.empty() && !frame.own_theme.empty()) taken.themes.push_back(frame.own_theme);
  return taken;
}

}  // namespace

void extend(Pack& pack, const std::vector<Pack>& others, const Json* show, ErrorList& errors) {
  const auto found = std::find_if(others.begin(), others.end(), [&](const Pack& other) { return other.id == pack.extends; });
  if (found == others.end() || pack.extends == pack.id) {
    return errors.add(Error{ErrorCode::unknown_value, "/extends", "there is no other pack \"" + pack.extends + "\" here"});
  }
  const Pack& base = *found;
  const Shown shown = read_shown(show, base, errors);
  std::vector<std::string> own_themes;
  for (const Theme& theme : pack.themes) own_themes.push_back(theme.id);
  add_missing(pack.colors, base.colors, &NamedColor::name);
  add_missing(pack.faces, base.faces, &NamedFace::name);
  add_missing(pack.themes, base.themes, &Theme::id);
  pack.parts = merged(base.parts, pack.parts);
  if (pack.hashtags.empty()) pack.hashtags = base.hashtags;
  if (pack.logos.empty()) pack.logos = base.logos;
  if (pack.notice.empty()) pack.notice = base.notice;
  pack.logos_allowed = base.logos_allowed;  // its own may be stricter
  for (const Frame& frame : base.frames) {
    if (among(shown.frames, name_in_pack(frame))) pack.frames.push_back(taken_over(frame, pack.id, own_themes, shown));
  }
}

void put_before_extended(std::vector<Frame> own, Pack& pack) {
  for (Frame& taken : pack.frames) {
    const auto same = [&](const Frame& frame) { return frame.id == taken.id; };
    if (std::none_of(own.begin(), own.end(), same)) own.push_back(std::move(taken));
  }
  pack.frames = std::move(own);
}

}  // namespace storycard::toolkit
