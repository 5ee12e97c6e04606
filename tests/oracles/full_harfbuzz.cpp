// full_harfbuzz RUNS.jsonl...: shapes every run that text_runs wrote with the full default build of HarfBuzz, which knows
// nothing of core: the bytes of the run within its paragraph, its font file, script, language and direction. Fails unless
// nothing is missing and every glyph and position is the same, in at least as many languages as promised.
#include <hb.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

constexpr std::size_t promised_languages = 45;

struct Freed {
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

std::string words_of(const json& object, const char* key) { return object[key].get<std::string>(); }

hb_font_t* font_of(const std::string& file) {
  static std::map<std::string, std::unique_ptr<hb_font_t, Freed>> fonts;
  auto& font = fonts[file];
  if (font == nullptr) {
    hb_blob_t* blob = hb_blob_create_from_file((std::string(STORYCARD_ASSETS_DIR "/") + file).c_str());
    hb_face_t* face = hb_face_create(blob, 0);
    font.reset(hb_font_create(face));
    hb_face_destroy(face);
    hb_blob_destroy(blob);
  }
  return font.get();
}

json shaped(const std::string& text, const std::string& language, const json& run) {
  const std::unique_ptr<hb_buffer_t, Freed> buffer(hb_buffer_create());
  const auto begin = run["begin"].get<unsigned>();
  const auto end = run["end"].get<unsigned>();
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), begin, static_cast<int>(end - begin));
  hb_buffer_set_direction(buffer.get(), words_of(run, "direction") == "rtl" ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), hb_script_from_string(words_of(run, "script").c_str(), -1));
  hb_buffer_set_language(buffer.get(), hb_language_from_string(language.c_str(), -1));
  unsigned flags = HB_BUFFER_FLAG_DEFAULT;
  if (begin == 0) flags |= HB_BUFFER_FLAG_BOT;
  if (end == text.size()) flags |= HB_BUFFER_FLAG_EOT;
  hb_buffer_set_flags(buffer.get(), static_cast<hb_buffer_flags_t>(flags));
  hb_shape(font_of(words_of(run, "file")), buffer.get(), nullptr, 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  json glyphs = json::array();
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back({infos[i].codepoint, positions[i].x_advance, positions[i].x_offset, positions[i].y_offset});
  }
  return glyphs;
}

struct Tally {
  std::set<std::string> languages;
  int runs = 0, glyphs = 0, wrong = 0;

  void complain(const json& paragraph, const std::string& what) {
    ++wrong;
    std::printf("%s: %s\n", words_of(paragraph, "language").c_str(), what.c_str());
  }

  void compare(const json& paragraph) {
    const std::string text = words_of(paragraph, "text");
    const std::string language = words_of(paragraph, "language");
    languages.insert(language);
    if (!paragraph["missing"].empty()) complain(paragraph, "missing " + paragraph["missing"].dump());
    for (const json& run : paragraph["runs"]) {
      ++runs;
      glyphs += static_cast<int>(run["glyphs"].size());
      const json expected = shaped(text, language, run);
      if (expected == run["glyphs"]) continue;
      const auto begin = run["begin"].get<std::size_t>();
      complain(paragraph, words_of(run, "file") + " \"" + text.substr(begin, run["end"].get<std::size_t>() - begin) +
                              "\"\n  ours " + run["glyphs"].dump() + "\n  full " + expected.dump());
    }
  }
};

}  // namespace

int main(int count, char** words) {
  Tally tally;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(words[i]);
    if (!file) tally.complain({{"language", words[i]}}, "cannot be read");
    for (std::string line; std::getline(file, line);) tally.compare(json::parse(line));
  }
  std::printf("%zu languages, %d runs, %d glyphs, %d differences\n", tally.languages.size(), tally.runs, tally.glyphs,
              tally.wrong);
  return tally.languages.size() >= promised_languages && tally.wrong == 0 ? 0 : 1;
}
