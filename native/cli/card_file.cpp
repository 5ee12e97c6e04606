#include "card_file.h"

#include <filesystem>

#include "base/utf8.h"
#include "files.h"
#include "image/decode.h"
#include "render/card_file.h"
#include "share/read_zip.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

// Words of a file on their way to a terminal, which takes some characters for orders.
std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint next = decode_utf8(text, at);
    const bool control = next.code_point < 0x20 || (next.code_point >= 0x7F && next.code_point < 0xA0);
    append_utf8(result, control ? U' ' : next.code_point);
    at += next.length;
  }
  return result;
}

std::string or_default(const std::string& text) { return text.empty() ? "the usual one" : plain(text); }

// What is known here of the packs that the card was made with; nothing where there are no packs to compare with.
using PacksHere = std::optional<std::vector<toolkit::Pack>>;

Result<PacksHere> packs_here(const Arguments& arguments) {
  auto disk = open_assets(arguments);
  if (disk) return PacksHere(std::move(disk->assets.packs));
  // Somebody who only wants to look inside needs no fonts; one who named a folder wants to know.
  if (!arguments.assets.empty() || !arguments.packs.empty()) return disk.error();
  return PacksHere();
}

const toolkit::Pack* find_pack(const PacksHere& here, const std::string& id) {
  for (std::size_t i = 0; here && i < here->size(); ++i) {
    if ((*here)[i].id == id) return &(*here)[i];
  }
  return nullptr;
}

std::string told_of(const share::CardPack& pack, const PacksHere& here) {
  std::string line = "Pack: " + plain(pack.id) + " " + plain(pack.version);
  if (!here) return line + "\n";
  const toolkit::Pack* known = find_pack(here, pack.id);
  if (known == nullptr) return line + ", which is not here\n";
  if (known->version != pack.version)
    return line + "; here is version " + plain(known->version) + ", and the card may look different\n";
  return line + ", which is here\n";
}

std::string told_of(const Bytes& picture) {
  if (picture.empty()) return "no picture";
  const PixelSize size = image::read_photo_header(picture)->upright();
  return std::to_string(size.width) + " x " + std::to_string(size.height);
}

std::string told_of_consent(const story::Story& story) {
  constexpr const char* abouts[] = {"", "the writer", "somebody else", "a child"};
  if (story.about == story::About::unsaid && story.consent.is_null())
    return "Consent: the answers are not in the file\n";
  std::string line = "Consent:";
  if (story.about != story::About::unsaid)
    line += std::string(" the story is about ") + abouts[static_cast<int>(story.about)] + ";";
  std::string agreed;
  if (const JsonObject* answers = story.consent.as_object()) {
    for (const auto& [name, answer] : *answers) {
      if (answer.as_bool() != nullptr && *answer.as_bool()) agreed += (agreed.empty() ? "" : ", ") + plain(name);
    }
  }
  return line + (agreed.empty() ? " nothing was agreed to yet\n" : " agreed: " + agreed + "\n");
}

std::string as_lines(const share::CardFile& card, const PacksHere& here) {
  const story::Story& story = card.story;
  std::string text = "Card file, version 1\n";
  const auto add = [&](const char* what, const std::string& words) {
    if (!words.empty()) text += std::string(what) + ": " + plain(words) + "\n";
  };
  add("Story", story.story);
  add("Name", story.name);
  add("Role", story.role);
  add("Place", story.place);
  add("Language", story.language);
  text += "Frame: " + plain(story::frame_or_default(story)) + "; theme: " + or_default(story.theme) +
          "; format: " + plain(story::format_or_default(story)) + "\n";
  for (const share::CardPack& pack : card.packs) text += told_of(pack, here);
  for (std::size_t i = 0; i < card.photos.size(); ++i) {
    const std::size_t covers = story.photos[i].covers.size();
    text += "Photo " + std::to_string(i + 1) + ": " + told_of(card.photos[i]);
    if (covers > 0)
      text += "; " + std::to_string(covers) + (covers == 1 ? " cover" : " covers") +
              ", and what is under it is not in the file";
    text += "\n";
  }
  for (std::size_t i = 0; i < card.logos.size(); ++i)
    text += "Logo " + std::to_string(i + 1) + ": " + told_of(card.logos[i]) + "\n";
  return text + told_of_consent(story);
}

template <typename Pictured>
Json pictures_json(const std::vector<Pictured>& entries, const std::vector<Bytes>& pictures) {
  JsonArray list;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (pictures[i].empty()) {
      list.emplace_back();
      continue;
    }
    const PixelSize size = image::read_photo_header(pictures[i])->upright();
    list.push_back(JsonObject{{"file", entries[i].file}, {"size", JsonArray{size.width, size.height}}});
  }
  return list;
}

std::string as_json(const share::CardFile& card, const PacksHere& here) {
  JsonArray packs;
  for (const share::CardPack& pack : card.packs) {
    JsonObject told{{"id", pack.id}, {"version", pack.version}};
    const toolkit::Pack* known = find_pack(here, pack.id);
    if (here) told.emplace_back("here", known != nullptr ? Json(known->version) : Json());
    packs.push_back(std::move(told));
  }
  const bool consent = card.story.about != story::About::unsaid || !card.story.consent.is_null();
  const JsonObject told{{"version", 1},
                        {"packs", std::move(packs)},
                        {"photos", pictures_json(card.story.photos, card.photos)},
                        {"logos", pictures_json(card.story.logos, card.logos)},
                        {"consent", consent},
                        {"story", card.story.source}};
  return write_json(told, 2) + "\n";
}

// All or nothing, and over nothing: neither over what is there, nor through a link that leads elsewhere.
std::optional<Error> extract(ByteView card, const fs::path& folder) {
  const auto files = share::read_zip(card);
  if (!files) return files.error();
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return Error{ErrorCode::missing_file, folder.string(), "this folder cannot be made: " + error.message()};
  for (const share::ZippedFile& file : *files) {
    for (const char* ending : {"", ".part"}) {
      const fs::path path = folder / (file.name + ending);
      if (!fs::exists(fs::symlink_status(path, error))) continue;
      return Error{ErrorCode::unknown_value, path.string(),
                   "this file is there already and is not overwritten; name an empty folder"};
    }
  }
  for (const share::ZippedFile& file : *files) {
    if (const auto written = write_file(folder / file.name, file.bytes); !written) return written.error();
  }
  return std::nullopt;
}

}  // namespace

Result<Bytes> card_file_of(const Arguments& arguments, const OpenedStory& opened, const DiskAssets& disk,
                           render::Cache& cache) {
  // A card that could not be drawn is no card to keep.
  if (const auto drawable = render::needed_files(opened.request, disk.assets, cache); !drawable)
    return in_story(opened, drawable.error());
  const auto consent = arguments.with_consent ? share::Consent::included : share::Consent::left_out;
  return render::encode_card_file(opened.request, disk.assets.packs, consent);
}

Result<std::string> open_card_file(const Arguments& arguments) {
  const std::string& name = arguments.inputs.front();
  const auto bytes = read_input(name);
  if (!bytes) return bytes.error();
  const auto card = share::read_card_file(*bytes);
  if (!card) return prefixed(name_of_input(name), card.error());
  const auto here = packs_here(arguments);
  if (!here) return here.error();
  // The names in a card file are known by now: none leads out of the folder.
  if (!arguments.extract.empty()) {
    if (const auto error = extract(*bytes, arguments.extract)) return *error;
  }
  return arguments.json ? as_json(*card, *here) : as_lines(*card, *here);
}

}  // namespace storycard::cli
