#include "check/finding.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"

namespace storycard::check {
namespace {

// "line 3, column 14" of "byte 17", both from 1, columns in letters. What names no byte of the text stays as it is.
std::string line_and_column(const std::string& place, std::string_view text) {
  constexpr std::string_view mark = "byte ";
  std::size_t byte = 0;
  if (!place.starts_with(mark)) return place;
  const char* const end = place.data() + place.size();
  const auto read = std::from_chars(place.data() + mark.size(), end, byte);
  if (read.ec != std::errc() || read.ptr != end || byte > text.size()) return place;
  const std::string_view before = text.substr(0, byte);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::string_view beside = before.substr(before.rfind('\n') + 1);  // no line's end: npos + 1 is 0
  const auto column = 1 + std::count_if(beside.begin(), beside.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

std::string sentence(const Finding& finding) {
  std::string text = finding.file;
  if (!finding.pointer.empty()) text += " " + finding.pointer;
  text += ": ";
  if (finding.severity == Severity::warning) text += "warning: ";
  return text + finding.message;
}

Json to_json(const Finding& finding) {
  return JsonObject{{"file", finding.file},
                    {"pointer", finding.pointer},
                    {"code", finding.code},
                    {"severity", finding.severity == Severity::error ? "error" : "warning"},
                    {"message", finding.message}};
}

Finding finding_of(const Error& error, const toolkit::ReadFile& read_file) {
  Finding finding;
  const std::size_t space = error.where.find(' ');
  finding.file = error.where.substr(0, space);
  const std::string rest = space == std::string::npos ? std::string() : error.where.substr(space + 1);
  const bool is_pointer = rest.starts_with('/');
  if (is_pointer) finding.pointer = rest;
  finding.code = name_of(error.code);
  std::string place, detail = error.detail;
  if (!is_pointer && !rest.empty()) {
    const auto text = read_file(finding.file);
    place = line_and_column(rest, text ? *text : "");
    // What the parser counts by itself, in bytes, is not said again.
    if (detail.starts_with("line ")) detail.erase(0, std::min(detail.find(": ") + 2, detail.size()));
  }
  finding.message = sentence(Error{error.code, place, detail});
  finding.message[0] = finding.message[0] >= 'a' && finding.message[0] <= 'z'
                           ? static_cast<char>(finding.message[0] - 'a' + 'A')
                           : finding.message[0];
  return finding;
}

Findings::Entry* Findings::entry(Finding&& finding) {
  const auto [known, is_new] = known_.try_emplace({finding.file, finding.pointer, finding.code}, entries_.size());
  if (!is_new) return &entries_[known->second];
  if (entries_.size() >= limits::findings) {
    known_.erase(known);
    return nullptr;
  }
  entries_.push_back({std::move(finding), {}, {}, 0});
  return &entries_.back();
}

void Findings::add(Finding finding) { entry(std::move(finding)); }

void Findings::add(Finding finding, Sighting sighting) {
  std::string message = finding.message;
  Entry* const found = entry(std::move(finding));
  if (found == nullptr) return;
  if (found->last_card != sighting.card) ++found->cards;
  found->last_card = sighting.card;
  if (!found->worst.card.empty() && sighting.badness <= found->worst.badness) return;
  found->worst = std::move(sighting);
  found->finding.message = std::move(message);
}

std::vector<Finding> Findings::all() const {
  std::vector<Finding> findings;
  for (const Entry& entry : entries_) {
    findings.push_back(entry.finding);
    if (entry.cards == 0) continue;
    findings.back().message += " Seen on " + entry.worst.card;
    if (entry.cards > 1) findings.back().message += ", and on " + std::to_string(entry.cards - 1) + " more";
    findings.back().message += ".";
  }
  return findings;
}

}  // namespace storycard::check
