#include "desk.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "cli/files.h"
#include "base/json_reader.h"
#include "base/limits.h"
#include "json_parts.h"
#include "share/read_zip.h"
#include "site.h"

namespace storycard::desktop {
namespace {

namespace fs = std::filesystem;

constexpr double dialog_ms = 50;  // from one look for an answer to the next

std::int32_t whole(const Json& json) { return json.as_number() ? static_cast<std::int32_t>(*json.as_number()) : 0; }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end > from) lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

std::string system_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value && *value) return std::string(value).substr(0, std::string_view(value).find_first_of("_.@"));
  }
  return "en";
}

}  // namespace

Desk::Desk(Window& window, cli::DiskAssets disk, const DeskOptions& options)
    : window_(window),
      disk_(std::move(disk)),
      options_(options),
      choice_(read_choice()),
      composer_(window.width(), window.height(), window.scale(), [] { return glfwGetTime() * 1000; }),
      fields_(composer_, disk_),
      maker_(disk_, [this](composer::PhotoId id) { return pictures_.find(id); }),
      keeper_(composer_, pictures_, Drafts(options.data / "drafts"), choice_.own_device) {
  composer_.keep_one_view();
  composer_.settings(settings());
  if (!options_.data.empty()) keeper_.restore_last();
}

Desk::Choice Desk::read_choice() const {
  Choice choice;
  const auto text = cli::read_text(options_.data / "settings.json", limits::json_bytes);
  const auto kept = text ? read_json(*text) : Result<Json>(Json(JsonObject{}));
  if (kept && kept->as_object()) {
    choice.language = text_of(*kept, "language");
    if (const std::string theme = text_of(*kept, "theme"); !theme.empty()) choice.theme = theme;
    choice.own_device = text_of(*kept, "device") == "own";
  }
  if (!options_.language.empty()) choice.language = options_.language;
  if (choice.language.empty()) choice.language = system_language();
  std::error_code error;
  if (!fs::exists(disk_.folder / "strings" / (choice.language + ".json"), error)) choice.language = "en";
  return choice;
}

void Desk::keep_choice() const {
  if (options_.data.empty()) return;
  std::error_code error;
  fs::create_directories(options_.data, error);
  JsonObject kept{{"language", choice_.language}, {"theme", choice_.theme}};
  if (keeper_.own_device()) kept.emplace_back("device", "own");
  (void)cli::write_file(options_.data / "settings.json", bytes_of(write_json(kept, 2) + "\n"));
}

// Nothing here leads out of the window: what a page would open beside itself is not offered.
std::string Desk::settings() const {
  const bool dark = choice_.theme == "dark", contrast = choice_.theme == "contrast";
  JsonArray packs;
  for (const auto& [id, folder] : disk_.pack_folders) {
    std::error_code error;
    for (const std::string& given : options_.packs) {
      if (fs::equivalent(folder, given, error)) packs.emplace_back(id);
    }
  }
  return write_json(JsonObject{{"theme", dark ? "dark" : "light"}, {"contrast", contrast ? "more" : "normal"}, {"themeChoice", choice_.theme},
                               {"language", choice_.language}, {"fields", "drawn"}, {"embedded", true}, {"ahead", true}, {"packs", std::move(packs)}});
}

double Desk::turn(const std::vector<Event>& events, double now_ms) {
  for (const Event& event : events) take(event);
  if (auto lines = dialogs_.answer()) answered(*lines);
  if (const auto made = maker_.is_waiting() ? maker_.make_one() : std::nullopt) {
    const std::string job = std::to_string(made->job) + " ";
    composer_.action({"page", made->problem.empty() ? "made" : "not-made", job + (made->problem.empty() ? made->id : made->problem)});
  }
  fields_.flush();
  int again = composer_.frame(now_ms);
  perform_all();
  appearance_.scheme = choice_.theme == "dark" ? composer::Scheme::dark : composer::Scheme::light;
  appearance_.contrast = choice_.theme == "contrast" ? composer::Contrast::more : composer::Contrast::normal;
  fields_.follow(window_.scale(), appearance_, choice_.language);
  if (fields_.draw()) {
    composer_.redraw();
    again = composer_.frame(now_ms);
  }
  if (ImDrawData* const drawing = composer_.take_drawing())
    window_.draw(composer_, *drawing, fields_.textures(), fields_.drawing(*drawing));
  tell();
  const int work = composer_.work(now_ms);
  perform_all();
  double wait = 60'000;
  const auto at_most = [&](double ms) { wait = std::min(wait, std::max(0.0, ms)); };
  if (again == 1 || work < 0 || composer_.wants_frame() || maker_.is_waiting()) at_most(0);
  if (again > 1) at_most(again);
  if (work > 0) at_most(work);
  if (dialogs_.is_open()) at_most(dialog_ms);
  if (!options_.data.empty()) {
    if (const double keep_ms = keeper_.note(now_ms); keep_ms >= 0) at_most(keep_ms);
  }
  return wait;
}

