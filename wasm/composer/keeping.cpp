#include "composer/keeping.h"

#include <algorithm>

#include "base/blank.h"
#include "base/json_reader.h"
#include "base/limits.h"
#include "composer/edits_photo.h"
#include "photo_header.h"
#include "unicode/breaks.h"

namespace storycard::composer {
namespace {

constexpr std::size_t words_most = 140;   // graphemes: what a list shows of a draft
constexpr std::size_t drafts_most = 500;  // in the list

// By what a person knows their draft again.
std::string first_words(const Draft& draft) {
  const story::Story& story = draft.story;
  const std::string* const texts[] = {&story.story, story.fact ? &story.fact->text : &story.story,
                                      story.event ? &story.event->title : &story.story, &story.prompt, &story.name};
  for (const std::string* text : texts) {
    if (is_blank(*text)) continue;
    const auto letters = unicode::graphemes(*text);
    std::string words = letters.size() <= words_most ? *text : text->substr(0, letters[words_most].begin) + "…";
    std::replace_if(words.begin(), words.end(), [](char letter) { return letter >= 0 && letter < ' '; }, ' ');
    return words;
  }
  return {};
}

// A frame alone is nothing that anyone would miss.
bool has_something(const Draft& draft) {
  Draft bare = draft;
  bare.story.frame.clear();
  bare.story.theme.clear();
  bare.story.format.clear();
  bare.story.source = {};
  return !(bare == Draft{});
}

// With what is usual here written out: elsewhere something else may be.
story::Story as_shown(const State& state) {
  story::Story story = state.draft.story;
  if (!has_something(state.draft)) return story;
  if (story.frame.empty()) story.frame = state.defaults.frame;
  if (story.format.empty()) story.format = state.defaults.format;
  return story;
}

Json covers_json(const std::vector<story::Cover>& covers) {
  story::Story story;
  story.photos.emplace_back().covers = covers;
  const Json written = story::write(story);
  const Json* photos = written.find("photos");
  const Json* list = photos && photos->as_array() && !photos->as_array()->empty() ? photos->as_array()->front().find("covers") : nullptr;
  return list ? *list : Json(JsonArray{});
}

Json pictures_json(const State& state, const Photos& photos, const std::vector<render::PhotoFile>& files, bool covered) {
  JsonArray list;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const PhotoId id = photos.id_of(files[i]);
    if (id == no_photo) {
      list.emplace_back();
      continue;
    }
    const auto covers = covered ? state.draft.story.photos[i].covers : std::vector<story::Cover>{};
    list.emplace_back(JsonObject{{"id", id}, {"covers", covers_json(covers)}});
  }
  return list;
}

constexpr const char* shown_names[] = {"own", "none", "initials", "another"};

struct GivenPicture {
  render::PhotoFile file;
  std::vector<story::Cover> covers;
};

Result<std::vector<story::Cover>> read_covers(const Json& list) {
  const Json document = JsonObject{{"storycard", 1}, {"photos", JsonArray{JsonObject{{"covers", list}}}}};
  auto story = story::read(document, story::Text::optional);
  if (!story) return story.error();
  return std::move(story->photos.at(0).covers);
}

// Each {"id","header","covers"}, or null for one that could not be had.
Result<std::vector<GivenPicture>> read_pictures(JsonReader& read, std::string_view key, std::size_t most, Photos& photos) {
  std::vector<GivenPicture> given;
  const JsonArray* list = read.array(key, most);
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    GivenPicture& picture = given.emplace_back();
    const Json& each = (*list)[i];
    if (each.is_null()) continue;
    const std::string where = pointer_to(read.pointer(key), i);
    if (!each.as_object()) return Error{ErrorCode::wrong_type, where, "expected a picture"};
    JsonReader one(each, where);
    const int id = one.integer("id", 0, {0, 1e9});
    const Json* const header = one.object("header");
    const Json* const covers = one.member("covers");
    if (one.error()) return *one.error();
    auto opened = wasm::read_header_json(header ? write_json(*header) : std::string("{}"));
    if (!opened) return opened.error();
    if (covers) {
      auto burnt = read_covers(*covers);
      if (!burnt) return burnt.error();
      picture.covers = std::move(*burnt);
    }
    picture.file = photos.add(id, std::move(opened->header), opened->original);
  }
  if (read.error()) return *read.error();
  return given;
}

