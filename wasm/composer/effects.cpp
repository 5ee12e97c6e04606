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

JsonArray texts(const std::vector<std::string>& list) {
  JsonArray array;
  for (const std::string& text : list) array.emplace_back(text);
  return array;
}

// Null for none.
JsonArray ids(const std::vector<PhotoId>& list) {
  JsonArray array;
  for (const PhotoId id : list) array.emplace_back(id == no_photo ? Json() : Json(id));
  return array;
}

}  // namespace

void Effects::fetch(const std::vector<std::string>& files) {
  if (files.empty()) return;
  JsonObject object = effect("fetch");
  object.emplace_back("files", texts(files));
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

void Effects::make(const MakeOrder& order) {
  JsonObject object = effect("make");
  object.emplace_back("job", static_cast<double>(order.job));
  object.emplace_back("story", story::write(order.story));
  object.emplace_back("frame", order.frame);
  object.emplace_back("theme", order.theme);
  object.emplace_back("photos", ids(order.photos));
  object.emplace_back("logos", ids(order.logos));
  JsonArray files;
  for (const FileOrder& file : order.files) {
    JsonObject one{{"id", file.id}};
    if (file.of.empty()) {
      one.emplace_back("format", file.format);
      one.emplace_back("type", file.type == render::FileType::jpeg ? "image/jpeg" : "image/png");
    } else {
      one.emplace_back("of", texts(file.of));
    }
    files.emplace_back(std::move(one));
  }
  object.emplace_back("files", std::move(files));
  if (order.embeds_alt_text) object.emplace_back("embedAltText", true);
  if (order.logos_allowed != toolkit::LogosAllowed::own)
    object.emplace_back("logosAllowed", std::string(toolkit::logos_allowed_names[static_cast<std::size_t>(order.logos_allowed)]));
  list_.emplace_back(std::move(object));
}

void Effects::stop_making() { list_.emplace_back(effect("stop-making")); }

void Effects::save(std::string_view file, std::string_view name) {
  JsonObject object = effect("save", "file", file);
  object.emplace_back("name", std::string(name));
  list_.emplace_back(std::move(object));
}

void Effects::share(std::string_view id, const std::vector<std::string>& files, std::string_view title, std::string_view text) {
  JsonObject object = effect("share", "id", id);
  object.emplace_back("files", texts(files));
  object.emplace_back("title", std::string(title));
  object.emplace_back("text", std::string(text));
  list_.emplace_back(std::move(object));
}

void Effects::copy_picture(std::string_view id, std::string_view file) {
  JsonObject object = effect("copy-picture", "id", id);
  object.emplace_back("file", std::string(file));
  list_.emplace_back(std::move(object));
}

void Effects::save_text(std::string_view name, std::string_view text) {
  JsonObject object = effect("save-text", "name", name);
  object.emplace_back("text", std::string(text));
  list_.emplace_back(std::move(object));
}

void Effects::drafts(std::string_view what, std::string_view draft) {
  JsonObject object = effect("drafts", "what", what);
  if (!draft.empty()) object.emplace_back("draft", std::string(draft));
  list_.emplace_back(std::move(object));
}

void Effects::copy(std::string_view id, std::string_view text) {
  JsonObject object = effect("copy", "id", id);
  object.emplace_back("text", std::string(text));
  list_.emplace_back(std::move(object));
}

void Effects::name_languages(const std::vector<std::string>& tags, std::string_view language) {
  JsonObject object = effect("name-languages", "language", language);
  object.emplace_back("tags", texts(tags));
  list_.emplace_back(std::move(object));
}

void Effects::open(std::string_view page) {
  list_.emplace_back(effect("open", "page", page));
}

void Effects::open_address(std::string_view address) {
  list_.emplace_back(effect("open-address", "address", address));
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

void Effects::warn(std::string_view text, Warning how_bad) {
  JsonObject object = effect("warn", "text", text);
  if (how_bad == Warning::fatal) object.emplace_back("fatal", true);
  list_.emplace_back(std::move(object));
}

void Effects::update() { list_.emplace_back(effect("update")); }

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
