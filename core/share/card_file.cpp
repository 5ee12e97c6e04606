#include "share/card_file.h"

#include <algorithm>

#include "base/json_reader.h"
#include "base/limits.h"
#include "image/decode.h"
#include "share/read_zip.h"
#include "share/zip.h"

namespace storycard::share {
namespace {

constexpr int version = 1;
constexpr std::string_view card_name = "card.json", story_name = "story.json";
constexpr std::string_view photo = "photo", logo = "logo";

ByteView bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

// Names each entry's picture as the card file does; the names that files had on somebody's disk are not for others.
void name_entry(Json& entry, std::string_view kind, const std::vector<Bytes>& pictures, std::size_t index) {
  const bool there = index < pictures.size() && !pictures[index].empty();
  if (there)
    entry.set("file", picture_name(kind, index));
  else if (entry.as_object() != nullptr)
    entry.erase("file");
}

void name_entries(Json& document, std::string_view key, std::string_view kind, const std::vector<Bytes>& pictures) {
  const Json* found = document.find(key);
  if (found == nullptr || found->is_null()) return;
  Json named = *found;
  if (JsonArray* list = named.as_array()) {
    for (std::size_t i = 0; i < list->size(); ++i) name_entry((*list)[i], kind, pictures, i);
  } else {
    name_entry(named, kind, pictures, 0);
  }
  document.set(key, std::move(named));
}

Json story_document(const CardFile& card, Consent consent) {
  story::Story story = card.story;
  if (consent == Consent::left_out) {
    story.about = story::About::unsaid;
    story.consent = {};
  }
  // Only now, on the document: told apart by their files' names, entries would change places under new ones.
  Json document = story::write(story);
  if (consent == Consent::left_out) {
    for (const char* key : {"about", "consent"}) document.erase(key);
  }
  name_entries(document, "photo", photo, card.photos);
  name_entries(document, "photos", photo, card.photos);
  name_entries(document, "logos", logo, card.logos);
  return document;
}

Json card_document(const std::vector<CardPack>& packs) {
  JsonArray list;
  for (const CardPack& pack : packs) list.push_back(JsonObject{{"id", pack.id}, {"version", pack.version}});
  return JsonObject{{"storycardFile", version}, {"packs", std::move(list)}, {"coversBurntIn", true}};
}

void add_pictures(Zip& zip, std::string_view kind, const std::vector<Bytes>& pictures) {
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (!pictures[i].empty()) zip.add(picture_name(kind, i), pictures[i]);
  }
}

// The zip's files; those that nobody has asked for in the end do not belong in there.
class Contents {
 public:
  explicit Contents(std::vector<ZippedFile> files) : files_(std::move(files)) {}

  Bytes* find(std::string_view name) {
    for (ZippedFile& file : files_) {
      if (file.name != name) continue;
      asked_.push_back(file.name);
      return &file.bytes;
    }
    return nullptr;
  }
  const std::string* first_unasked() const {
    for (const ZippedFile& file : files_) {
      if (std::find(asked_.begin(), asked_.end(), file.name) == asked_.end()) return &file.name;
    }
    return nullptr;
  }

 private:
  std::vector<ZippedFile> files_;
  std::vector<std::string> asked_;
};

Error in_file(std::string_view name, const Error& error) {
  return {error.code, error.where.empty() ? std::string(name) : std::string(name) + " " + error.where, error.detail};
}

Result<Json> json_in(Contents& contents, std::string_view name) {
  const Bytes* bytes = contents.find(name);
  if (bytes == nullptr) {
    return Error{ErrorCode::missing_file, std::string(name),
                 "this is a zip, but no card file: " + std::string(name) + " is not in it"};
  }
  auto json = read_json({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
  if (!json) return in_file(name, json.error());
  return json;
}

Result<std::vector<CardPack>> read_packs(const Json& document) {
  JsonReader read(document, "");
  read.require("storycardFile");
  const double found = read.number("storycardFile", version, {-1e300, 1e300});
  if (!read.error() && found != version) {
    const bool newer = found >= version + 1;
    read.fail(newer ? ErrorCode::newer_version : ErrorCode::out_of_range, read.pointer("storycardFile"),
              newer ? "this card file is of version " + number_text(found) +
                          ", written by a later storycard than this one, which reads version " + std::to_string(version)
                    : "expected version " + std::to_string(version) + ", found " + number_text(found));
  }
  std::vector<CardPack> packs;
  if (const JsonArray* list = read.array("packs", limits::card_packs)) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      JsonReader pack((*list)[i], pointer_to(read.pointer("packs"), i));
      for (const std::string_view key : {"id", "version"}) pack.require(key);
      packs.push_back({pack.text("id"), pack.text("version")});
      read.fail(pack.error());
    }
  }
  read.require("coversBurntIn");
  if (!read.flag("coversBurntIn", true)) {
    read.fail(ErrorCode::unknown_value, read.pointer("coversBurntIn"),
              "expected true: what covers hide may not be in a card file");
  }
  if (read.error()) return *read.error();
  return packs;
}

// Takes the picture out of the zip. `named`: what the story calls it; nothing: there is none.
Result<Bytes> take_picture(Contents& contents, const std::string& named, std::string_view kind, std::size_t index,
                           std::string_view pointer) {
  if (named.empty()) return Bytes{};
  const std::string name = picture_name(kind, index);
  const std::string where = std::string(story_name) + " " + pointer_to(pointer, index) + "/file";
  if (named != name)
    return Error{ErrorCode::unknown_value, where,
                 "expected \"" + name + "\", which this picture is called in a card file"};
  Bytes* bytes = contents.find(name);
  if (bytes == nullptr) return Error{ErrorCode::missing_file, where, "the card file does not hold \"" + name + "\""};
  const auto header = image::read_photo_header(*bytes);
  if (!header) return in_file(name, header.error());
  const PixelSize size = header->stored;
  if (header->kind != image::FileKind::png) return Error{ErrorCode::unknown_format, name, "expected a PNG"};
  if (std::int64_t{size.width} * size.height > limits::working_copy_pixels) {
    return Error{
        ErrorCode::too_large, name,
        "this picture has more than " + std::to_string(limits::working_copy_pixels / 1'000'000) + " megapixels"};
  }
  return std::move(*bytes);
}

template <typename Pictured>
std::optional<Error> take_pictures(Contents& contents, const std::vector<Pictured>& entries, std::string_view kind,
                                   std::string_view pointer, std::vector<Bytes>& pictures) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto picture = take_picture(contents, entries[i].file, kind, i, pointer);
    if (!picture) return picture.error();
    pictures.push_back(*std::move(picture));
  }
  return std::nullopt;
}

}  // namespace

