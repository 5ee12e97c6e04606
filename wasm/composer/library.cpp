#include "composer/library.h"

#include <algorithm>
#include <iterator>

namespace storycard::composer {
namespace {

std::string_view text_of(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
Error in_file(const std::string& name, const Error& error) {
  return {error.code, error.where.empty() ? name : name + " " + error.where, error.detail};
}

// A pack comes as a whole: one request for all its frames.
std::string pack_file(const std::string& id) { return "packs/" + id + ".json"; }

std::string words_file(const std::string& language) { return "strings/" + language + ".json"; }

}  // namespace

std::optional<Error> Library::add(std::string_view file, ByteView bytes) {
  const std::string name(file);
  told_.insert(name);
  if (file.starts_with("strings/")) return add_words(name, bytes);
  if (file.starts_with("packs/")) answered_packs_.insert(name);
  const bool font = text::Library::takes(file);
  if (font && !has_fonts_) {
    early_fonts_[name] = Bytes(bytes.begin(), bytes.end());
    return std::nullopt;
  }
  std::optional<Error> error = store_.add(file, bytes);
  if (error) {
    if (font) lack(file);  // not to be asked for again: words go on without it
    return error;
  }
  if (font) ++fonts_version_;
  if (name == "fonts.json" && !has_fonts_) {
    has_fonts_ = true;
    ++fonts_version_;
    const auto early = std::move(early_fonts_);
    early_fonts_.clear();
    for (const auto& [font_file, font_bytes] : early) add(font_file, font_bytes);
  }
  return std::nullopt;
}

std::optional<Error> Library::add_picture(std::string_view name, render::PhotoFile picture) {
  told_.insert(std::string(name));
  ++pictures_version_;
  return store_.add_opened(name, std::move(picture));
}

std::string Library::lacked_picture(std::string_view pack) const {
  const std::string folder = "packs/" + std::string(pack) + "/";
  for (auto name = lacked_.lower_bound(folder); name != lacked_.end() && name->starts_with(folder); ++name) {
    if (wasm::AssetStore::is_pack_picture(*name)) return *name;
  }
  return {};
}

std::optional<Error> Library::add_words(const std::string& name, ByteView bytes) {
  if (name == "strings/languages.json") {
    Result<std::vector<Language>> languages = read_languages(text_of(bytes));
    if (!languages) return in_file(name, languages.error());
    languages_ = std::move(*languages);
    return std::nullopt;
  }
  Result<Strings> strings = Strings::read(text_of(bytes));
  if (!strings) return in_file(name, strings.error());
  const std::string language = strings->language();
  strings_.insert_or_assign(language, std::move(*strings));
  if (language == language_ || shown_language_.empty()) shown_language_ = language;
  return std::nullopt;
}

void Library::lack(std::string_view file) {
  const std::string name(file);
  lacked_.insert(name);
  if (file.starts_with("packs/")) answered_packs_.insert(name);
  if (text::Library::takes(file)) ++fonts_version_;
  if (wasm::AssetStore::is_pack_picture(file)) ++pictures_version_;
  if (name == words_file(language_) && shown_language_.empty()) want_language("en");
}

void Library::want_language(std::string_view language) {
  language_ = language;
  if (strings_.count(language_)) shown_language_ = language_;
}

void Library::want_files(const std::set<std::string>& files) { wanted_files_.insert(files.begin(), files.end()); }

std::vector<std::string> Library::take_needs() {
  begun_ = ready();
  std::vector<std::string> files;
  const auto take = [&](const std::string& name) {
    if (told_.insert(name).second) files.push_back(name);
  };
  take("strings/languages.json");
  take(words_file(language_));
  for (const std::string& id : packs_) take(pack_file(id));
  if (all_packs_lost()) take(pack_file(campaign_pack));
  for (const std::string& name : store_.needs()) {
    const std::string base = wasm::AssetStore::pack_of_document(name);
    if (name != pack_file(campaign_pack)) take(base.empty() ? name : pack_file(base));
  }
  for (const std::string& name : wanted_files_) take(name);
  wanted_files_.clear();
  return files;
}

bool Library::ready() const {
  return has_fonts_ && (begun_ || packs_came()) && !assets().packs.empty() && strings() != nullptr;
}

void Library::read_on() { store_.read_on(); }

void Library::read_all() {
  store_.lead_with({});
  while (is_reading()) read_on();
}

bool Library::has_pack(std::string_view id) const {
  const auto& packs = assets().packs;
  return std::any_of(packs.begin(), packs.end(), [&](const toolkit::Pack& pack) { return pack.id == id; });
}

// A pack that waits for a file, or for the pack it extends, is lost with it. Packs that extend each other in a ring are, too.
Library::Fate Library::fate_of(const std::string& pack, int depth) const {
  constexpr int depth_max = 8;
  if (has_pack(pack)) return store_.is_reading(pack) ? Fate::begun : Fate::here;
  if (lacked_.count(pack_file(pack)) > 0 || depth > depth_max) return Fate::lost;
  if (answered_packs_.count(pack_file(pack)) == 0) return Fate::coming;
  const std::vector<std::string> missing = store_.missing_from(pack);
  for (const std::string& name : missing) {
    const std::string base = wasm::AssetStore::pack_of_document(name);
    if (base.empty() ? lacked_.count(name) > 0 : fate_of(base, depth + 1) == Fate::lost) return Fate::lost;
  }
  return missing.empty() ? Fate::lost : Fate::coming;  // it came, and was no good
}

bool Library::all_packs_lost() const {
  return std::all_of(packs_.begin(), packs_.end(), [&](const std::string& id) { return fate_of(id) == Fate::lost; });
}

bool Library::any_pack(Fate fate) const {
  return std::any_of(packs_.begin(), packs_.end(), [&](const std::string& id) { return fate_of(id) == fate; });
}

bool Library::packs_came() const {
  return !any_pack(Fate::coming) && (!all_packs_lost() || fate_of(campaign_pack) != Fate::coming);
}

bool Library::packs_settled() const { return packs_came() && !is_reading(); }

std::vector<std::string> Library::lost_packs() const {
  std::vector<std::string> lost;
  std::copy_if(packs_.begin(), packs_.end(), std::back_inserter(lost), [&](const std::string& id) { return fate_of(id) == Fate::lost; });
  return lost;
}

const Strings* Library::strings() const {
  const auto found = strings_.find(shown_language_);
  return found == strings_.end() ? nullptr : &found->second;
}

}  // namespace storycard::composer
