// full_harfbuzz RUNS.jsonl...: shapes every run that text_runs wrote with the full default build of HarfBuzz, which knows
// nothing of core: the bytes of the run within its paragraph, its font file, script, language and direction; then the same
// with the whole fonts that the files were cut from, in one piece where core went from slice to slice. Fails unless nothing
// is missing and every glyph and position is the same, in at least as many languages as promised.
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

// `path` of a font file.
hb_font_t* font_of(const std::string& path) {
  static std::map<std::string, std::unique_ptr<hb_font_t, Freed>> fonts;
  auto& font = fonts[path];
  if (font == nullptr) {
    hb_blob_t* blob = hb_blob_create_from_file(path.c_str());
    hb_face_t* face = hb_face_create(blob, 0);
    font.reset(hb_font_create(face));
    hb_face_destroy(face);
    hb_blob_destroy(blob);
  }
  return font.get();
}

// Where a run lies, and what it is: [begin, end) of the paragraph's text.
struct Stretch {
  unsigned begin, end;
  std::string direction, script;
};

json shaped(const json& paragraph, const Stretch& run, const std::string& font) {
  const std::string text = words_of(paragraph, "text");
  const std::unique_ptr<hb_buffer_t, Freed> buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), run.begin,
                     static_cast<int>(run.end - run.begin));
  hb_buffer_set_direction(buffer.get(), run.direction == "rtl" ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), hb_script_from_string(run.script.c_str(), -1));
  hb_buffer_set_language(buffer.get(), hb_language_from_string(words_of(paragraph, "language").c_str(), -1));
  unsigned flags = HB_BUFFER_FLAG_DEFAULT;
  if (run.begin == 0) flags |= HB_BUFFER_FLAG_BOT;
  if (run.end == text.size()) flags |= HB_BUFFER_FLAG_EOT;
  hb_buffer_set_flags(buffer.get(), static_cast<hb_buffer_flags_t>(flags));
  hb_shape(font_of(font), buffer.get(), nullptr, 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  json glyphs = json::array();
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back({infos[i].codepoint, positions[i].x_advance, positions[i].x_offset, positions[i].y_offset});
  }
  return glyphs;
}

Stretch stretch_of(const json& run) {
  return {run["begin"].get<unsigned>(), run["end"].get<unsigned>(), words_of(run, "direction"),
          words_of(run, "script")};
}

// The whole font that a face was cut from, and whether its slices kept its glyph numbers.
struct Source {
  std::string path;
  bool same_glyphs;
};

std::map<std::string, Source> read_sources() {
  std::ifstream file(STORYCARD_SOURCE_DIR "/assets/fonts.json");
  const json recipe = json::parse(file);
  std::map<std::string, Source> sources;
  for (const json& family : recipe["families"]) {
    for (const json& face : family["faces"]) {
      sources[words_of(face, "id")] = {STORYCARD_SOURCE_DIR "/" + words_of(face, "source"),
                                       !family.contains("glyphNumbers")};
    }
  }
  return sources;
}

// "fonts/noto-sans-400.greek.ttf" is of the face "noto-sans-400".
std::string face_of(const json& run) {
  const std::string file = words_of(run, "file");
  const std::size_t begin = file.find('/') + 1;
  return file.substr(begin, file.find('.', begin) - begin);
}

// Shaped as one with the run before it, but for the slices.
bool goes_on(const json& before, const json& run) {
  const Stretch a = stretch_of(before);
  const Stretch b = stretch_of(run);
  return face_of(before) == face_of(run) && a.end == b.begin && a.direction == b.direction && a.script == b.script;
}

class Comparison {
 public:
  std::set<std::string> languages;
  int runs = 0, glyphs = 0, wrong = 0;

  void complain(const json& paragraph, const std::string& what) {
    ++wrong;
    std::printf("%s: %s\n", words_of(paragraph, "language").c_str(), what.c_str());
  }

  void take(const json& paragraph) {
    languages.insert(words_of(paragraph, "language"));
    if (!paragraph["missing"].empty()) complain(paragraph, "missing " + paragraph["missing"].dump());
    const json& all = paragraph["runs"];
    for (const json& run : all) {
      ++runs;
      glyphs += static_cast<int>(run["glyphs"].size());
      const std::string font = STORYCARD_ASSETS_DIR "/" + words_of(run, "file");
      compare(paragraph, stretch_of(run), run["glyphs"], shaped(paragraph, stretch_of(run), font));
    }
    for (std::size_t first = 0, end = 0; first < all.size(); first = end) {
      for (end = first + 1; end < all.size() && goes_on(all[end - 1], all[end]);) ++end;
      compare_with_whole_font(paragraph, first, end);
    }
  }

 private:
  void compare_with_whole_font(const json& paragraph, std::size_t first, std::size_t end) {
    const json& all = paragraph["runs"];
    Stretch stretch = stretch_of(all[first]);
    stretch.end = stretch_of(all[end - 1]).end;
    json ours = json::array();
    for (std::size_t i = first; i < end; ++i) {
      const json& run = all[stretch.direction == "rtl" ? end - 1 - (i - first) : i];  // glyphs stand in visual order
      ours.insert(ours.end(), run["glyphs"].begin(), run["glyphs"].end());
    }
    const Source& source = sources_[face_of(all[first])];
    json expected = shaped(paragraph, stretch, source.path);
    if (!source.same_glyphs) {
      for (json& glyph : ours) glyph[0] = 0;
      for (json& glyph : expected) glyph[0] = 0;
    }
    compare(paragraph, stretch, ours, expected);
  }

  void compare(const json& paragraph, const Stretch& stretch, const json& ours, const json& expected) {
    if (ours == expected) return;
    const std::string part = words_of(paragraph, "text").substr(stretch.begin, stretch.end - stretch.begin);
    complain(paragraph, "\"" + part + "\"\n  ours " + ours.dump() + "\n  full " + expected.dump());
  }

  std::map<std::string, Source> sources_ = read_sources();
};

}  // namespace

int main(int count, char** words) {
  Comparison comparison;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(words[i]);
    if (!file) comparison.complain({{"language", words[i]}}, "cannot be read");
    for (std::string line; std::getline(file, line);) comparison.take(json::parse(line));
  }
  std::printf("%zu languages, %d runs, %d glyphs, %d differences\n", comparison.languages.size(), comparison.runs,
              comparison.glyphs, comparison.wrong);
  return comparison.languages.size() >= promised_languages && comparison.wrong == 0 ? 0 : 1;
}