std::string picture_name(std::string_view kind, std::size_t index) {
  return std::string(kind) + "-" + std::to_string(index + 1) + ".png";
}

Result<Bytes> write_card_file(const CardFile& card, Consent consent) {
  const std::string story = write_json(story_document(card, consent), 2) + "\n";
  if (story.size() > limits::json_bytes)
    return Error{ErrorCode::too_large, "", "the story has more words and settings than a card file takes"};
  Zip zip;
  zip.add(card_name, bytes_of(write_json(card_document(card.packs), 2) + "\n"));
  zip.add(story_name, bytes_of(story));
  add_pictures(zip, photo, card.photos);
  add_pictures(zip, logo, card.logos);
  return zip.finish();
}

Result<CardFile> read_card_file(ByteView file) {
  auto files = read_zip(file);
  if (!files) return files.error();
  Contents contents(*std::move(files));
  const auto document = json_in(contents, card_name);
  if (!document) return document.error();
  auto packs = read_packs(*document);
  if (!packs) return in_file(card_name, packs.error());
  const auto words = json_in(contents, story_name);
  if (!words) return words.error();
  auto story = story::read(*words, story::Text::optional);
  if (!story) return in_file(story_name, story.error());
  CardFile card{*std::move(story), *std::move(packs), {}, {}};
  if (const auto error = take_pictures(contents, card.story.photos, photo, "/photos", card.photos)) return *error;
  if (const auto error = take_pictures(contents, card.story.logos, logo, "/logos", card.logos)) return *error;
  if (const std::string* other = contents.first_unasked()) {
    return Error{ErrorCode::unknown_value, *other, "this file does not belong in a card file"};
  }
  return card;
}

std::vector<CardPack> packs_of(const story::Story& story, const std::vector<toolkit::Pack>& packs) {
  const toolkit::Pack* pack = nullptr;
  if (toolkit::find_frame(packs, story::frame_or_default(story), &pack) == nullptr) return {};
  std::vector<CardPack> used;
  while (pack != nullptr && used.size() < limits::card_packs) {
    used.push_back({pack->id, pack->version});
    const auto extended =
        std::find_if(packs.begin(), packs.end(), [&](const toolkit::Pack& other) { return other.id == pack->extends; });
    pack = pack->extends.empty() || extended == packs.end() ? nullptr : &*extended;
  }
  return used;
}

std::vector<PackChange> changed_packs(const std::vector<CardPack>& made_with, const std::vector<toolkit::Pack>& here) {
  std::vector<PackChange> changes;
  for (const CardPack& pack : made_with) {
    const auto same =
        std::find_if(here.begin(), here.end(), [&](const toolkit::Pack& other) { return other.id == pack.id; });
    if (same == here.end())
      changes.push_back({pack, std::nullopt});
    else if (same->version != pack.version)
      changes.push_back({pack, same->version});
  }
  return changes;
}

std::string sentence(const PackChange& change) {
  const std::string made =
      "This card was made with version " + change.made_with.version + " of the pack " + change.made_with.id;
  if (!change.here) return made + ", which is not here.";
  return made + "; here is version " + *change.here + ", and the card may look different.";
}

}  // namespace storycard::share
