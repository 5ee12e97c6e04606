#include "compose/letters.h"

#include <map>

#include "unicode/scripts.h"

namespace storycard::compose {
namespace {

const toolkit::Face* find_face(const std::vector<toolkit::NamedFace>& faces, std::string_view name) {
  for (const toolkit::NamedFace& face : faces) {
    if (face.name == name) return &face.face;
  }
  return nullptr;
}

// The chosen theme first, then the frame's own, then the pack.
toolkit::Face face_of(const Card& card, const std::string& name) {
  const toolkit::Theme* own = toolkit::find_theme(card.pack, card.frame.own_theme);
  const toolkit::Face* found = card.theme != nullptr ? find_face(card.theme->faces, name) : nullptr;
  if (found == nullptr && own != nullptr) found = find_face(own->faces, name);
  if (found == nullptr) found = find_face(card.pack.faces, name);
  if (found != nullptr) return *found;
  return {name == "display" ? toolkit::Face::Role::display : toolkit::Face::Role::text, 400};
}

// The script that most of the text's bytes are in.
std::string main_script(std::string_view text) {
  std::map<std::string, std::size_t, std::less<>> bytes;
  for (const unicode::ScriptRun& run : unicode::script_runs(text)) {
    if (run.script != "Zyyy" && run.script != "Zinh" && run.script != "Zzzz") bytes[run.script] += run.bytes.size();
  }
  std::string main;
  std::size_t most = 0;
  for (const auto& [script, count] : bytes) {
    if (count <= most) continue;
    most = count;
    main = script;
  }
  return main;
}

}  // namespace

Letters letters_of(const Card& card, const toolkit::TextStyle& style, std::string_view text) {
  std::string face = style.face;
  std::optional<int> weight = style.weight;
  Letters letters;
  if (!style.scripts.empty()) {
    const std::string script = main_script(text);
    for (const toolkit::ScriptStyle& change : style.scripts) {
      if (change.script != script) continue;
      if (!change.face.empty()) face = change.face;
      if (change.weight) weight = change.weight;
      letters.scale = change.scale;
    }
  }
  const toolkit::Face found = face_of(card, face);
  letters.font.role = found.role == toolkit::Face::Role::display ? font::Role::display : font::Role::text;
  letters.font.weight = weight.value_or(found.weight);
  return letters;
}

}  // namespace storycard::compose
