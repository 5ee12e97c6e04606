#include "drafts.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>

#include "cli/digest.h"
#include "cli/files.h"
#include "base/json_reader.h"
#include "json_parts.h"
#include "base/limits.h"

namespace storycard::desktop {
namespace {

namespace fs = std::filesystem;

constexpr const char* document = "draft.json";
constexpr std::size_t picture_bytes = 64u << 20;  // a working copy of four megapixels, however badly it packs

// Names come from files that anybody may have written.
bool is_plain(const std::string& name) {
  return !name.empty() && name.size() < 64 && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

}  // namespace

fs::path data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/') return fs::path(data) / "storycard";
  if (const char* home = std::getenv("HOME"); home && *home) return fs::path(home) / ".local/share/storycard";
  return {};
}

std::string Drafts::fresh_id() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  cli::Digest digest;
  digest.add(static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()));
  digest.add(static_cast<std::uint64_t>(getpid()));
  return "d" + digest.hex();
}

std::vector<Drafts::Kept> Drafts::list() const {
  std::vector<Kept> all;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    const std::string id = entry.path().filename().string();
    const auto draft = is_plain(id) ? read(id) : Result<Json>(Error{ErrorCode::unknown_value, id, ""});
    if (!draft) continue;
    JsonReader reader(*draft, "");
    all.push_back({id, reader.text("words", ""), reader.number("saved", 0, {0, 1e15}), list_of(*draft, "photos").size()});
  }
  std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.saved_ms > b.saved_ms; });
  return all;
}

double Drafts::next_saved_ms(double clock_ms) const {
  const std::vector<Kept> all = list();
  return all.empty() ? clock_ms : std::max(clock_ms, all.front().saved_ms + 1);
}

std::optional<Error> Drafts::save(const std::string& id, const Json& draft, const Pictures& pictures) const {
  const fs::path folder = folder_ / id;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return Error{ErrorCode::missing_file, folder.string(), error.message()};
  fs::permissions(folder_, fs::perms::owner_all, error);  // nobody else's business
  for (const auto& [name, bytes] : pictures) {
    if (fs::exists(folder / name, error)) continue;
    if (const auto written = cli::write_file(folder / name, bytes); !written) return written.error();
  }
  if (const auto written = cli::write_file(folder / document, bytes_of(write_json(draft))); !written) return written.error();
  std::set<std::string> named{document};
  for (const char* key : {"photos", "logos"}) {
    for (const Json& picture : list_of(draft, key)) named.insert(text_of(picture, "file"));
  }
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (named.count(entry.path().filename().string()) == 0) others.push_back(entry.path());
  }
  for (const fs::path& other : others) fs::remove(other, error);
  return std::nullopt;
}

Result<Json> Drafts::read(const std::string& id) const {
  if (!is_plain(id)) return Error{ErrorCode::unknown_value, id, ""};
  const auto text = cli::read_text(folder_ / id / document, limits::json_bytes);
  if (!text) return text.error();
  return read_json(*text);
}

Result<Bytes> Drafts::read_picture(const std::string& id, const std::string& name) const {
  if (!is_plain(id) || !is_plain(name)) return Error{ErrorCode::unknown_value, name, ""};
  return cli::read_file(folder_ / id / name, picture_bytes);
}

bool Drafts::remove(const std::string& id) const {
  std::error_code error;
  if (is_plain(id)) fs::remove_all(folder_ / id, error);
  return !error;
}

bool Drafts::remove_all() const {
  std::error_code error;
  fs::remove_all(folder_, error);
  return !error;
}

}  // namespace storycard::desktop
