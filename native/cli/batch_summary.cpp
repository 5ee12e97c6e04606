#include "batch_summary.h"

#include <cmath>
#include <cstdio>
#include <map>
#include <memory>

#include "batch_row.h"
#include "files.h"
#include "progress.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

struct Counted {
  BatchCounts counts;
  std::size_t too_long = 0;                   // cards
  std::map<std::string, std::size_t> advice;  // rows that a code is given for
};

Counted count(const Journal& journal, std::size_t rows, std::set<std::string>& stale) {
  Counted counted;
  counted.counts.rows = rows;
  for (std::size_t ordinal = 0; ordinal < rows; ++ordinal) {
    const auto entry = journal.row(ordinal);
    const auto made = entry ? read_made_row(*entry) : std::nullopt;
    if (!made || entry->find("error")) ++counted.counts.wrong;
    if (!made) continue;
    std::set<std::string> codes;
    for (const MadeCard& card : made->cards) {
      ++counted.counts.cards;
      if (!card.fits) ++counted.too_long;
      codes.insert(card.advice.begin(), card.advice.end());
      stale.erase(card.file);
    }
    for (const std::string& code : codes) ++counted.advice[code];
  }
  return counted;
}

// What stays of an entry for people and scripts.
Json told_of(const Json& entry) {
  JsonObject told;
  for (const auto& [key, value] : *entry.as_object()) {
    if (key == "cards" && value.as_array()) {
      JsonArray cards;
      for (Json card : *value.as_array()) {
        card.erase("bytes");
        if (const Json* file = card.find("file"); file && file->as_string())
          card.set("file", "cards/" + *file->as_string());
        cards.push_back(std::move(card));
      }
      told.emplace_back(key, std::move(cards));
    } else if (key == "row" || key == "line" || key == "error") {
      told.emplace_back(key, value);
    }
  }
  return told;
}

// Without the braces, for a list that is written as it comes.
std::string head_of(const BatchPlan& plan, const Counted& counted, const std::vector<std::string>& sheets) {
  JsonObject advice;
  for (const auto& [code, rows] : counted.advice) advice.emplace_back(code, static_cast<double>(rows));
  JsonArray names;
  for (const std::string& name : sheets) names.emplace_back(name);
  std::string text;
  const auto put = [&](const char* key, const Json& value) {
    text += "\"" + std::string(key) + "\": " + write_json(value) + ",\n";
  };
  put("table", plan.table.filename().string());
  if (plan.shard.count > 1) put("shard", std::to_string(plan.shard.index) + "/" + std::to_string(plan.shard.count));
  put("rows", static_cast<double>(counted.counts.rows));
  put("rowsWrong", static_cast<double>(counted.counts.wrong));
  put("cards", static_cast<double>(counted.counts.cards));
  put("cardsTooLong", static_cast<double>(counted.too_long));
  put("advice", std::move(advice));
  put("contactSheets", std::move(names));
  return text;
}

}  // namespace

std::optional<Error> write_summary(const BatchPlan& plan, const Journal& journal, std::size_t rows,
                                   const std::vector<std::string>& sheets, double seconds, BatchCounts& counts) {
  std::set<std::string> stale = journal.earlier_cards(rows);
  Counted counted = count(journal, rows, stale);
  counted.counts.kept = counts.kept;
  counts = counted.counts;
  std::error_code ignored;
  for (const std::string& name : stale) {
    if (fs::path(name).filename() == name) fs::remove(plan.cards() / name, ignored);
  }
  const fs::path path = plan.folder / ("summary" + plan.shard.ending() + ".json");
  fs::path temporary = path;
  temporary += ".part";
  const Error full{ErrorCode::broken_file, path.string(), "writing this file failed; is the disk full"};
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen(temporary.c_str(), "wb"));
  if (file == nullptr) return full;
  const auto put = [&](const std::string& text) { std::fwrite(text.data(), 1, text.size(), file.get()); };
  put("{\n" + head_of(plan, counted, sheets));
  const JsonObject run{{"seconds", std::round(seconds * 10) / 10},
                       {"rowsKept", static_cast<double>(counts.kept)},
                       {"jobs", static_cast<double>(plan.jobs)},
                       {"peakMegabytes", std::round(peak_megabytes())}};
  put("\"run\": " + write_json(run) + ",\n\"made\": [");
  bool first = true;
  for (std::size_t ordinal = 0; ordinal < rows; ++ordinal) {
    const auto entry = journal.row(ordinal);
    if (!entry || !entry->as_object()) continue;
    put((first ? "\n" : ",\n") + write_json(told_of(*entry)));
    first = false;
  }
  put("\n]\n}\n");
  if (std::ferror(file.get()) != 0 || std::fclose(file.release()) != 0) return full;
  std::error_code error;
  fs::rename(temporary, path, error);
  return error ? std::optional<Error>(full) : std::nullopt;
}

}  // namespace storycard::cli
