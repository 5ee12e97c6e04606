#include "unit/check/packs.h"

#include <doctest/doctest.h>

namespace storycard::check {

toolkit::ReadFile reader_of(Files files) {
  return [files = std::move(files)](const std::string& name) -> Result<std::string> {
    const auto found = files.find(name);
    if (found == files.end()) return Error{ErrorCode::missing_file, name, "there is no such file"};
    return found->second;
  };
}

Files tiny_pack(const std::string& layers, const std::string& slots, const std::string& members) {
  return {{"pack.json",
           R"({"pack": 1, "id": "tiny", "version": "1", "licence": "MIT", "colors": {"ink": "#000000"},
               "parts": {"small": {"size": [1.9, 2.4], "color": "words"},
                         "pair": {"stack": "down", "children": [{"use": "small", "text": "name"}, {"use": "small", "text": "place"}]}},
               "themes": [{"id": "day", "name": "Day", "colors": {"paper": "#FFFFFF", "words": "#000000"}},
                          {"id": "dusk", "name": "Dusk", "colors": {"paper": "#777777", "words": "#808080"}}],
               "frames": ["card"]})"},
          {"frames/card.json",
           R"({"frame": 1, "id": "card", "name": "Card", "ground": "paper", "themes": ["day", "dusk"], "slots": )" +
               slots + members + R"(, "layers": )" + layers + "}"}};
}

toolkit::Pack read_tiny(const Files& files) {
  auto reading = toolkit::read_whole_pack(reader_of(files), {});
  for (const Error& error : reading.errors) FAIL(sentence(error));
  return std::move(reading.pack);
}

std::vector<std::string> told(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) lines.push_back(finding.file + " " + finding.pointer + " " + finding.code);
  return lines;
}

}  // namespace storycard::check
