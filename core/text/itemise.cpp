#include "text/itemise.h"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>

#include "font/preferences.h"
#include "text/face_language.h"
#include "unicode/breaks.h"
#include "unicode/code_points.h"
#include "unicode/emoji.h"
#include "unicode/properties.h"
#include "unicode/scripts.h"
#include "unicode/unbreakable.h"

namespace storycard::text {
namespace {

std::string_view part(std::string_view text, ByteRange bytes) { return text.substr(bytes.begin, bytes.size()); }

bool is_space(std::string_view grapheme) {
  const std::u32string characters = unicode::code_points(grapheme);
  return std::all_of(characters.begin(), characters.end(), unicode::is_breaking_space);
}

bool ends_with_soft_hyphen(std::string_view text) { return text.ends_with("\u00AD"); }

// Rising offsets at which a line may or must end. Both lists rise, so one walk does.
std::vector<unicode::LineBreak> tailored_breaks(std::string_view text, const unicode::Dictionaries& dictionaries) {
  std::vector<unicode::LineBreak> breaks = unicode::line_breaks(text, dictionaries);
  const std::vector<ByteRange> whole = unicode::unbreakable_ranges(text);
  auto range = whole.begin();
  std::erase_if(breaks, [&](unicode::LineBreak line_break) {
    if (line_break.must) return false;
    while (range != whole.end() && range->end <= line_break.offset) ++range;
    const bool inside = range != whole.end() && range->begin < line_break.offset;
    // A soft hyphen would have to show a hyphen, and this core never changes a character.
    return inside || ends_with_soft_hyphen(text.substr(0, line_break.offset));
  });
  return breaks;
}

std::vector<Grapheme> measured_graphemes(std::string_view text, const unicode::Dictionaries& dictionaries) {
  std::vector<Grapheme> result;
  const std::vector<unicode::LineBreak> breaks = tailored_breaks(text, dictionaries);
  auto next = breaks.begin();
  for (const ByteRange bytes : unicode::graphemes(text)) {
    while (next != breaks.end() && next->offset < bytes.end) ++next;
    Break after = Break::none;
    if (next != breaks.end() && next->offset == bytes.end) after = next->must ? Break::must : Break::may;
    result.push_back({bytes, after, is_space(part(text, bytes))});
  }
  return result;
}

// Chooses faces for the graphemes of one run of a script.
class FaceChooser {
 public:
  FaceChooser(std::string_view text, const font::FontBook& book, font::Slices among)
      : text_(text), book_(book), among_(among) {
    for (const font::FaceEntry& entry : book.entries()) {
      if (entry.family == font::emoji_family) emoji_order_.push_back(&entry);
    }
  }

  std::vector<font::Choice> choose_all(std::span<const Grapheme> graphemes, const font::Order& order) const {
    std::vector<font::Spellings> spellings;
    std::vector<bool> own_script;
    std::vector<font::Choice> choices(graphemes.size());
    font::Choice last_emoji;
    for (std::size_t i = 0; i < graphemes.size(); ++i) {
      const std::u32string characters = unicode::code_points(part(text_, graphemes[i].bytes));
      spellings.push_back(font::spellings_of(characters));
      own_script.push_back(unicode::has_own_script(characters.front()));
      if (!unicode::is_shown_as_emoji(characters)) continue;
      choices[i] = emoji(characters, last_emoji);
      if (choices[i].slice != nullptr) last_emoji = choices[i];
    }
    font::Choice last;
    for (std::size_t i = 0; i < graphemes.size(); ++i) {
      if (own_script[i]) last = choices[i] = preferred(order, spellings[i], last);
    }
    for (std::size_t i = graphemes.size(); i > 0; --i) {
      if (!own_script[i - 1]) continue;
      choices[i - 1] = in_same_slice(choices[i - 1], spellings[i - 1], last);
      last = choices[i - 1];
    }
    choose_shared(spellings, own_script, order, choices);
    return choices;
  }

 private:
  // Common characters: the face before them, else the one after them, else as if they stood alone.
  void choose_shared(const std::vector<font::Spellings>& spellings, const std::vector<bool>& own_script,
                     const font::Order& order, std::vector<font::Choice>& choices) const {
    std::vector<font::Choice> after(choices.size());
    font::Choice next;
    for (std::size_t i = choices.size(); i > 0; --i) {
      after[i - 1] = next;
      if (own_script[i - 1]) next = choices[i - 1];
    }
    font::Choice before;
    font::Choice last;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (own_script[i]) {
        before = choices[i];
      } else if (choices[i].slice != nullptr) {
        continue;  // an emoji: what stands around it is no neighbour of its face
      } else if (covers(before, spellings[i])) {
        choices[i] = before;
      } else if (covers(after[i], spellings[i])) {
        choices[i] = after[i];
      } else {
        choices[i] = preferred(order, spellings[i], last);
      }
      last = choices[i];
    }
  }

