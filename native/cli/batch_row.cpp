#include "batch_row.h"

#include <algorithm>

#include "base/deflate.h"
#include "batch_sheet.h"
#include "digest.h"
#include "files.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

const std::string* text_of(const Json& json, std::string_view key) {
  const Json* value = json.find(key);
  return value ? value->as_string() : nullptr;
}

double number_of(const Json& json, std::string_view key) {
  const Json* value = json.find(key);
  return value && value->as_number() ? *value->as_number() : 0;
}

// A name as batch gives it: a journal of other making must not lead elsewhere.
bool is_safe(const std::string& name) {
  return !name.empty() && name[0] != '.' && name.find_first_of("/\\") == std::string::npos &&
         name.find('\0') == std::string::npos;
}

Json to_json(const MadeCard& card) {
  JsonArray advice;
  for (const std::string& code : card.advice) advice.emplace_back(code);
  return JsonObject{{"file", card.file}, {"format", card.format},    {"bytes", static_cast<double>(card.bytes)},
                    {"fits", card.fits}, {"altText", card.alt_text}, {"advice", std::move(advice)}};
}

std::optional<MadeCard> read_made_card(const Json& json) {
  const std::string* file = text_of(json, "file");
  const std::string* format = text_of(json, "format");
  const std::string* alt_text = text_of(json, "altText");
  const Json* advice = json.find("advice");
  const Json* fits = json.find("fits");
  if (!file || !is_safe(*file) || !format || !alt_text || !advice || !advice->as_array() || !fits || !fits->as_bool())
    return std::nullopt;
  MadeCard card{*file,     *format, static_cast<std::size_t>(std::max(0.0, number_of(json, "bytes"))), *fits->as_bool(),
                *alt_text, {}};
  for (const Json& code : *advice->as_array()) {
    if (code.as_string()) card.advice.push_back(*code.as_string());
  }
  return card;
}

void add_pictures(const std::vector<render::PhotoFile>& pictures, Digest& digest) {
  for (const render::PhotoFile& picture : pictures) {
    digest.add(picture ? static_cast<std::uint64_t>(picture->bytes.size()) : 0u);
    digest.add(picture ? static_cast<std::uint64_t>(crc32(picture->bytes)) : 0u);
  }
}

}  // namespace

std::string MadeRow::place() const { return "row " + std::to_string(row) + " (line " + std::to_string(line) + ")"; }

Json to_json(const MadeRow& row) {
  JsonObject entry{
      {"row", static_cast<double>(row.row)}, {"line", static_cast<double>(row.line)}, {"input", row.input}};
  JsonArray cards;
  for (const MadeCard& card : row.cards) cards.push_back(to_json(card));
  entry.emplace_back("cards", std::move(cards));
  if (row.wrong) {
    entry.emplace_back("error", JsonObject{{"code", name_of(row.wrong->code)},
                                           {"where", row.wrong->where},
                                           {"message", row.place() + ": " + sentence(*row.wrong)}});
  }
  return entry;
}

std::optional<MadeRow> read_made_row(const Json& entry) {
  const std::string* input = text_of(entry, "input");
  const Json* cards = entry.find("cards");
  if (!input || !cards || !cards->as_array()) return std::nullopt;
  MadeRow row;
  row.row = static_cast<std::size_t>(std::max(0.0, number_of(entry, "row")));
  row.line = static_cast<std::size_t>(std::max(0.0, number_of(entry, "line")));
  row.input = *input;
  for (const Json& json : *cards->as_array()) {
    auto card = read_made_card(json);
    if (!card) return std::nullopt;
    row.cards.push_back(std::move(*card));
  }
  return row;
}

RowMaker::RowMaker(const BatchPlan& plan, DiskAssets disk, const Journal& journal, fs::path scratch)
    : plan_(plan),
      disk_(std::move(disk)),
      assets_digest_(digest_of(disk_)),
      journal_(journal),
      scratch_(std::move(scratch)) {}

