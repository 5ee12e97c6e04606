#include <map>

#include "base/limits.h"
#include "toolkit/layer_reader.h"

// A pattern's tiles are drawn with colours of their own or, written "$0" to "$9", with those of the set that a cell
// names: "leaf.1.A" is the tile "leaf", a quarter turn on, in the colours of the set "A".
namespace storycard::toolkit {
namespace {

struct CellName {
  std::string tile, set;
  int quarter_turns = 0;
};

std::optional<CellName> read_cell(const std::string& text) {
  CellName cell;
  const std::size_t first = text.find('.');
  cell.tile = text.substr(0, first);
  if (first == std::string::npos) return cell;
  if (first + 1 >= text.size() || text[first + 1] < '0' || text[first + 1] > '3') return std::nullopt;
  cell.quarter_turns = text[first + 1] - '0';
  if (first + 2 == text.size()) return cell;
  if (text[first + 2] != '.') return std::nullopt;
  cell.set = text.substr(first + 3);
  return cell;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "$1@0.5" -> the set's second colour, half as strong.
Json with_set(const Json& json, const std::vector<std::string>& set) {
  if (const std::string* text = json.as_string()) {
    const bool placeholder = text->size() >= 2 && (*text)[0] == '$' && (*text)[1] >= '0' && (*text)[1] <= '9';
    const std::size_t index = placeholder ? static_cast<std::size_t>((*text)[1] - '0') : set.size();
    return index < set.size() ? Json(set[index] + text->substr(2)) : json;
  }
  if (const JsonArray* list = json.as_array()) {
    JsonArray result;
    for (const Json& item : *list) result.push_back(with_set(item, set));
    return result;
  }
  if (const JsonObject* object = json.as_object()) {
    JsonObject result;
    for (const auto& [key, value] : *object) result.emplace_back(key, with_set(value, set));
    return result;
  }
  return json;
}

class PatternReader {
 public:
  PatternReader(LayerReader& read, PatternLayer& pattern) : read_(read), pattern_(pattern) {}

  void run() {
    const Json* tiles = read_.members.object("pattern");
    const Json* sets = read_.members.object("sets");
    if (tiles == nullptr) return;
    tiles_ = tiles;
    sets_ = sets;
    if (read_.members.has("cells")) {
      read_rows();
    } else {
      for (const auto& [name, tile] : *tiles->as_object()) tile_of({name, "", 0}, read_.members.pointer("pattern"));
    }
    if (pattern_.tiles.empty()) fail(ErrorCode::missing_value, read_.members.pointer("pattern"), "it needs a tile");
  }

 private:
  void fail(ErrorCode code, const std::string& pointer, std::string detail) { read_.members.fail(code, pointer, std::move(detail)); }

  void read_rows() {
    const std::vector<std::string> rows = read_.members.texts("cells", limits::pattern_cells);
    std::size_t cells = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string where = pointer_to(read_.members.pointer("cells"), i);
      std::vector<PatternLayer::Cell> row;
      for (const std::string& text : split(rows[i])) {
        const auto cell = read_cell(text);
        if (!cell) return fail(ErrorCode::unknown_value, where, "expected cells such as \"leaf\", \"leaf.1\" or \"leaf.1.A\", found \"" + text + "\"");
        if (++cells > std::size_t(limits::pattern_cells)) return fail(ErrorCode::too_large, where, "there are too many cells");
        row.push_back({tile_of(*cell, where), cell->quarter_turns});
      }
      if (row.empty()) return fail(ErrorCode::missing_value, where, "a row needs a cell");
      pattern_.rows.push_back(std::move(row));
    }
    if (rows.empty()) fail(ErrorCode::missing_value, read_.members.pointer("cells"), "it needs a row");
  }

  // Each tile is read once for each set it is seen in.
  std::size_t tile_of(const CellName& cell, const std::string& where) {
    const std::string key = cell.tile + "." + cell.set;
    const auto known = indexes_.find(key);
    if (known != indexes_.end()) return known->second;
    const Json* tile = tiles_->find(cell.tile);
    if (tile == nullptr) return refuse(where, "there is no tile \"" + cell.tile + "\"");
    std::vector<std::string> set;
    if (!cell.set.empty() && !read_set(cell.set, where, set)) return 0;
    if (pattern_.tiles.size() >= std::size_t(limits::pattern_tiles)) return refuse(where, "there are too many different tiles");
    indexes_[key] = pattern_.tiles.size();
    pattern_.tiles.push_back(read_tile(with_set(*tile, set), pointer_to(read_.members.pointer("pattern"), cell.tile)));
    return pattern_.tiles.size() - 1;
  }

  std::size_t refuse(const std::string& where, std::string detail) {
    fail(ErrorCode::unknown_value, where, std::move(detail));
    return 0;
  }

  bool read_set(const std::string& name, const std::string& where, std::vector<std::string>& set) {
    const Json* colors = sets_ != nullptr ? sets_->find(name) : nullptr;
    const JsonArray* list = colors != nullptr ? colors->as_array() : nullptr;
    if (list == nullptr || list->size() > 10) {
      fail(ErrorCode::unknown_value, where, "there is no set \"" + name + "\" of colours");
      return false;
    }
    for (const Json& color : *list) {
      if (const std::string* text = color.as_string()) set.push_back(*text);
    }
    return true;
  }

  Tile read_tile(const Json& json, const std::string& pointer) {
    LayerReader read(json, pointer, read_.reading);
    Tile tile;
    if (read.members.has("fill")) tile.fill = read.color("fill");
    if (const Json* art = read.members.member("art")) tile.art = read_layers(*art, read.members.pointer("art"), read_.reading);
    read.done();
    return tile;
  }

  LayerReader& read_;
  PatternLayer& pattern_;
  const Json* tiles_ = nullptr;
  const Json* sets_ = nullptr;
  std::map<std::string, std::size_t> indexes_;
};

}  // namespace

PatternLayer read_pattern(LayerReader& read) {
  PatternLayer pattern;
  PatternReader(read, pattern).run();
  JsonReader& members = read.members;
  if (members.has("tile")) {
    pattern.tile_units = static_cast<float>(members.number("tile", 1, {0.5, 400}));
  } else {
    members.require("columns");
    members.require("rows");
    pattern.columns = members.integer("columns", 1, {1, 100});
    pattern.row_count = members.integer("rows", 1, {1, 100});
    if (pattern.columns * pattern.row_count > limits::pattern_cells) {
      members.fail(ErrorCode::too_large, members.pointer("rows"), "a pattern has at most " + std::to_string(limits::pattern_cells) + " cells");
    }
  }
  pattern.by_story = members.choice("order", {"given", "story"}, 0) == 1;
  return pattern;
}

}  // namespace storycard::toolkit