void Desk::end() {
  fields_.flush();
  composer_.frame(glfwGetTime() * 1000);
  if (!options_.data.empty()) keeper_.save();
}

// For tests, which press what it says is there.
void Desk::tell() {
  if (options_.told.empty() || (is_told_ && told_ == composer_.semantics_version())) return;
  is_told_ = true;
  told_ = composer_.semantics_version();
  (void)cli::write_file(options_.told, bytes_of(composer_.semantics_json()));
}

void Desk::fetch(const JsonArray& files) {
  for (const Json& file : files) {
    const std::string* const name = file.as_string();
    if (!name) continue;
    if (name->starts_with("packs/") && !name->ends_with(".json")) {
      auto picture = read_pack_picture(*name, disk_);
      const auto id = picture ? pictures_.open((*picture)->bytes) : Result<composer::PhotoId>(picture.error());
      if (!id || !composer_.pack_picture(*name, *id, pictures_.header_json(*id))) composer_.lack(*name);
      continue;
    }
    const auto bytes = read_asset(*name, disk_);
    if (bytes)
      composer_.add(*name, *bytes);
    else
      composer_.lack(*name);
  }
}

void Desk::decode(const Json& effect) {
  const Json *photo = effect.find("photo"), *wanted = effect.find("wanted"), *window = effect.find("window");
  const JsonArray &size = *wanted->as_array(), &box = *window->as_array();
  const composer::DecodeJob job{whole(*photo), {{whole(size[0]), whole(size[1])}, {whole(box[0]), whole(box[1]), whole(box[2]), whole(box[3])}}};
  const render::PhotoFile file = pictures_.find(job.photo);
  if (!file) return composer_.not_decoded(job, "gone");
  const auto pixels = render::decode_photo(file, job.options);
  if (!pixels) return composer_.not_decoded(job, name_of(pixels.error().code));
  std::uint8_t* const to = composer_.pixels_for(job);
  if (!to) return;
  std::copy(pixels->rgba.begin(), pixels->rgba.end(), to);
  composer_.decoded();
}

// One after the other; the first takes the place of the one that is worked on. A card file goes before all.
void Desk::open_files(const std::string& lines, const std::string& use) {
  bool further = false;
  std::string refused;
  for (const std::string& path : lines_of(lines)) {
    auto bytes = cli::read_file(path, limits::zip_bytes);
    if (bytes && share::looks_like_zip(*bytes)) {
      keeper_.open_card_file(*bytes);
      return;
    }
    composer_.photo_opening(-1, further ? std::string() : use);
    auto id = !bytes ? Result<composer::PhotoId>(bytes.error())
              : bytes->size() > limits::photo_bytes ? Result<composer::PhotoId>(Error{ErrorCode::too_large, path, ""})
                                                    : pictures_.open(std::move(*bytes));
    if (!id) {
      refused = id.error().code == ErrorCode::missing_file ? "gone" : name_of(id.error().code);
      continue;
    }
    using Place = composer::Composer::PhotoPlace;
    const std::string name = fs::path(path).filename().string();
    if (composer_.photo(*id, pictures_.header_json(*id), name, further ? Place::further : Place::this_one))
      further = true;
    else
      pictures_.forget(*id);
  }
  if (!refused.empty()) composer_.photo_problem(refused);
}

// The interface's own words, for the titles of dialogs.
std::string Desk::word(const std::string& key) const {
  const auto bytes = read_asset("strings/" + choice_.language + ".json", disk_);
  const auto json = bytes ? read_json({reinterpret_cast<const char*>(bytes->data()), bytes->size()}) : Result<Json>(bytes.error());
  const Json* const words = json ? json->find("strings") : nullptr;
  const std::string found = words ? text_of(*words, key) : std::string();
  return found.empty() ? "storycard" : found;
}

