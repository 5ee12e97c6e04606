#include "check/finding.h"

#include "base/limits.h"

namespace storycard::check {

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

Finding finding_of(const Error& error) {
  Finding finding;
  const std::size_t space = error.where.find(' ');
  finding.file = error.where.substr(0, space);
  const std::string rest = space == std::string::npos ? std::string() : error.where.substr(space + 1);
  const bool is_pointer = rest.starts_with('/');
  if (is_pointer) finding.pointer = rest;
  finding.code = name_of(error.code);
  // "byte 17" of a file that is no JSON stays in the sentence.
  finding.message = sentence(Error{error.code, is_pointer ? std::string() : rest, error.detail});
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
