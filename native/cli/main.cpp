// storycard: files in, files out. What it does is core's; what it says and where it writes is decided here.
#include <cstdio>
#include <string>

#include "arguments.h"
#include "assets.h"
#include "batch.h"
#include "card_file.h"
#include "cards.h"
#include "check.h"
#include "drawing.h"
#include "files.h"
#include "help.h"
#include "memory.h"
#include "photo.h"
#include "share/zip.h"
#include "toolkit/outline.h"
#include "watch.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

enum ExitCode { done = 0, wrong_usage = 2, bad_input = 3 };

int fail(const Error& error) {
  std::fprintf(stderr, "storycard: %s\n", sentence(error).c_str());
  return bad_input;
}

int misuse(const std::string& text) {
  std::fprintf(stderr, "storycard: %s See storycard --help.\n", text.c_str());
  return wrong_usage;
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

ByteView bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

bool is_folder(const std::string& output) {
  std::error_code error;
  return output.ends_with('/') || fs::is_directory(output, error);
}

// "itac-quote-square.png": the frame and the format, never a person's name.
std::string file_name(const compose::Report& report) {
  std::string name = report.frame + "-" + report.format + ".png";
  for (char& c : name) {
    if (c == '/') c = '-';
  }
  return name;
}

std::optional<render::FileType> type_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  if (extension == ".png" || extension == ".PNG") return render::FileType::png;
  if (extension == ".jpg" || extension == ".jpeg" || extension == ".JPG") return render::FileType::jpeg;
  return std::nullopt;
}

// Every file a run reads; nothing may be written over one of them.
bool is_input(const OpenedStory& opened, const fs::path& output) {
  for (const fs::path& input : opened.inputs) {
    if (same_file(input, output)) return true;
  }
  return false;
}

Result<std::size_t> write_output(const OpenedStory& opened, const fs::path& path, ByteView bytes) {
  if (is_input(opened, path)) {
    return Error{ErrorCode::unknown_value, path.string(), "this is one of the files that were read; it is not overwritten"};
  }
  return write_file(path, bytes);
}

// Several files become one when all of them are there.
struct Archive {
  share::Zip zip;
  bool wanted = false;
};

Result<compose::Report> render_one(const Arguments& arguments, const OpenedStory& opened, DiskAssets& disk,
                                   render::Cache& cache, Archive& archive) {
  const bool named_here = archive.wanted || is_folder(arguments.output);
  const auto type = named_here ? render::FileType::png : type_of(arguments.output).value_or(render::FileType::png);
  auto drawn = draw_card(opened, {type, arguments.quality, arguments.embed_alt}, disk, cache);
  if (!drawn) return drawn.error();
  if (archive.wanted) {
    archive.zip.add(file_name(drawn->report), drawn->file);
    return std::move(drawn->report);
  }
  const fs::path path = named_here ? fs::path(arguments.output) / file_name(drawn->report) : fs::path(arguments.output);
  if (const auto written = write_output(opened, path, drawn->file); !written) return written.error();
  return std::move(drawn->report);
}

Json reports_json(const std::vector<compose::Report>& reports) {
  if (reports.size() == 1) return compose::to_json(reports.front());
  JsonArray list;
  for (const compose::Report& report : reports) list.push_back(compose::to_json(report));
  return list;
}

// Nothing where the packs are those that the card file was made with.
void say_changed_packs(const Arguments& arguments, const OpenedStory& opened, const DiskAssets& disk) {
  if (!arguments.frame.empty()) return;  // another frame than the card's own
  for (const share::PackChange& change : share::changed_packs(opened.packs, disk.assets.packs)) {
    std::fprintf(stderr, "storycard: %s: %s\n", opened.name.c_str(), share::sentence(change).c_str());
  }
}

// Nothing where the frame's pack takes the story's own logos, or it has none.
void say_refused_logos(const OpenedStory& opened, const DiskAssets& disk) {
  const story::Story& story = opened.request.story;
  const std::string frame = opened.request.frame.empty() ? story::frame_or_default(story) : opened.request.frame;
  const toolkit::Pack* pack = nullptr;
  if (story.logos.empty() || toolkit::find_frame(disk.assets.packs, frame, &pack) == nullptr) return;
  if (pack->logos_allowed == toolkit::LogosAllowed::own) return;
  std::fprintf(stderr, "storycard: %s: the pack %s takes no logos of a story's own, so they are not drawn.\n", opened.name.c_str(), pack->id.c_str());
}

