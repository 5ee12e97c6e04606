#include "unicode/scripts.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <cstdint>

#include "base/check.h"
#include "base/utf8.h"
#include "unicode/bracket_side.h"
#include "unicode/script_names.h"

namespace storycard::unicode {
namespace {

UChar32 icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

UScriptCode script_of(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(icu(code_point), &status);
  return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

bool is_shared(UScriptCode script) {
  return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

struct Character {
  std::uint32_t offset;
  char32_t code_point;
  UScriptCode script;  // the shared ones until they are resolved
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    characters.push_back({static_cast<std::uint32_t>(offset), decoded.code_point, script_of(decoded.code_point)});
    offset += decoded.length;
  }
  return characters;
}

// The first of the scripts that share a code point; Common where it is everybody's.
UScriptCode first_extension(char32_t code_point) {
  std::array<UScriptCode, 64> extensions{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t count = uscript_getScriptExtensions(icu(code_point), extensions.data(),
                                                         static_cast<std::int32_t>(extensions.size()), &status);
  return U_SUCCESS(status) && count > 0 ? extensions[0] : USCRIPT_COMMON;
}

// Which script a shared character joins, between the scripts known on its two sides.
UScriptCode joined(char32_t code_point, UScriptCode before, UScriptCode after) {
  const UScriptCode first = first_extension(code_point);
  if (is_shared(first)) return is_shared(before) ? after : before;
  if (!is_shared(before) && uscript_hasScript(icu(code_point), before)) return before;
  if (!is_shared(after) && uscript_hasScript(icu(code_point), after)) return after;
  return first;
}

// Opening brackets still open, and what script they were given. Bounded as UAX 9, BD16 bounds them.
class Brackets {
 public:
  void open(char32_t closing, UScriptCode script) {
    if (depth_ < open_.size()) open_[depth_++] = {closing, script};
  }
  // The script of the matching opening bracket, or Common.
  UScriptCode close(char32_t closing) {
    for (std::size_t i = depth_; i > 0; --i) {
      if (open_[i - 1].closing != closing) continue;
      depth_ = i - 1;
      return open_[i - 1].script;
    }
    return USCRIPT_COMMON;
  }

 private:
  struct Open {
    char32_t closing;
    UScriptCode script;
  };
  std::array<Open, 63> open_{};
  std::size_t depth_ = 0;
};

// For every character the next script that is certain.
std::vector<UScriptCode> scripts_ahead(const std::vector<Character>& characters) {
  std::vector<UScriptCode> ahead(characters.size());
  UScriptCode next = USCRIPT_COMMON;
  for (std::size_t i = characters.size(); i > 0; --i) {
    ahead[i - 1] = next;
    if (!is_shared(characters[i - 1].script)) next = characters[i - 1].script;
  }
  return ahead;
}

void resolve(std::vector<Character>& characters) {
  const std::vector<UScriptCode> ahead = scripts_ahead(characters);
  Brackets brackets;
  UScriptCode before = USCRIPT_COMMON;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    Character& character = characters[i];
    const BracketSide bracket = bracket_side(character.code_point);
    if (is_shared(character.script)) {
      UScriptCode paired = USCRIPT_COMMON;
      if (bracket == BracketSide::close) paired = brackets.close(character.code_point);
      character.script = is_shared(paired) ? joined(character.code_point, before, ahead[i]) : paired;
    }
    if (bracket == BracketSide::open) {
      brackets.open(static_cast<char32_t>(u_getBidiPairedBracket(icu(character.code_point))), character.script);
    }
    if (!is_shared(character.script)) before = character.script;
  }
}

}  // namespace

std::vector<ScriptRun> script_runs(std::string_view text) {
  std::vector<Character> characters = characters_of(text);
  resolve(characters);
  std::vector<ScriptRun> runs;
  UScriptCode last = USCRIPT_INVALID_CODE;
  for (const Character& character : characters) {
    const UScriptCode script = is_shared(character.script) ? USCRIPT_COMMON : character.script;
    if (script == last) continue;
    if (!runs.empty()) runs.back().bytes.end = character.offset;
    runs.push_back({{character.offset, 0}, std::string(script_name(script))});
    last = script;
  }
  if (!runs.empty()) runs.back().bytes.end = static_cast<std::uint32_t>(text.size());
  return runs;
}

bool has_own_script(char32_t code_point) { return !is_shared(script_of(code_point)); }

}  // namespace storycard::unicode
