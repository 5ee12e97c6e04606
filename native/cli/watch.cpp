#include "watch.h"

#include <algorithm>
#include <cstdio>

#include "base/limits.h"
#include "digest.h"
#include "files.h"
#include "folder_watch.h"
#include "pack_folder.h"

namespace storycard::cli {
namespace {

namespace fs = std::filesystem;

void tell(std::FILE* where, const std::string& line) {
  std::fputs((line + "\n").c_str(), where);
  std::fflush(where);
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code error;
  const fs::path in = fs::weakly_canonical(inner, error), out = fs::weakly_canonical(outer, error);
  return std::mismatch(out.begin(), out.end(), in.begin(), in.end()).first == out.end();
}

// The contents of a folder, without the files that keep(name) leaves out.
template <typename Keep>
std::uint64_t contents_of(const fs::path& folder, Keep keep) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::end(entry);
       entry.increment(error)) {
    std::error_code none;
    if (entry->path().filename().string().starts_with('.'))
      entry.disable_recursion_pending();
    else if (entry->is_regular_file(none))
      paths.push_back(entry->path());
  }
  std::sort(paths.begin(), paths.end());
  Digest digest;
  for (const fs::path& path : paths) {
    const std::string name = path.lexically_relative(folder).generic_string();
    if (!keep(name)) continue;
    digest.add(name);
    if (const auto text = read_text(path, limits::art_bytes)) digest.add(*text);
  }
  return digest.value();
}

std::uint64_t contents_of(const fs::path& folder) {
  return contents_of(folder, [](const std::string&) { return true; });
}

std::string name_in_pack(const toolkit::Frame& frame) { return frame.id.substr(frame.id.find('/') + 1); }

class Watcher {
 public:
  Watcher(const Arguments& arguments, DiskAssets disk)
      : arguments_(arguments),
        folder_(arguments.inputs.front()),
        disk_(std::move(disk)),
        others_(contents_of_others()) {}

  void run() {
    std::vector<fs::path> folders{folder_};
    folders.insert(folders.end(), arguments_.packs.begin(), arguments_.packs.end());
    FolderWatch changes(std::move(folders));
    std::optional<std::uint64_t> known;
    do {
      const std::uint64_t now = contents_of(folder_);
      if (take_others() || now != known) look(changes, now, known);
    } while (changes.wait());
  }

 private:
  // Packs that are not watched for themselves, but that the watched one may extend.
  std::uint64_t contents_of_others() const {
    Digest digest;
    for (const std::string& other : arguments_.packs) digest.add(contents_of(other));
    return digest.value();
  }

  // Whether those are others than before.
  bool take_others() {
    const std::uint64_t now = contents_of_others();
    if (now == others_) return false;
    others_ = now;
    auto disk = open_assets(arguments_);
    if (!disk) {
      tell(stderr, "storycard: " + sentence(disk.error()));
      return false;
    }
    disk_ = std::move(*disk);
    cache_ = render::Cache(render::decode_photo);
    drawn_.clear();
    return true;
  }

  // `known`: the contents that were looked at to the end; not those of a look that the next change cut short.
  void look(FolderWatch& changes, std::uint64_t now, std::optional<std::uint64_t>& known) {
    known.reset();
    check::Checker checker(files_of(folder_), disk_.assets.packs, {arguments_.theme});
    if (checker.readable()) draw(checker, changes);
    if (!check(checker, changes)) return;
    known = now;
    for (const check::Finding& finding : checker.findings()) tell(stderr, check::sentence(finding));
    if (checker.ok()) return tell(stdout, summary(checker) + ".");
    const std::string name = checker.pack().id.empty() ? folder_.filename().string() : checker.pack().id;
    const std::size_t count = checker.findings().size();
    tell(stdout, name + ": " + count_of(count, "thing") + (count == 1 ? " is" : " are") + " told above" +
                     (checker.readable() ? "." : "; the pictures stay as they were."));
  }

