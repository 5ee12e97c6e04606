#include "check/checker.h"

#include <algorithm>
#include <set>

#include "check/check_art.h"
#include "check/check_card.h"
#include "check/check_frame.h"
#include "check/check_pack.h"

namespace storycard::check {
namespace {

std::vector<std::string> needed_files(const toolkit::Frame& frame, const std::vector<const toolkit::Theme*>& themes,
                                      const SamplePhotos& photos, const render::Assets& assets, render::Cache& cache) {
  std::set<std::string> needed;
  for (const std::string& id : frame.formats) {
    for (Sample& sample : samples_for(frame, *toolkit::find_format(id), photos)) {
      sample.request.frame = frame.id;
      sample.request.format = id;
      for (const toolkit::Theme* theme : themes) {
        sample.request.theme = theme != nullptr ? theme->id : "";
        auto files = render::needed_files(sample.request, assets, cache);
        if (files) needed.merge(*files);
      }
    }
  }
  return {needed.begin(), needed.end()};
}

}  // namespace

std::vector<const toolkit::Theme*> themes_of(const toolkit::Pack& pack, const toolkit::Frame& frame,
                                             const std::string& wanted) {
  if (frame.themes.empty()) return {nullptr};
  std::vector<const toolkit::Theme*> themes;
  for (const std::string& id : frame.themes) {
    if (wanted.empty() || wanted == id) themes.push_back(toolkit::find_theme(pack, id));
  }
  if (themes.empty()) themes.push_back(toolkit::find_theme(pack, frame.themes.front()));
  return themes;
}

Checker::Checker(const toolkit::ReadFile& read_file, std::vector<toolkit::Pack> others, Options options)
    : documents_(read_documents(read_file)), options_(std::move(options)), photos_(hostile_photos()) {
  toolkit::PackReading reading = toolkit::read_whole_pack(read_file, others);
  for (const Error& error : reading.errors) findings_.add(finding_of(error, read_file));
  check_pack(documents_, findings_);
  readable_ = reading.errors.empty();
  subject_.packs.push_back(std::move(reading.pack));
  for (toolkit::Pack& other : others) subject_.packs.push_back(std::move(other));
  // What could not be read whole says nothing about cards.
  if (!readable_) return;
  check_art(read_file, documents_, subject_, findings_);
  const toolkit::Pack& pack = subject_.packs.front();
  for (const toolkit::Frame& frame : pack.frames) check_frame(frame, FrameFile(documents_, pack, frame), findings_);
}

Result<Checker::Step> Checker::step(render::Assets& assets, render::Cache& cache) {
  needs_.clear();
  if (!readable_ || next_frame_ >= subject_.packs.front().frames.size()) return Step::done;
  const Lent lent(assets, subject_);
  if (const auto error = check_next_frame(assets, cache)) return *error;
  if (!needs_.empty()) return Step::needs_files;
  ++next_frame_;
  return next_frame_ < assets.packs.front().frames.size() ? Step::more : Step::done;
}

std::optional<Error> Checker::check_next_frame(const render::Assets& assets, render::Cache& cache) {
  const toolkit::Pack& pack = assets.packs.front();
  const toolkit::Frame& frame = pack.frames[next_frame_];
  const std::vector<const toolkit::Theme*> themes = themes_of(pack, frame, options_.theme);
  needs_ = needed_files(frame, themes, photos_, assets, cache);
  if (!needs_.empty()) return std::nullopt;
  const FrameFile file(documents_, pack, frame);
  for (const std::string& id : frame.formats) {
    const toolkit::Format& format = *toolkit::find_format(id);
    for (const Sample& sample : samples_for(frame, format, photos_)) {
      for (const toolkit::Theme* theme : themes) {
        if (auto error = check_card({pack, frame, file, format, theme, sample}, assets, cache, findings_)) return error;
        ++cards_;
      }
    }
  }
  return std::nullopt;
}

bool Checker::ok() const {
  const std::vector<Finding> findings = findings_.all();
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.severity == Severity::error; });
}

}  // namespace storycard::check