void Desk::save(Bytes bytes, const std::string& name, const std::string& said) {
  if (dialogs_.ask({Question::Kind::save, word(said.empty() ? "share.save" : "card-file.save"), name})) asked_ = {{}, std::move(bytes), said};
}

void Desk::answered(const std::string& lines) {
  Asked asked = std::exchange(asked_, {});
  const std::vector<std::string> paths = lines_of(lines);
  if (!asked.use.empty() || asked.card) {
    if (!paths.empty()) open_files(lines, asked.use.empty() ? "here" : asked.use);
    return;
  }
  if (paths.empty()) return;
  const auto written = cli::write_file(paths.front(), asked.bytes);
  if (!written) std::fprintf(stderr, "storycard: %s\n", sentence(written.error()).c_str());
  if (!asked.said.empty()) keeper_.say(written ? asked.said : "card-not-saved");
}

void Desk::drafts(const std::string& what, const std::string& draft) {
  if (what == "open-card-file") {
    if (dialogs_.ask({Question::Kind::open_card, word("card-file.open"), {}})) asked_ = {{}, {}, {}, true};
  } else if (what.starts_with("save-card-file")) {
    const auto now = read_json(composer_.draft_json());
    const auto consent = what == "save-card-file" ? share::Consent::left_out : share::Consent::included;
    auto bytes = now ? maker_.card_file(*now, consent) : Result<Bytes>(now.error());
    if (bytes)
      save(std::move(*bytes), "card.storycard", "card-saved");
    else
      keeper_.say("card-not-saved");
  } else {
    keeper_.wish(what, draft);
    if (what == "finish") {
      choice_ = {system_language(), "system", false};
      std::error_code error;
      fs::remove(options_.data / "settings.json", error);
      composer_.settings(settings());
    } else if (what == "own" || what == "shared") {
      keep_choice();
    }
  }
}

void Desk::keep_settings(const Json& effect) {
  const std::string language = text_of(effect, "language"), theme = text_of(effect, "theme");
  if (!language.empty()) choice_.language = language;
  if (!theme.empty()) {
    choice_.theme = theme;
    composer_.settings(settings());
  }
  keep_choice();
}

void Desk::perform_all() {
  const auto effects = read_json(composer_.take_effects_json());
  if (!effects) return;
  for (const Json& effect : list_of(*effects)) perform(effect);
}

void Desk::perform(const Json& effect) {
  const std::string what = text_of(effect, "do"), id = text_of(effect, "id");
  if (what == "fetch") {
    fetch(list_of(effect, "files"));
  } else if (what == "decode") {
    decode(effect);
  } else if (what == "choose-photo") {
    if (dialogs_.ask({Question::Kind::open_pictures, word("photo.choose"), {}})) asked_ = {text_of(effect, "use")};
  } else if (what == "cancel-photo") {
    composer_.photo_problem("cancelled");
  } else if (what == "forget-photo") {
    if (const Json* const photo = effect.find("photo")) pictures_.forget(whole(*photo));
  } else if (what == "make") {
    maker_.order(effect);
  } else if (what == "stop-making") {
    maker_.stop();
  } else if (what == "save") {
    if (const Bytes* const file = maker_.file(text_of(effect, "file"))) save(*file, text_of(effect, "name"), {});
  } else if (what == "save-text") {
    std::string text = text_of(effect, "text");
    char date[16] = "";
    const std::time_t now = std::time(nullptr);
    std::tm local = {};
    std::strftime(date, sizeof date, "%Y-%m-%d", localtime_r(&now, &local));
    if (const std::size_t at = text.find("{date}"); at != std::string::npos) text.replace(at, 6, date);
    const ByteView view = bytes_of(text);
    save(Bytes(view.begin(), view.end()), text_of(effect, "name"), {});
  } else if (what == "copy") {
    composer_.action({id, window_.copy(text_of(effect, "text")) ? "copied" : "not-copied", {}});
  } else if (what == "drafts") {
    drafts(text_of(effect, "what"), text_of(effect, "draft"));
  } else if (what == "select") {
    focus(id, "visible");
    fields_.choose_all(id);
  } else if (what == "focus") {
    focus(id, "visible");
  } else if (what == "cursor") {
    window_.cursor(text_of(effect, "shape"));
  } else if (what == "settings") {
    keep_settings(effect);
  } else if (what == "warn") {
    std::fprintf(stderr, "storycard: %s\n", text_of(effect, "text").c_str());
  }
}

}  // namespace storycard::desktop
