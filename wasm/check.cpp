// The C functions that look at packs; wasm/PROTOCOL.md is their contract. A pack's files come from anybody.
#include <map>

#include "base/json.h"
#include "base/limits.h"
#include "check/checker.h"
#include "check/sheet.h"
#include "engine.h"
#include "toolkit/outline.h"

namespace storycard::wasm {
namespace {

constexpr std::size_t most_files = 1000;

struct Check {
  Engine& engine;
  check::Options options;
  std::map<std::string, std::string, std::less<>> files;
  std::optional<check::Checker> checker;
  std::optional<check::Sheets> sheets;
  std::size_t frames_done = 0;
  std::vector<std::string> needs;
  std::optional<Error> error;
  PixelSize size;
  Bytes bytes;
  std::string text;
};

check::Checker& checker_of(Check& look) {
  if (!look.checker) {
    const auto read_file = [&look](const std::string& name) -> Result<std::string> {
      const auto found = look.files.find(name);
      if (found == look.files.end()) return Error{ErrorCode::missing_file, name, "it is not there"};
      return found->second;
    };
    look.checker.emplace(read_file, look.engine.store.assets().packs, look.options);
  }
  return *look.checker;
}

// True once the engine has its fonts and the pack that others build on.
bool is_ready(Check& look) {
  look.needs = look.engine.store.needs();
  return look.needs.empty();
}

RunResult fail(Check& look, Error error) {
  look.error = std::move(error);
  return failed;
}

RunResult step(Check& look) {
  if (!is_ready(look)) return needs_files;
  check::Checker& checker = checker_of(look);
  const auto stepped = checker.step(look.engine.store.lent(), look.engine.cache);
  if (!stepped) return fail(look, stepped.error());
  if (*stepped == check::Checker::Step::needs_files) {
    look.needs = checker.needs();
    return needs_files;
  }
  if (checker.readable()) ++look.frames_done;
  return *stepped == check::Checker::Step::more ? more : done;
}

RunResult draw_sheet(Check& look, std::size_t index) {
  if (!is_ready(look)) return needs_files;
  check::Checker& checker = checker_of(look);
  if (!checker.readable()) return fail(look, Error{ErrorCode::broken_file, "pack.json", "a pack that cannot be read has no contact sheet"});
  if (!look.sheets) look.sheets.emplace(checker.pack(), look.options.theme);
  if (index >= look.sheets->count()) return fail(look, Error{ErrorCode::out_of_range, "", "there are not so many contact sheets"});
  render::Assets& assets = look.engine.store.lent();
  const check::Lent lent(assets, checker.subject());
  const auto needed = look.sheets->needed_files(assets, look.engine.cache);
  if (!needed.empty()) {
    look.needs.assign(needed.begin(), needed.end());
    return needs_files;
  }
  const auto sheet = look.sheets->draw(index, assets, look.engine.cache);
  if (!sheet) return fail(look, sheet.error());
  auto bytes = render::encode(*sheet, {});
  if (!bytes) return fail(look, bytes.error());
  look.size = sheet->size;
  look.bytes = std::move(*bytes);
  return done;
}

std::string hex(Color color) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string text = "#";
  for (const std::uint8_t part : {color.red, color.green, color.blue}) {
    text += digits[part >> 4];
    text += digits[part & 15];
  }
  return text;
}

Json colors_json(const std::vector<toolkit::NamedColor>& colors) {
  JsonObject named;
  for (const toolkit::NamedColor& color : colors) named.emplace_back(color.name, hex(color.color));
  return named;
}

Json english(const toolkit::Words& words) { return std::string(toolkit::in_language(words, "en")); }

// For lists: what the pack offers, as far as it could be read.
Json outline(const toolkit::Pack& pack) {
  JsonArray themes, frames;
  for (const toolkit::Theme& theme : pack.themes) {
    themes.push_back(JsonObject{{"id", theme.id}, {"name", english(theme.name)}, {"colors", colors_json(theme.colors)}});
  }
  for (const toolkit::Frame& frame : pack.frames) frames.push_back(toolkit::outline(frame));
  return JsonObject{{"id", pack.id},
                    {"name", english(pack.name)},
                    {"colors", colors_json(pack.colors)},
                    {"themes", std::move(themes)},
                    {"frames", std::move(frames)}};
}

std::string verdict_json(Check& look) {
  check::Checker& checker = checker_of(look);
  JsonArray findings;
  for (const check::Finding& finding : checker.findings()) findings.push_back(check::to_json(finding));
  return write_json(JsonObject{{"ok", checker.ok()},
                               {"readable", checker.readable()},
                               {"cards", static_cast<double>(checker.cards())},
                               {"pack", outline(checker.pack())},
                               {"findings", std::move(findings)}});
}

}  // namespace
}  // namespace storycard::wasm

using namespace storycard;
using namespace storycard::wasm;

extern "C" {

Check* sc_check_new(Engine* engine, const char* theme, std::size_t size) {
  return new Check{*engine, {std::string(theme, size)}, {}, {}, {}, 0, {}, {}, {}, {}, {}};
}

int sc_check_file(Check* look, const char* name, std::size_t name_size, const std::uint8_t* bytes, std::size_t size) {
  std::string path(name, std::min<std::size_t>(name_size, 200));
  look->error.reset();
  if (size > limits::json_bytes) look->error = Error{ErrorCode::too_large, path, "this file is too large"};
  if (look->files.size() >= most_files) look->error = Error{ErrorCode::too_large, path, "the pack has too many files"};
  if (look->error) return 0;
  look->files[std::move(path)] = std::string(reinterpret_cast<const char*>(bytes), size);
  return 1;
}

int sc_check_step(Check* look) { return step(*look); }
std::size_t sc_check_frames_done(Check* look) { return look->frames_done; }
std::size_t sc_check_frames(Check* look) { return look->checker ? look->checker->pack().frames.size() : 0; }
const char* sc_check_needs(Check* look) { return give(look->text, list_json(look->needs)); }
const char* sc_check_error(Check* look) { return give(look->text, error_json(look->error)); }
const char* sc_check_verdict(Check* look) { return give(look->text, verdict_json(*look)); }

int sc_check_sheet(Check* look, std::size_t index) { return draw_sheet(*look, index); }
std::size_t sc_check_sheets(Check* look) { return look->sheets ? look->sheets->count() : 0; }
const std::uint8_t* sc_check_bytes(Check* look) { return look->bytes.data(); }
std::size_t sc_check_size(Check* look) { return look->bytes.size(); }
std::int32_t sc_check_width(Check* look) { return look->size.width; }
std::int32_t sc_check_height(Check* look) { return look->size.height; }
void sc_check_free(Check* look) { delete look; }

}  // extern "C"