  // False where the next change, or the end, comes first.
  bool check(check::Checker& checker, FolderWatch& changes) {
    while (!changes.interrupted()) {
      const auto step = checker.step(disk_.assets, cache_);
      std::optional<Error> error;
      if (!step)
        error = step.error();
      else if (*step == check::Checker::Step::needs_files)
        error = load_named(checker.needs(), disk_);
      if (error) tell(stderr, "storycard: " + sentence(*error));
      if (error || *step == check::Checker::Step::done) return true;
    }
    return false;
  }

  // The frames that are others than when they were drawn last, and those that are new.
  void draw(check::Checker& checker, FolderWatch& changes) {
    const std::uint64_t shared =
        contents_of(folder_, [](const std::string& name) { return !name.starts_with("frames/"); });
    std::map<std::string, Drawn> still;
    for (const toolkit::Frame& frame : checker.pack().frames) {
      const std::string name = name_in_pack(frame);
      Digest digest;
      digest.add(shared);
      if (const auto text = read_text(folder_ / "frames" / (name + ".json"), limits::json_bytes)) digest.add(*text);
      const auto before = drawn_.find(name);
      if (before != drawn_.end() && before->second.contents == digest.value())
        still[name] = before->second;
      else if (!changes.interrupted())
        still[name] = {digest.value(), draw_frame(frame, name, checker)};
      else if (before != drawn_.end())
        still[name] = {0, before->second.files};
    }
    remove_gone(still);
    drawn_ = std::move(still);
  }

  std::vector<fs::path> draw_frame(const toolkit::Frame& frame, const std::string& name, check::Checker& checker) {
    toolkit::Pack alone;
    alone.themes = checker.pack().themes;
    alone.frames.push_back(frame);
    const SheetFiles files{fs::path(arguments_.output) / (name + ".png"), render::FileType::png, arguments_.quality,
                           arguments_.theme};
    const auto written = write_sheets(alone, files, folder_, checker, disk_, cache_);
    if (!written) {
      tell(stderr, "storycard: " + sentence(written.error()));
      return {};
    }
    for (const fs::path& path : *written) tell(stdout, frame.id + ": " + path.string());
    return *written;
  }

  struct Drawn {
    std::uint64_t contents = 0;
    std::vector<fs::path> files;
  };

  // Pictures that this run has drawn, of frames or themes that are no more.
  void remove_gone(const std::map<std::string, Drawn>& still) {
    for (const auto& [name, before] : drawn_) {
      for (const fs::path& path : before.files) {
        const auto now = still.find(name);
        const bool kept = now != still.end() && std::find(now->second.files.begin(), now->second.files.end(), path) !=
                                                    now->second.files.end();
        std::error_code error;
        if (!kept && fs::remove(path, error)) tell(stdout, path.string() + " is gone.");
      }
    }
  }

  const Arguments& arguments_;
  fs::path folder_;
  DiskAssets disk_;
  render::Cache cache_{render::decode_photo};
  std::uint64_t others_;
  std::map<std::string, Drawn> drawn_;  // by frames' names in the pack
};

}  // namespace

std::optional<Error> watch_pack(const Arguments& arguments) {
  const fs::path folder = arguments.inputs.front(), output = arguments.output;
  std::error_code error;
  if (!fs::is_directory(folder, error))
    return Error{ErrorCode::missing_file, folder.string(),
                 "this is no folder; name that of a pack, which holds pack.json"};
  for (const std::string& pack : arguments.packs) {
    if (lies_in(output, pack))
      return Error{ErrorCode::unknown_value, output.string(), "this folder lies in a pack's; name one outside of it"};
  }
  if (lies_in(output, folder))
    return Error{ErrorCode::unknown_value, output.string(), "this folder lies in the pack's; name one outside of it"};
  auto disk = open_assets(arguments);
  if (!disk) return disk.error();
  fs::create_directories(output, error);
  if (error) return Error{ErrorCode::missing_file, output.string(), "this folder cannot be made: " + error.message()};
  Watcher(arguments, std::move(*disk)).run();
  return std::nullopt;
}

}  // namespace storycard::cli