int write_card_command(const Arguments& arguments, const std::vector<std::string>& formats) {
  if (formats.size() != 1) return misuse("a card file holds one card: name one format after --format, or none.");
  if (!arguments.report.empty() || arguments.scale != 1 || arguments.embed_alt) {
    return misuse("a card file keeps a card, not its picture: it takes no --report, --scale or --embed-alt.");
  }
  auto opened = open_story(arguments);
  if (!opened) return fail(opened.error());
  const auto disk = open_assets(arguments);
  if (!disk) return fail(disk.error());
  say_changed_packs(arguments, *opened, *disk);
  opened->request.format = formats.front();
  render::Cache cache(render::decode_photo);
  const auto bytes = card_file_of(arguments, *opened, *disk, cache);
  if (!bytes) return fail(bytes.error());
  const auto written = write_output(*opened, arguments.output, *bytes);
  return written ? static_cast<int>(done) : fail(written.error());
}

int render_command(const Arguments& arguments) {
  if (arguments.inputs.size() != 1) return misuse("render takes one story file.");
  if (arguments.output.empty()) return misuse("render needs -o with a file or a folder.");
  const std::vector<std::string> formats = split_formats(arguments.format);
  const bool folder = is_folder(arguments.output);
  if (!folder && fs::path(arguments.output).extension() == ".storycard") return write_card_command(arguments, formats);
  if (arguments.with_consent) return misuse("--with-consent needs a name that ends in .storycard after -o.");
  Archive archive;
  archive.wanted = !folder && fs::path(arguments.output).extension() == ".zip";
  if (formats.size() > 1 && !folder && !archive.wanted && fs::path(arguments.output).has_extension()) {
    return misuse("several formats need a folder or a name that ends in .zip after -o.");
  }
  if (!folder && !archive.wanted && formats.size() == 1 && !type_of(arguments.output)) {
    return misuse("-o takes a name that ends in .png, .jpg, .zip or .storycard, or a folder.");
  }
  auto opened = open_story(arguments);
  if (!opened) return fail(opened.error());
  auto disk = open_assets(arguments);
  if (!disk) return fail(disk.error());
  say_changed_packs(arguments, *opened, *disk);
  say_refused_logos(*opened, *disk);
  Arguments resolved = arguments;
  if (!archive.wanted && (folder || formats.size() > 1)) {
    if (!resolved.output.ends_with('/')) resolved.output += '/';
    std::error_code error;
    fs::create_directories(resolved.output, error);
    if (error) return fail({ErrorCode::missing_file, resolved.output, "this folder cannot be made: " + error.message()});
  }
  render::Cache cache(render::decode_photo);
  std::vector<compose::Report> reports;
  for (const std::string& format : formats) {
    opened->request.format = format;
    auto report = render_one(resolved, *opened, *disk, cache, archive);
    if (!report) return fail(report.error());
    reports.push_back(std::move(*report));
  }
  if (archive.wanted) {
    const auto written = write_output(*opened, arguments.output, archive.zip.finish());
    if (!written) return fail(written.error());
  }
  if (arguments.report.empty()) return done;
  const std::string text = write_json(reports_json(reports), 2) + "\n";
  const auto written = write_output(*opened, arguments.report, bytes_of(text));
  return written ? static_cast<int>(done) : fail(written.error());
}

int batch_command(const Arguments& arguments) {
  const PlannedBatch planned = plan_batch(arguments);
  if (planned.wrong) return misuse(*planned.wrong);
  const auto end = run_batch(planned.plan, arguments);
  if (!end) return fail(end.error());
  return end->rows_wrong == 0 ? done : bad_input;
}

Result<compose::Report> layout_one(const Arguments& arguments, const OpenedStory& opened, DiskAssets& disk,
                                   render::Cache& cache) {
  if (const auto loaded = load_files(opened, disk, cache); !loaded) return loaded.error();
  if (arguments.picture.empty()) {
    const auto report = render::layout(opened.request, disk.assets, cache);
    return report ? report : in_story(opened, report.error());
  }
  const auto card = render::layout_picture(opened.request, disk.assets, cache);
  if (!card) return in_story(opened, card.error());
  const auto bytes = render::encode(card->bitmap, {});
  if (!bytes) return bytes.error();
  if (const auto written = write_output(opened, arguments.picture, *bytes); !written) return written.error();
  return card->report;
}

int layout_command(const Arguments& arguments) {
  if (arguments.inputs.size() != 1) return misuse("layout takes one story file.");
  const std::vector<std::string> formats = split_formats(arguments.format);
  if (!arguments.picture.empty() && (formats.size() > 1 || type_of(arguments.picture) != render::FileType::png)) {
    return misuse("--picture draws one format into a name that ends in .png.");
  }
  auto opened = open_story(arguments);
  if (!opened) return fail(opened.error());
  auto disk = open_assets(arguments);
  if (!disk) return fail(disk.error());
  say_changed_packs(arguments, *opened, *disk);
  say_refused_logos(*opened, *disk);
  render::Cache cache(render::decode_photo);
  std::vector<compose::Report> reports;
  for (const std::string& format : formats) {
    opened->request.format = format;
    auto report = layout_one(arguments, *opened, *disk, cache);
    if (!report) return fail(report.error());
    reports.push_back(std::move(*report));
  }
  print(write_json(reports_json(reports), 2) + "\n");
  return done;
}