// Whatever would give other cards gives another digest.
std::string RowMaker::input_of(const PlannedRow& planned) const {
  const render::Request& request = planned.opened.request;
  Digest digest;
  digest.add(assets_digest_);
  digest.add(write_json(request.story.source));
  for (std::size_t i = 0; i < planned.names.size(); ++i) {
    digest.add(planned.names[i]);
    digest.add(plan_.formats[i]);
  }
  digest.add(request.frame);
  digest.add(request.theme);
  digest.add(number_text(decimal_of(request.scale)));
  digest.add(static_cast<std::uint64_t>(plan_.file.jpeg_quality));
  digest.add(static_cast<std::uint64_t>(plan_.file.embed_alt));
  add_pictures(request.photos, digest);
  add_pictures(request.logos, digest);
  return digest.hex();
}

// Its files are there, whole.
bool RowMaker::is_there(const MadeRow& earlier) const {
  return !earlier.cards.empty() && std::all_of(earlier.cards.begin(), earlier.cards.end(), [&](const MadeCard& card) {
    std::error_code error;
    const auto size = fs::file_size(plan_.cards() / card.file, error);
    return !error && size == card.bytes;
  });
}

// All of a row's cards or none: nothing is written before all are drawn.
std::optional<Error> RowMaker::make_cards(PlannedRow& planned, MadeRow& made) {
  std::vector<Bytes> files;
  // Nothing of one row serves the next: each has another photo and other words.
  render::Cache cache(render::decode_photo);
  for (std::size_t i = 0; i < planned.names.size(); ++i) {
    planned.opened.request.format = plan_.formats[i];
    auto drawn = draw_card(planned.opened, plan_.file, disk_, cache);
    if (!drawn) return drawn.error();
    MadeCard card{planned.names[i],   drawn->report.format,   drawn->file.size(),
                  drawn->report.fits, drawn->report.alt_text, {}};
    for (const compose::Advice& advice : drawn->report.advice) card.advice.push_back(advice.code);
    auto thumbnail =
        plan_.file.type == render::FileType::png ? thumbnail_of(drawn->pixels) : thumbnail_of_file(drawn->file);
    if (!thumbnail) return thumbnail.error();
    made.cards.push_back(std::move(card));
    made.thumbnails.push_back(std::move(*thumbnail));
    files.push_back(std::move(drawn->file));
  }
  for (const MadeCard& card : made.cards) {
    if (auto error = would_overwrite(planned, plan_.cards() / card.file)) return error;
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto written = write_file_by(scratch_, plan_.cards() / made.cards[i].file, files[i]);
    if (!written) made.fatal = written.error();
    if (!written) return written.error();
  }
  return std::nullopt;
}

std::optional<Error> RowMaker::would_overwrite(const PlannedRow& planned, const fs::path& card) const {
  bool input = same_file(plan_.table, card);
  for (const fs::path& read : planned.opened.inputs) input = input || same_file(read, card);
  if (!input) return std::nullopt;
  return Error{ErrorCode::unknown_value, card.string(),
               "this is one of the files that were read; it is not overwritten"};
}

MadeRow RowMaker::make(PlannedRow planned) {
  MadeRow made;
  made.row = planned.row;
  made.line = planned.line;
  made.ordinal = planned.ordinal;
  made.wrong = planned.wrong;
  if (!made.wrong) made.wrong = open_pictures(plan_.table.parent_path(), 0, planned.opened);
  if (!made.wrong) {
    made.input = input_of(planned);
    const auto entry = journal_.row(planned.ordinal);
    auto earlier = entry ? read_made_row(*entry) : std::nullopt;
    if (earlier && earlier->row == made.row && earlier->input == made.input && is_there(*earlier)) {
      made.cards = std::move(earlier->cards);
      made.kept = true;
      return made;
    }
    made.wrong = make_cards(planned, made);
  }
  if (!made.wrong) return made;
  made.cards.clear();
  made.thumbnails.clear();
  if (made.input.empty()) made.input = "wrong";
  return made;
}

}  // namespace storycard::cli
