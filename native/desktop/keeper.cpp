#include "keeper.h"

#include <chrono>
#include <ctime>

#include "cli/digest.h"
#include "base/json_reader.h"
#include "json_parts.h"
#include "render/working_copy.h"
#include "share/card_file.h"

namespace storycard::desktop {
namespace {

constexpr double soon_ms = 350;  // from an edit to its being written; what comes in between goes with it

Result<std::vector<story::Cover>> covers_of(const Json& picture) {
  const Json* const covers = picture.find("covers");
  auto read = story::read(JsonObject{{"storycard", 1}, {"photos", JsonArray{JsonObject{{"covers", covers ? *covers : Json(JsonArray{})}}}}},
                          story::Text::optional);
  if (!read) return read.error();
  return std::move(read->photos.at(0).covers);
}

// By the clock of this place; a list names drafts by it.
std::string time_of(double saved_ms) {
  const auto seconds = static_cast<std::time_t>(saved_ms / 1000);
  std::tm local = {};
  localtime_r(&seconds, &local);
  char text[32] = "";
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local);
  return text;
}

double now_by_the_clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<double>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

}  // namespace

Keeper::Keeper(composer::Composer& composer, Pictures& pictures, Drafts drafts, bool own_device)
    : composer_(composer), pictures_(pictures), drafts_(std::move(drafts)), device_(own_device ? "own" : "unasked") {}

bool Keeper::restore(const Json& draft, const std::function<Result<Bytes>(const Json&)>& bytes_of) {
  Json given = JsonObject{{"story", draft.find("story") ? *draft.find("story") : Json()}};
  if (const Json* const name = draft.find("name")) given.set("name", *name);
  for (const char* key : {"photos", "logos"}) {
    JsonArray list;
    for (const Json& picture : list_of(draft, key)) {
      list.emplace_back();
      if (picture.is_null()) continue;
      auto bytes = bytes_of(picture);
      if (!bytes) continue;  // it leaves the story
      const auto id = pictures_.open(std::move(*bytes));
      if (!id) continue;
      const auto header = read_json(pictures_.header_json(*id));
      const Json* const covers = picture.find("covers");
      list.back() = JsonObject{{"id", *id}, {"header", *header}, {"covers", covers ? *covers : Json(JsonArray{})}};
    }
    given.set(key, std::move(list));
  }
  return composer_.restore(write_json(given));
}

bool Keeper::open(const std::string& id) {
  const auto draft = drafts_.read(id);
  if (!draft) return false;
  const bool taken = restore(*draft, [&](const Json& picture) -> Result<Bytes> {
    const Json* const file = picture.find("file");
    if (!file || !file->as_string()) return Error{ErrorCode::missing_value, "/file", ""};
    return drafts_.read_picture(id, *file->as_string());
  });
  if (!taken) return false;
  id_ = id;
  kept_ = true;
  copies_.clear();
  saved_ = seen_ = composer_.draft_revision();
  due_ms_ = -1;
  return true;
}

void Keeper::restore_last() {
  const auto all = drafts_.list();
  if (!all.empty() && !open(all.front().id)) said_ = "elsewhere";
  tell();
}

double Keeper::note(double now_ms) {
  const std::uint64_t revision = composer_.draft_revision();
  if (revision != seen_) {
    seen_ = revision;
    if (device_ != "shared" && due_ms_ < 0) due_ms_ = now_ms + soon_ms;
  }
  if (due_ms_ < 0) return -1;
  if (now_ms < due_ms_) return due_ms_ - now_ms;
  due_ms_ = -1;
  save();
  return -1;
}

void Keeper::save() {
  if (device_ == "shared" || composer_.draft_revision() == saved_) return;
  const bool failed = !write();
  if (failed == failed_) return;
  failed_ = failed;
  tell();
}

