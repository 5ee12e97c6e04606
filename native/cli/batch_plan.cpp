#include "batch_plan.h"

#include <algorithm>
#include <charconv>
#include <thread>

#include "toolkit/format.h"

namespace storycard::cli {
namespace {

constexpr std::size_t most_jobs = 256;
constexpr std::size_t most_shards = 100'000;

std::optional<std::size_t> whole_number(std::string_view text, std::size_t most) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > most) return std::nullopt;
  return number;
}

std::optional<Shard> shard_of(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto index = whole_number(text.substr(0, slash), most_shards);
  const auto count = whole_number(text.substr(slash + 1), most_shards);
  if (!index || !count || *index > *count) return std::nullopt;
  return Shard{*index, *count};
}

std::string lower_extension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

std::optional<std::string> plan_table(const Arguments& arguments, BatchPlan& plan) {
  if (arguments.inputs.size() != 1) return "batch takes one table, STORIES.csv or STORIES.jsonl.";
  plan.table = arguments.inputs.front();
  const std::string extension = lower_extension(plan.table);
  plan.json_lines = extension == ".jsonl" || extension == ".ndjson";
  if (!plan.json_lines && extension != ".csv" && extension != ".tsv")
    return "batch takes a table whose name ends in .csv, .tsv or .jsonl.";
  if (arguments.output.empty()) return "batch needs -o with a folder.";
  plan.folder = arguments.output;
  std::error_code error;
  if (std::filesystem::exists(plan.folder, error) && !std::filesystem::is_directory(plan.folder, error))
    return "batch needs a folder after -o, and \"" + arguments.output + "\" is a file.";
  return std::nullopt;
}

std::optional<std::string> plan_names(const Arguments& arguments, BatchPlan& plan) {
  std::string text = arguments.name.empty() ? "{row}-{frame}-{format}" : arguments.name;
  for (const char* ending : {".jpg", ".jpeg", ".png"}) {
    if (!text.ends_with(ending)) continue;
    plan.file.type = std::string_view(ending) == ".png" ? render::FileType::png : render::FileType::jpeg;
    text.resize(text.size() - std::string_view(ending).size());
    break;
  }
  auto names = table::NamePattern::read(text);
  if (!names) return "--name: " + names.error().detail + ".";
  plan.names = std::move(*names);
  if (plan.formats.size() > 1 && !plan.names.speaks_of("format"))
    return "--name needs {format} in it where several formats are made.";
  return std::nullopt;
}

}  // namespace

std::string Shard::ending() const {
  return count == 1 ? "" : "-" + std::to_string(index) + "-of-" + std::to_string(count);
}

PlannedBatch plan_batch(const Arguments& arguments) {
  PlannedBatch planned;
  BatchPlan& plan = planned.plan;
  const auto fail = [&](std::string sentence) {
    planned.wrong = std::move(sentence);
    return planned;
  };
  if (auto wrong = plan_table(arguments, plan)) return fail(std::move(*wrong));
  plan.formats = split_formats(arguments.format);
  for (const std::string& format : plan.formats) {
    if (!format.empty() && toolkit::find_format(format) == nullptr)
      return fail("There is no format \"" + format + "\".");
  }
  if (plan.formats.empty()) return fail("--format names no format.");
  if (auto wrong = plan_names(arguments, plan)) return fail(std::move(*wrong));
  plan.file.jpeg_quality = arguments.quality;
  plan.file.embed_alt = arguments.embed_alt;
  plan.frame = arguments.frame;
  plan.theme = arguments.theme;
  plan.scale = arguments.scale;
  plan.resume = arguments.resume;
  plan.jobs = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_jobs);
  if (!arguments.jobs.empty()) {
    const auto jobs = whole_number(arguments.jobs, most_jobs);
    if (!jobs) return fail("--jobs needs a whole number from 1 to 256, not \"" + arguments.jobs + "\".");
    plan.jobs = *jobs;
  }
  if (!arguments.shard.empty()) {
    const auto shard = shard_of(arguments.shard);
    if (!shard) return fail("--shard needs which of how many, from 1/4 to 4/4, not \"" + arguments.shard + "\".");
    plan.shard = *shard;
  }
  return planned;
}

}  // namespace storycard::cli