  static bool covers(const font::Choice& choice, const font::Spellings& cluster) {
    return choice.slice != nullptr && choice.slice->covers(cluster);
  }

  // Slices of a face overlap: staying in one that a neighbour needs keeps words in one piece and loads fewer files.
  static font::Choice in_same_slice(const font::Choice& choice, const font::Spellings& cluster,
                                    const font::Choice& neighbour) {
    return choice.entry == neighbour.entry && covers(neighbour, cluster) ? neighbour : choice;
  }

  font::Choice preferred(const font::Order& order, const font::Spellings& cluster, const font::Choice& last) const {
    font::Choice choice = font::choose(book_, order, cluster, among_);
    if (choice.slice == nullptr && cluster.composed.size() > 1) {
      // A letter with a mark that nothing covers: better the letter alone than nothing.
      const std::u32string base = cluster.composed.substr(0, 1);
      choice = font::choose(book_, order, {base, base}, among_);
    }
    return in_same_slice(choice, cluster, last);
  }

  // Whole out of one slice, so that its parts become one picture. One that no font has is drawn as its parts, or at
  // least as its first. None where no emoji are there: then any face that covers it will do.
  font::Choice emoji(const std::u32string& cluster, const font::Choice& last) const {
    const std::u32string key = unicode::emoji_key(cluster);
    for (const std::u32string& wanted : {key, font::spellings_of(cluster).composed, cluster.substr(0, 1)}) {
      const font::Choice choice = font::choose(book_, emoji_order_, {wanted, wanted}, among_);
      if (choice.slice != nullptr) return in_same_slice(choice, {wanted, wanted}, last);
    }
    return {};
  }

  std::string_view text_;
  const font::FontBook& book_;
  font::Slices among_;
  font::Order emoji_order_;
};

// Puts the graphemes [first, end) of one script into items, a new one at each change of level or face.
void append_items(Items& result, std::uint32_t first, std::string_view script,
                  const std::vector<font::Choice>& choices) {
  for (std::uint32_t i = 0; i < choices.size(); ++i) {
    const Grapheme& grapheme = result.graphemes[first + i];
    const std::uint8_t level = result.bidi.levels[grapheme.bytes.begin];
    const bool continues = i > 0 && result.items.back().bidi_level == level && result.items.back().face == choices[i] &&
                           result.graphemes[first + i - 1].after != Break::must;
    if (!continues) {
      result.items.push_back({grapheme.bytes, first + i, first + i, std::string(script), level, choices[i]});
    }
    result.items.back().bytes.end = grapheme.bytes.end;
    result.items.back().end_grapheme = first + i + 1;
  }
}

}  // namespace

Items itemise(const Paragraph& paragraph, const Library& library, font::Slices among) {
  const std::string_view text = paragraph.text;
  Items result;
  result.bidi = unicode::resolve_bidi(text, paragraph.direction);
  result.graphemes = measured_graphemes(text, library.dictionaries);

  const FaceChooser chooser(text, library.fonts, among);
  const std::span<const Grapheme> graphemes = result.graphemes;
  std::uint32_t first = 0;
  std::map<std::string, font::Order, std::less<>> orders;  // hostile text changes its script at every letter
  const std::vector<unicode::ScriptRun> runs = unicode::script_runs(text);
  const std::string_view language = face_language(text, paragraph.language, runs);
  for (const unicode::ScriptRun& run : runs) {
    // A grapheme goes with the script of its first code point.
    std::uint32_t end = first;
    while (end < graphemes.size() && graphemes[end].bytes.begin < run.bytes.end) ++end;
    if (end == first) continue;
    auto order = orders.find(run.script);
    if (order == orders.end()) {
      order = orders.emplace(run.script, library.fonts.order(paragraph.style, run.script, language)).first;
    }
    append_items(result, first, run.script, chooser.choose_all(graphemes.subspan(first, end - first), order->second));
    first = end;
  }
  return result;
}

std::set<std::string> needed_files(const Paragraph& paragraph, const Library& library) {
  return needed_files(paragraph, itemise(paragraph, library, font::Slices::all), library);
}

std::set<std::string> needed_files(const Paragraph& paragraph, const Items& items, const Library& library) {
  std::set<std::string> files = library.dictionaries.needed(paragraph.text);
  for (const Item& item : items.items) {
    const font::Slice* slice = item.face.slice;
    if (slice != nullptr && library.fonts.face(*slice) == nullptr) files.insert(slice->file);
  }
  return files;
}

}  // namespace storycard::text