// Copies of its pictures are made once, and again when other covers are painted into them.
bool Keeper::write() {
  const std::uint64_t revision = composer_.draft_revision();
  const auto now = read_json(composer_.draft_json());
  if (!now) return false;
  const Json* const empty = now->find("empty");
  if (empty && empty->as_bool() && *empty->as_bool()) {
    // Emptied by its writer: what was kept of it is not wanted either.
    if (kept_) drafts_.remove(id_);
    kept_ = false;
    saved_ = revision;
    return true;
  }
  Json draft = JsonObject{{"format", 1}, {"saved", drafts_.next_saved_ms(now_by_the_clock())}};
  for (const char* key : {"words", "story", "name"}) {
    if (const Json* const value = now->find(key)) draft.set(key, *value);
  }
  Drafts::Pictures files;
  for (const char* key : {"photos", "logos"}) {
    JsonArray list;
    for (const Json& picture : list_of(*now, key)) {
      list.emplace_back();
      const Json* const id = picture.find("id");
      const render::PhotoFile file = id && id->as_number() ? pictures_.find(static_cast<composer::PhotoId>(*id->as_number())) : nullptr;
      if (!file) continue;
      const std::string name = write_json(picture);
      auto copy = copies_.find(name);
      if (copy == copies_.end()) {
        const auto covers = covers_of(picture);
        if (!covers) continue;
        auto made = render::make_working_copy(file->bytes, *covers);
        if (!made) continue;
        cli::Digest digest;
        digest.add(std::string_view(reinterpret_cast<const char*>(made->png.data()), made->png.size()));
        copy = copies_.emplace(name, std::pair("p" + digest.hex() + ".png", std::move(made->png))).first;
      }
      files.insert(copy->second);
      const Json* const covers = picture.find("covers");
      list.back() = JsonObject{{"file", copy->second.first}, {"covers", covers ? *covers : Json(JsonArray{})}};
    }
    draft.set(key, std::move(list));
  }
  if (drafts_.save(id_, draft, files)) return false;
  kept_ = true;
  saved_ = revision;
  return true;
}

void Keeper::begin() {
  id_ = Drafts::fresh_id();
  kept_ = false;
  copies_.clear();
  composer_.restore(R"({"story":{"storycard":1}})");
  saved_ = seen_ = composer_.draft_revision();
  due_ms_ = -1;
}

void Keeper::wish(const std::string& what, const std::string& draft) {
  if (what == "list") {
    save();
  } else if (what == "own") {
    device_ = "own";
    save();
  } else if (what == "shared") {
    device_ = "shared";
    if (!drafts_.remove_all()) said_ = "not-deleted";
    kept_ = false;
  } else if (what == "new") {
    save();
    begin();
  } else if (what == "open") {
    save();
    if (!open(draft)) said_ = "not-opened";
  } else if (what == "delete") {
    said_ = drafts_.remove(draft) ? "deleted" : "not-deleted";
    if (draft == id_) begin();
  } else if (what == "delete-all") {
    said_ = drafts_.remove_all() ? "deleted-all" : "not-deleted";
    begin();
  } else if (what == "finish") {
    said_ = drafts_.remove_all() ? "cleared" : "not-deleted";
    device_ = "unasked";
    begin();
  }
  tell();
}

bool Keeper::open_card_file(ByteView file) {
  save();
  auto card = share::read_card_file(file);
  if (!card) {
    say("no-card-file");
    return false;
  }
  Json given = JsonObject{{"story", card->story.source}};
  std::vector<const Bytes*> bytes;
  const auto add = [&](const char* key, const std::vector<Bytes>& pictures) {
    JsonArray list;
    const JsonArray& told = list_of(card->story.source, key);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      list.emplace_back();
      if (pictures[i].empty()) continue;
      const Json* covers = i < told.size() ? told[i].find("covers") : nullptr;
      const Json* const one = card->story.source.find("photo");
      if (!covers && one && i == 0 && std::string_view(key) == "photos") covers = one->find("covers");
      list.back() = JsonObject{{"index", static_cast<double>(bytes.size())}, {"covers", covers ? *covers : Json(JsonArray{})}};
      bytes.push_back(&pictures[i]);
    }
    given.set(key, std::move(list));
  };
  add("photos", card->photos);
  add("logos", card->logos);
  const bool taken = restore(given, [&](const Json& picture) -> Result<Bytes> {
    return *bytes[static_cast<std::size_t>(*picture.find("index")->as_number())];
  });
  if (!taken) {
    say("no-card-file");
    return false;
  }
  id_ = Drafts::fresh_id();
  kept_ = false;
  copies_.clear();
  saved_ = seen_ = 0;
  tell();
  return true;
}

void Keeper::say(const std::string& what) {
  said_ = what;
  tell();
}

void Keeper::tell() {
  JsonArray list;
  for (const Drafts::Kept& kept : drafts_.list()) {
    list.push_back(JsonObject{{"id", kept.id}, {"words", kept.words}, {"saved", time_of(kept.saved_ms)},
                              {"photos", static_cast<double>(kept.photos)}, {"open", kept.id == id_}});
  }
  composer_.tell_drafts(write_json(JsonObject{{"device", device_}, {"store", failed_ ? "failed" : "ok"}, {"said", said_}, {"drafts", std::move(list)}}));
  said_.clear();
}

}  // namespace storycard::desktop