int frames_command(const Arguments& arguments) {
  if (!arguments.inputs.empty()) return misuse("frames takes no file; name a pack with --pack.");
  const auto disk = open_assets(arguments);
  if (!disk) return fail(disk.error());
  JsonArray frames;
  for (const toolkit::OfferedFrame& offered : toolkit::offered_frames(disk->assets.packs)) {
    if (!arguments.json) print(offered.frame->id + "\t" + std::string(toolkit::in_language(offered.frame->name, "en")) + "\n");
    frames.push_back(toolkit::outline(*offered.frame));
  }
  if (arguments.json) print(write_json(JsonObject{{"frames", std::move(frames)}}, 2) + "\n");
  return done;
}

int check_command(const Arguments& arguments) {
  if (arguments.inputs.size() != 1) return misuse("check takes the folder of one pack.");
  const auto sheet_type = type_of(arguments.sheet).value_or(render::FileType::png);
  if (!arguments.sheet.empty() && !type_of(arguments.sheet)) return misuse("--sheet takes a name that ends in .png or .jpg.");
  const auto verdict = check_folder(arguments, sheet_type);
  if (!verdict) return fail(verdict.error());
  print(verdict->out);
  std::fwrite(verdict->err.data(), 1, verdict->err.size(), stderr);
  return verdict->ok ? done : bad_input;
}

int watch_command(const Arguments& arguments) {
  if (arguments.inputs.size() != 1) return misuse("watch takes the folder of one pack.");
  if (arguments.output.empty()) return misuse("watch needs -o with a folder for the pictures.");
  const auto error = watch_pack(arguments);
  return error ? fail(*error) : static_cast<int>(done);
}

int photo_command(const Arguments& arguments) {
  if (arguments.inputs.size() != 1) return misuse("photo takes one photo file.");
  const auto told = describe_photo(arguments.inputs.front(), arguments.json);
  if (!told) return fail(told.error());
  print(*told);
  return done;
}

int open_command(const Arguments& arguments) {
  if (arguments.inputs.size() != 1) return misuse("open takes one card file.");
  const auto told = open_card_file(arguments);
  if (!told) return fail(told.error());
  print(*told);
  return done;
}

std::string no_command(const std::string& name) { return "There is no command \"" + name + "\"." + command_near(name); }

int say(const std::string& text) {
  print(text);
  return done;
}

int help_command(const Arguments& arguments) {
  if (arguments.inputs.size() > 1) return misuse("help takes one command, or none.");
  if (arguments.inputs.empty()) return say(arguments.man ? manual() : help());
  if (arguments.man) return misuse("help --man takes no command: its page has all of them.");
  const Command* command = find_command(arguments.inputs.front());
  return command != nullptr ? say(help_of(*command)) : misuse(no_command(arguments.inputs.front()));
}

int completion_command(const Arguments& arguments) {
  const auto script = arguments.inputs.size() == 1 ? completion_for(arguments.inputs.front()) : std::nullopt;
  return script ? say(*script) : misuse("completion takes the name of a shell: bash, zsh or fish.");
}

int run(int count, const char* const* words) {
  const ParsedArguments parsed = parse_arguments(count, words);
  if (parsed.wrong) return misuse(*parsed.wrong);
  const Arguments& arguments = parsed.arguments;
  if (arguments.command.empty()) return say(help());
  const Command* command = find_command(arguments.command);
  if (command == nullptr) return misuse(no_command(arguments.command));
  if (arguments.help) return say(help_of(*command));
  for (const std::string_view option : arguments.options) {
    if (!takes(*command, option)) return misuse(arguments.command + " takes no " + std::string(option) + ".");
  }
  if (arguments.command == "render") return render_command(arguments);
  if (arguments.command == "batch") return batch_command(arguments);
  if (arguments.command == "layout") return layout_command(arguments);
  if (arguments.command == "frames") return frames_command(arguments);
  if (arguments.command == "check") return check_command(arguments);
  if (arguments.command == "watch") return watch_command(arguments);
  if (arguments.command == "photo") return photo_command(arguments);
  if (arguments.command == "open") return open_command(arguments);
  if (arguments.command == "help") return help_command(arguments);
  return completion_command(arguments);
}

}  // namespace
}  // namespace storycard::cli

int main(int count, char** words) {
  storycard::cli::say_when_memory_ends();
  return storycard::cli::run(count, words);
}
