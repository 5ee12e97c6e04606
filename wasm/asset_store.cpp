#include "asset_store.h"

#include <algorithm>

#include "base/json.h"
#include "base/limits.h"

namespace storycard::wasm {
namespace {

constexpr std::size_t most_packs = 32;
constexpr std::size_t most_pack_files = 256;
constexpr std::size_t most_pictures = 64;
constexpr std::string_view first_pack = "packs/itac.json";  // in one file: one request for all frames

std::string_view text_of(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

bool is_plain_name(std::string_view name) {
  if (name.empty() || name.size() > 64) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

using Files = std::map<std::string, PackDocument, std::less<>>;

Result<Json> read(const PackDocument& document) {
  const std::string* text = std::get_if<std::string>(&document);
  return text != nullptr ? toolkit::read_document(*text) : std::get<Result<Json>>(document);
}

// As a whole pack holds it.
PackDocument document_of(const Json& held) {
  const std::string* text = held.as_string();
  return text != nullptr ? PackDocument(*text) : PackDocument(Result<Json>(held));
}

// What is still to come of a pack with this pack.json. What is wrong with its list of frames is toolkit's to say.
std::vector<std::string> still_missing(const Files& files, const Json& pack) {
  const Json* frames = pack.find("frames");
  const JsonArray* list = frames == nullptr ? nullptr : frames->as_array();
  std::vector<std::string> missing;
  for (std::size_t i = 0; list != nullptr && i < list->size() && i < most_pack_files; ++i) {
    const std::string* name = (*list)[i].as_string();
    if (name == nullptr || !is_plain_name(*name)) continue;
    std::string file = "frames/" + *name + ".json";
    if (files.find(file) == files.end()) missing.push_back(std::move(file));
  }
  return missing;
}

// The pack that this one extends; none where it says nothing, or nothing that could be one.
std::string extended_by(const Json& pack) {
  const Json* base = pack.find("extends");
  const std::string* name = base == nullptr ? nullptr : base->as_string();
  return name != nullptr && is_plain_name(*name) ? *name : std::string();
}

struct PackFile {
  std::string_view folder, name;
};

// "packs/itac/frames/quote.json" -> itac, frames/quote.json
std::optional<PackFile> in_pack(std::string_view name) {
  if (!name.starts_with("packs/")) return std::nullopt;
  name.remove_prefix(6);
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos || !is_plain_name(name.substr(0, slash))) return std::nullopt;
  return PackFile{name.substr(0, slash), name.substr(slash + 1)};
}

Error in_pack_folder(const std::string& name, const Error& error) {
  return {error.code, "packs/" + name + "/" + error.where, error.detail};
}

bool is_picture(std::string_view name) {
  for (const std::string_view end : {".png", ".jpg", ".jpeg", ".webp"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

}  // namespace

std::optional<Error> AssetStore::add(std::string_view name, ByteView bytes) {
  if (name == "fonts.json") {
    if (has_fonts_) return std::nullopt;  // faces already handed out must stay
    auto fonts = font::FontBook::read(text_of(bytes));
    if (!fonts) return Error{fonts.error().code, "fonts.json " + fonts.error().where, fonts.error().detail};
    assets_.library.fonts = std::move(*fonts);
    has_fonts_ = true;
    return std::nullopt;
  }
  if (share::Wordings::takes(name)) {
    if (bytes.size() > limits::wording_bytes) return Error{ErrorCode::too_large, std::string(name), "this file is too large"};
    return assets_.wordings.add(name, bytes);
  }
  if (text::Library::takes(name)) {
    if (bytes.size() > limits::font_bytes) return Error{ErrorCode::too_large, std::string(name), "this file is too large"};
    return assets_.library.add(std::string(name), Bytes(bytes.begin(), bytes.end()));
  }
  if (name.starts_with("packs/") && name.ends_with(".json") && is_plain_name(name.substr(6, name.size() - 11))) {
    return add_whole_pack(name, bytes);
  }
  if (is_pack_picture(name)) return add_picture(name, bytes);
  if (const auto file = in_pack(name)) {
    if (bytes.size() > limits::json_bytes) return Error{ErrorCode::too_large, std::string(name.substr(0, 200)), "this file is too large"};
    return add_to_pack(file->folder, file->name, std::string(text_of(bytes)));
  }
  return Error{ErrorCode::unknown_value, std::string(name.substr(0, 100)), "no file of this name is used"};
}

std::optional<Error> AssetStore::add_whole_pack(std::string_view name, ByteView bytes) {
  if (bytes.size() > limits::json_bytes) return Error{ErrorCode::too_large, std::string(name), "this file is too large"};
  const auto json = read_json(text_of(bytes));
  if (!json) return Error{json.error().code, std::string(name) + " " + json.error().where, json.error().detail};
  const JsonObject* files = json->as_object();
  const Json* pack = json->find("pack.json");
  if (files == nullptr || pack == nullptr) {
    return Error{ErrorCode::missing_value, std::string(name) + " /pack.json", "a whole pack holds its files by their names"};
  }
  const std::string folder(name.substr(6, name.size() - 11));
  // pack.json comes last, so that the pack is read once.
  for (const auto& [file, document] : *files) {
    if (file == "pack.json") continue;
    if (auto error = add_to_pack(folder, file, document_of(document))) return error;
  }
  return add_to_pack(folder, "pack.json", document_of(*pack));
}

std::optional<Error> AssetStore::add_picture(std::string_view name, ByteView bytes) {
  const std::string path(name.substr(0, 200));
  if (bytes.size() > limits::photo_bytes) return Error{ErrorCode::too_large, path, "this picture's file is too large"};
  if (auto error = add_opened(name, nullptr); error || open_picture_ == nullptr) return error;
  auto opened = open_picture_(Bytes(bytes.begin(), bytes.end()));
  if (!opened) return Error{opened.error().code, path, opened.error().detail};
  return add_opened(name, std::move(*opened));
}

std::optional<Error> AssetStore::add_opened(std::string_view name, render::PhotoFile picture) {
  const std::string path(name.substr(0, 200));
  if (!is_pack_picture(name)) return Error{ErrorCode::unknown_value, path, "no picture of a pack has this name"};
  const std::string key = path.substr(6);  // "itac/art/name.png"
  const bool is_new = assets_.pictures.find(key) == assets_.pictures.end();
  if (is_new && assets_.pictures.size() >= most_pictures) return Error{ErrorCode::too_large, path, "there are too many pictures"};
  assets_.pictures[key] = std::move(picture);
  return std::nullopt;
}

bool AssetStore::is_pack_picture(std::string_view name) { return in_pack(name) && is_picture(name); }

std::optional<Error> AssetStore::add_to_pack(std::string_view folder_name, std::string_view name, PackDocument document) {
  const std::string path = "packs/" + std::string(folder_name) + "/" + std::string(name.substr(0, 100));
  const bool is_new = folders_.find(folder_name) == folders_.end();
  if (is_new && folders_.size() >= most_packs) return Error{ErrorCode::too_large, path, "there are too many packs"};
  Folder& folder = folders_[std::string(folder_name)];
  if (folder.files.size() >= most_pack_files) return Error{ErrorCode::too_large, path, "the pack has too many files"};

  const auto known = folder.files.find(name);
  const auto before = known == folder.files.end() ? std::nullopt : std::optional(known->second);
  if (name == "pack.json") document = read(document);  // once: every frame of the page asks what it names
  folder.files.insert_or_assign(std::string(name), std::move(document));
  note_wants(folder);
  if (!is_whole(folder)) return std::nullopt;
  if (auto error = read_folder(std::string(folder_name), folder)) {
    if (folder.pack && before) {
      folder.files.insert_or_assign(std::string(name), *before);
      note_wants(folder);
    } else {
      folders_.erase(std::string(folder_name));  // whichever file it was: it must be asked for again
    }
    return error;
  }
  gather_packs();
  return std::nullopt;
}

void AssetStore::note_wants(Folder& folder) {
  const auto pack = folder.files.find("pack.json");
  const bool known = pack != folder.files.end();
  const auto json = known ? read(pack->second) : Result<Json>(Json());
  folder.base = known && json ? extended_by(*json) : std::string();
  folder.missing = known && json ? still_missing(folder.files, *json) : std::vector<std::string>();
  if (!known) folder.missing = {"pack.json"};
}

bool AssetStore::is_whole(const Folder& folder) const {
  const auto extended = folders_.find(folder.base);
  return folder.missing.empty() && (folder.base.empty() || (extended != folders_.end() && extended->second.pack && !extended->second.steps));
}

toolkit::ReadDocument AssetStore::documents_of(const Folder& folder) {
  return [&folder](const std::string& file) -> Result<Json> {
    const auto found = folder.files.find(file);
    if (found == folder.files.end()) return Error{ErrorCode::missing_file, file, "it is not there"};
    auto json = read(found->second);
    if (json) return json;
    const Error& error = json.error();
    return Error{error.code, error.where.empty() ? file : file + " " + error.where, error.detail};
  };
}

// A pack that was whole stays as it was where its files are bad now.
std::optional<Error> AssetStore::read_folder(const std::string& name, Folder& folder) {
  const bool leads = folder.base.empty() && lead_.starts_with(name + "/");
  auto steps = leads ? std::make_unique<toolkit::PackSteps>(documents_of(folder), assets_.packs) : nullptr;
  if (steps) steps->read_one(std::string_view(lead_).substr(name.size() + 1));
  auto pack = steps ? steps->so_far() : toolkit::read_pack(documents_of(folder), assets_.packs);
  if (!pack) return in_pack_folder(name, pack.error());
  folder.pack = std::move(*pack);
  folder.steps = steps && !steps->done() ? std::move(steps) : nullptr;
  return std::nullopt;
}

bool AssetStore::is_reading(std::string_view pack) const {
  const auto found = folders_.find(pack);
  return found != folders_.end() && found->second.steps;
}

bool AssetStore::is_reading() const {
  return std::any_of(folders_.begin(), folders_.end(), [](const auto& entry) { return entry.second.steps != nullptr; });
}

std::optional<Error> AssetStore::read_on() {
  const auto entry = std::find_if(folders_.begin(), folders_.end(), [](const auto& each) { return each.second.steps != nullptr; });
  if (entry == folders_.end()) return std::nullopt;
  Folder& folder = entry->second;
  folder.steps->read_one();
  if (!folder.steps->done()) return std::nullopt;
  auto pack = folder.steps->so_far();
  folder.steps.reset();
  std::optional<Error> error;
  if (pack) {
    folder.pack = std::move(*pack);
  } else {
    error = in_pack_folder(entry->first, pack.error());
    folders_.erase(entry);
  }
  gather_packs();
  return error;
}

// Among them packs that waited for the one they extend. One that is bad even so is forgotten; adding it again says why.
void AssetStore::gather_packs() {
  for (;;) {
    assets_.packs.clear();
    for (const auto& [name, folder] : folders_) {
      if (folder.pack) assets_.packs.push_back(*folder.pack);
    }
    const auto waited = std::find_if(folders_.begin(), folders_.end(), [this](const auto& entry) { return !entry.second.pack && is_whole(entry.second); });
    if (waited == folders_.end()) return;
    if (read_folder(waited->first, waited->second)) folders_.erase(waited);
  }
}

std::vector<std::string> AssetStore::needs() const {
  std::vector<std::string> names;
  if (!has_fonts_) names.emplace_back("fonts.json");
  if (folders_.empty()) names.emplace_back(first_pack);
  for (const auto& [name, folder] : folders_) add_missing(name, folder, names);
  return names;
}

void AssetStore::add_missing(const std::string& name, const Folder& folder, std::vector<std::string>& names) const {
  for (const std::string& file : folder.missing) names.push_back("packs/" + name + "/" + file);
  const bool needs_base = !folder.base.empty() && folders_.find(folder.base) == folders_.end();
  if (needs_base) names.push_back("packs/" + folder.base + "/pack.json");
}

std::vector<std::string> AssetStore::missing_from(std::string_view pack) const {
  std::vector<std::string> names;
  const auto found = folders_.find(pack);
  if (found == folders_.end() || found->second.pack) return names;
  add_missing(found->first, found->second, names);
  const std::string& base = found->second.base;
  if (names.empty() && !base.empty()) names.push_back("packs/" + base + "/pack.json");  // which waits itself
  return names;
}

std::string AssetStore::pack_of_document(std::string_view name) {
  const auto file = in_pack(name);
  return file && file->name == "pack.json" ? std::string(file->folder) : std::string();
}

}  // namespace storycard::wasm