// First those that are painted in, whatever the story says of them but for their look, then the story's others.
std::vector<story::Cover> with_burnt(const std::vector<story::Cover>& burnt, std::vector<story::Cover> covers) {
  std::vector<story::Cover> all = burnt;
  for (story::Cover& painted : all) {
    const auto same = std::find_if(covers.begin(), covers.end(), [&](const story::Cover& each) {
      return each.shape == painted.shape && each.box == painted.box && each.points == painted.points;
    });
    if (same == covers.end()) continue;
    painted = *same;
    covers.erase(same);
  }
  all.insert(all.end(), covers.begin(), covers.end());
  if (all.size() > limits::covers) all.resize(std::max(limits::covers, burnt.size()));
  return all;
}

}  // namespace

std::string kept_json(const State& state, const Photos& photos) {
  const Draft& draft = state.draft;
  const NameChoice& name = draft.name;
  const bool something = has_something(draft);
  JsonObject kept{{"empty", !something}, {"words", first_words(draft)}, {"story", story::write(as_shown(state))}};
  kept.emplace_back("name", JsonObject{{"shown", shown_names[static_cast<std::size_t>(name.shown)]}, {"own", name.own}, {"another", name.another}});
  kept.emplace_back("photos", pictures_json(state, photos, draft.photos, true));
  kept.emplace_back("logos", pictures_json(state, photos, draft.logos, false));
  return write_json(Json(std::move(kept)));
}

Result<GivenDraft> read_kept(std::string_view text, Photos& photos) {
  const auto json = read_json(text);
  if (!json) return json.error();
  if (!json->as_object()) return Error{ErrorCode::wrong_type, "", "expected a draft"};
  JsonReader read(*json, "");
  read.require("story");
  const Json* const document = read.object("story");
  if (!document) return *read.error();
  auto story = story::read(*document, story::Text::optional);
  if (!story) return story.error();
  GivenDraft given;
  Draft& draft = given.draft;
  draft.story = std::move(*story);
  if (const Json* choice = read.object("name")) {
    JsonReader name(*choice, "/name");
    draft.name.shown = static_cast<NameShown>(name.choice("shown", {"own", "none", "initials", "another"}, 0));
    draft.name.own = name.text("own");
    draft.name.another = name.text("another");
    read.fail(name.error());
  }
  auto pictures = read_pictures(read, "photos", limits::photos, photos);
  if (!pictures) return pictures.error();
  auto logos = read_pictures(read, "logos", limits::logos, photos);
  if (!logos) return logos.error();

  draft.story.photos.resize(std::max(draft.story.photos.size(), pictures->size()));
  draft.photos.resize(draft.story.photos.size());
  for (std::size_t i = 0; i < pictures->size(); ++i) {
    draft.photos[i] = (*pictures)[i].file;
    const std::vector<story::Cover>& covers = (*pictures)[i].covers;
    if (!draft.photos[i] || covers.empty()) continue;
    draft.story.photos[i].covers = with_burnt(covers, std::move(draft.story.photos[i].covers));
    given.burnt.push_back({draft.photos[i], covers.size()});
  }
  for (std::size_t i = draft.photos.size(); i-- > 0;) {
    if (!draft.photos[i]) erase_photo(draft, i);
  }
  draft.story.logos.resize(std::max(draft.story.logos.size(), logos->size()));
  for (std::size_t i = draft.story.logos.size(); i-- > 0;) {
    if (i >= logos->size() || !(*logos)[i].file) draft.story.logos.erase(draft.story.logos.begin() + static_cast<std::ptrdiff_t>(i));
  }
  for (GivenPicture& logo : *logos) {
    if (logo.file) draft.logos.push_back(std::move(logo.file));
  }
  if (!has_something(draft) && draft.story.frame.empty() && draft.story.theme.empty() && draft.story.format.empty()) draft = {};
  return given;
}

void restore(State& state, GivenDraft given) {
  state.draft = std::move(given.draft);
  state.burnt = std::move(given.burnt);
  state.past.clear();
  state.future.clear();
  state.last_change.clear();
  ++state.revision;
}

Result<Keeping> read_keeping(std::string_view text) {
  const auto json = read_json(text);
  if (!json) return json.error();
  if (!json->as_object()) return Error{ErrorCode::wrong_type, "", "expected what is kept"};
  JsonReader read(*json, "");
  Keeping keeping;
  keeping.device = static_cast<Keeping::Device>(read.choice("device", {"unsaid", "unasked", "own", "shared"}, 0));
  keeping.store = static_cast<Keeping::Store>(read.choice("store", {"ok", "none", "full", "failed"}, 0));
  keeping.said = read.text("said");
  if (const JsonArray* list = read.array("drafts", drafts_most)) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      JsonReader one((*list)[i], pointer_to("/drafts", i));
      keeping.drafts.push_back({one.text("id"), one.text("words"), one.text("saved"), one.integer("photos", 0, {0, 100}), one.flag("open", false)});
      read.fail(one.error());
    }
  }
  if (read.error()) return *read.error();
  return keeping;
}

}  // namespace storycard::composer
