#include "check/documents.h"

#include "base/limits.h"
#include "toolkit/read_theme.h"

namespace storycard::check {
namespace {

constexpr std::size_t most_frames = 200;  // as the reader takes

void add(const toolkit::ReadFile& read_file, const std::string& name, Documents& documents) {
  const auto text = read_file(name);
  if (!text || text->size() > limits::frame_bytes) return;
  auto json = read_json(*text);
  if (json) documents.files.emplace(name, *std::move(json));
}

}  // namespace

const Json* Documents::find(const std::string& file) const {
  const auto found = files.find(file);
  return found == files.end() ? nullptr : &found->second;
}

Documents read_documents(const toolkit::ReadFile& read_file) {
  Documents documents;
  add(read_file, "pack.json", documents);
  const Json* pack = documents.find("pack.json");
  const Json* list = pack == nullptr ? nullptr : pack->find("frames");
  const JsonArray* frames = list == nullptr ? nullptr : list->as_array();
  for (std::size_t i = 0; frames != nullptr && i < frames->size() && i < most_frames; ++i) {
    const std::string* name = (*frames)[i].as_string();
    // The reader says what is wrong with a name; a path out of the folder is never asked for.
    if (name == nullptr || !toolkit::is_plain_name(*name)) continue;
    add(read_file, "frames/" + *name + ".json", documents);
  }
  return documents;
}

}  // namespace storycard::check
