#include "composer/effects.h"

namespace storycard::composer {
namespace {

JsonObject effect(const char* what) {
  JsonObject object;
  object.emplace_back("do", what);
  return object;
}

JsonObject effect(const char* what, const char* key, std::string_view value) {
  JsonObject object = effect(what);
  object.emplace_back(key, std::string(value));
  return object;
}

}  // namespace

void Effects::fetch(const std::vector<std::string>& files) {
  if (files.empty()) return;
  JsonArray names;
  for (const std::string& file : files) names.emplace_back(file);
  JsonObject object = effect("fetch");
  object.emplace_back("files", std::move(names));
  list_.emplace_back(std::move(object));
}

void Effects::choose_photo(PhotoSource from, const PictureUse& use) {
  static constexpr const char* names[] = {"files", "camera", "clipboard"};
  JsonObject object = effect("choose-photo");
  object.emplace_back("from", names[static_cast<int>(from)]);
  object.emplace_back("use", name_of(use));
  list_.emplace_back(std::move(object));
}

void Effects::cancel_photo() { list_.emplace_back(effect("cancel-photo")); }

void Effects::decode(const std::vector<DecodeJob>& jobs) {
  for (const DecodeJob& job : jobs) {
    const auto& [wanted, window] = job.options;
    JsonObject object = effect("decode");
    object.emplace_back("photo", job.photo);
    object.emplace_back("wanted", JsonArray{wanted.width, wanted.height});
    object.emplace_back("window", JsonArray{window.x, window.y, window.width, window.height});
    list_.emplace_back(std::move(object));
  }
}

void Effects::forget_photos(const std::vector<PhotoId>& photos) {
  for (const PhotoId photo : photos) {
    JsonObject object = effect("forget-photo");
    object.emplace_back("photo", photo);
    list_.emplace_back(std::move(object));
  }
}

void Effects::encode(std::uint32_t job, PixelSize size) {
  JsonObject object = effect("encode");
  object.emplace_back("job", static_cast<double>(job));
  object.emplace_back("size", JsonArray{size.width, size.height});
  list_.emplace_back(std::move(object));
}

void Effects::save(std::string_view name, std::string_view type) {
  JsonObject object = effect("save", "name", name);
  object.emplace_back("type", std::string(type));
  list_.emplace_back(std::move(object));
}

void Effects::save_text(std::string_view name, std::string_view text) {
  JsonObject object = effect("save-text", "name", name);
  object.emplace_back("text", std::string(text));
  list_.emplace_back(std::move(object));
}

void Effects::copy(std::string_view id, std::string_view text) {
  JsonObject object = effect("copy", "id", id);
  object.emplace_back("text", std::string(text));
  list_.emplace_back(std::move(object));
}

void Effects::name_languages(const std::vector<std::string>& tags, std::string_view language) {
  JsonArray all;
  for (const std::string& tag : tags) all.emplace_back(tag);
  JsonObject object = effect("name-languages", "language", language);
  object.emplace_back("tags", std::move(all));
  list_.emplace_back(std::move(object));
}

void Effects::open(std::string_view page) {
  list_.emplace_back(effect("open", "page", page));
}

void Effects::select(std::string_view id) {
  list_.emplace_back(effect("select", "id", id));
}

void Effects::announce(std::string_view text, Urgency urgency) {
  JsonObject object = effect("announce", "text", text);
  object.emplace_back("level", urgency == Urgency::assertive ? "assertive" : "polite");
  list_.emplace_back(std::move(object));
}

void Effects::focus(std::string_view id) {
  list_.emplace_back(effect("focus", "id", id));
}

void Effects::cursor(std::string_view shape) {
  list_.emplace_back(effect("cursor", "shape", shape));
}

void Effects::ready() { list_.emplace_back(effect("ready")); }

void Effects::setting(std::string_view key, std::string_view value) {
  JsonObject object = effect("settings");
  object.emplace_back(std::string(key), std::string(value));
  list_.emplace_back(std::move(object));
}

std::string Effects::take_json() {
  std::string json = write_json(Json(std::move(list_)));
  list_.clear();
  return json;
}

}  // namespace storycard::composer
