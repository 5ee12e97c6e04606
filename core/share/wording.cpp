#include "share/wording.h"

#include <algorithm>

#include "base/json_reader.h"
#include "base/limits.h"
#include "share/fold.h"
#include "share/scan_text.h"

namespace storycard::share {
namespace {

constexpr std::string_view folder = "wording/", ending = ".json";

std::vector<std::string> folded_words(std::string_view phrase) {
  const ScannedText scanned = scan_text(phrase);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < scanned.tokens.size(); ++i) {
    if (scanned.is_word(i)) words.emplace_back(scanned.word(i));
  }
  return words;
}

// One past the last token of these words, which begin at token i; 0 where they are not there. Dashes and apostrophes
// may part them, and blanks.
std::size_t end_of_words(const ScannedText& text, std::size_t i, const std::vector<std::string>& words) {
  std::size_t at = i + 1;
  for (std::size_t word = 1; word < words.size(); ++word) {
    const bool sign = (text.is_sign(at, '-') || text.is_sign(at, '\'')) && text.is_attached(at);
    if (sign) ++at;
    if (!text.is_word(at) || text.tokens[at].before == Token::Before::line || text.word(at) != words[word]) return 0;
    ++at;
  }
  return at;
}

constexpr std::size_t letter_bytes = 2;  // of an Arabic letter

// و, ف, ب, ك and ل are written together with the word that follows them.
bool has_joined_letter(std::string_view word) {
  if (word.size() <= 2 * letter_bytes) return false;
  const std::string_view first = word.substr(0, letter_bytes);
  return first == "و" || first == "ف" || first == "ب" || first == "ك" || first == "ل";
}

bool ends_sentence(const ScannedText& text, std::size_t i) {
  return text.is_sign(i, '.') || text.is_sign(i, '!') || text.is_sign(i, '?');
}

std::string_view base_of(std::string_view language) { return language.substr(0, language.find('-')); }

constexpr std::string_view otherwise = "en";  // what a text is read as that does not say its language

std::string language_of(std::string_view language) {
  const std::string_view base = base_of(language);
  return std::string(base.empty() ? otherwise : base);
}

// Languages that assets/wording has a file for.
constexpr std::string_view known_languages[] = {"ar", "en", "es", "fr", "pt", "uk"};

}  // namespace

// Words of one's own stand shortly before, in the same sentence: "I was once an …".
bool Wording::is_own(const ScannedText& text, std::size_t match) const {
  constexpr std::size_t most_tokens = 7;
  for (std::size_t i = match; i > 0 && match - i < most_tokens; --i) {
    if (ends_sentence(text, i - 1)) return false;
    if (!text.is_word(i - 1)) continue;
    const auto is_here = [&](const std::vector<std::string>& words) {
      if (text.word(i - 1) != words.front()) return false;
      const std::size_t end = end_of_words(text, i - 1, words);
      return end != 0 && end <= match;
    };
    if (std::any_of(own_.begin(), own_.end(), is_here)) return true;
  }
  return false;
}

const Wording::Term* Wording::longest_at(const ScannedText& text, std::size_t i, std::string_view first,
                                         std::size_t& end) const {
  const auto terms = terms_.find(first);
  if (terms == terms_.end()) return nullptr;
  const Term* longest = nullptr;
  for (const Term& term : terms->second) {
    const std::size_t at = end_of_words(text, i, term.words);
    if (at == 0 || (longest != nullptr && term.words.size() <= longest->words.size())) continue;
    longest = &term;
    end = at;
  }
  return longest;
}

std::vector<Wording::Match> Wording::find(const ScannedText& text) const {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < text.tokens.size() && matches.size() < limits::advice; ++i) {
    const Token& token = text.tokens[i];
    if (!text.is_word(i) || token.aside || token.quoted) continue;
    std::size_t end = 0;
    std::uint32_t begin = token.bytes.begin;
    const Term* term = longest_at(text, i, text.word(i), end);
    if (term == nullptr && has_joined_letter(text.word(i))) {
      term = longest_at(text, i, text.word(i).substr(letter_bytes), end);
      begin += letter_bytes;
    }
    if (term == nullptr || is_own(text, i)) continue;
    Match match{{begin, text.tokens[end - 1].bytes.end}, term->suggestions, term->why};
    if (token.capital) {
      for (std::string& suggestion : match.suggestions) suggestion = capitalised(std::move(suggestion));
    }
    matches.push_back(std::move(match));
    i = end - 1;
  }
  return matches;
}

Result<Wording> Wording::read(std::string_view text) {
  if (text.size() > limits::wording_bytes) return Error{ErrorCode::too_large, "", "this file is too large"};
  const auto json = read_json(text);
  if (!json) return json.error();
  JsonReader read(*json, "");
  read.require("wording");
  read.integer("wording", 1, {1, 1});
  read.require("language");
  read.text("language");
  read.text("checked");
  read.texts("sources", limits::wording_terms);
  Wording wording;
  for (const std::string& words : read.texts("own", limits::wording_terms)) {
    wording.own_.push_back(folded_words(words));
    if (wording.own_.back().empty())
      read.fail(ErrorCode::missing_value, read.pointer("own"), "there are no words in one of these");
  }
  const JsonArray* terms = read.array("terms", limits::wording_terms);
  read.no_others();
  for (std::size_t i = 0; terms != nullptr && i < terms->size() && !read.error(); ++i) {
    read.fail(wording.add_terms((*terms)[i], pointer_to(read.pointer("terms"), i)));
  }
  if (read.error()) return *read.error();
  return wording;
}

std::optional<Error> Wording::add_terms(const Json& json, const std::string& pointer) {
  JsonReader read(json, pointer);
  read.require("why");
  const std::string why = read.text("why");
  read.require("say");
  const Json* say = read.object("say");
  read.no_others();
  if (read.error()) return read.error();
  JsonReader forms(*say, read.pointer("say"));
  for (const auto& [form, suggestions] : *say->as_object()) {
    Term term{folded_words(form), forms.texts(form, limits::wording_suggestions), why};
    if (term.words.empty()) forms.fail(ErrorCode::missing_value, forms.pointer(form), "there are no words in this");
    if (term.suggestions.empty())
      forms.fail(ErrorCode::missing_value, forms.pointer(form), "there is nothing to say instead");
    if (++count_ > limits::wording_terms)
      forms.fail(ErrorCode::too_large, forms.pointer(form), "there are too many terms");
    if (forms.error()) return forms.error();
    std::vector<Term>& known = terms_[term.words.front()];
    known.push_back(std::move(term));
  }
  return std::nullopt;
}

bool Wordings::takes(std::string_view file) { return file.starts_with(folder) && file.ends_with(ending); }

std::optional<Error> Wordings::add(std::string_view file, ByteView bytes) {
  const std::string language(takes(file) ? file.substr(folder.size(), file.size() - folder.size() - ending.size())
                                         : std::string_view());
  const bool known =
      std::find(std::begin(known_languages), std::end(known_languages), language) != std::end(known_languages);
  if (!known)
    return Error{ErrorCode::unknown_value, std::string(file.substr(0, 100)), "there is no wording of this name"};
  auto wording = Wording::read({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (!wording)
    return Error{wording.error().code, std::string(file) + " " + wording.error().where, wording.error().detail};
  languages_[language] = std::make_shared<const Wording>(std::move(*wording));
  return std::nullopt;
}

std::set<std::string> Wordings::needed(const story::Story& story) const {
  std::set<std::string> files;
  const auto need = [&](std::string_view language) {
    const std::string base = language_of(language);
    const bool known =
        std::find(std::begin(known_languages), std::end(known_languages), base) != std::end(known_languages);
    if (known && languages_.find(base) == languages_.end())
      files.insert(std::string(folder) + base + std::string(ending));
  };
  need(story.language);
  if (story.translation) need(story.translation->language);
  return files;
}

const Wording* Wordings::of(std::string_view language) const {
  const auto found = languages_.find(language_of(language));
  return found == languages_.end() ? nullptr : found->second.get();
}

}  // namespace storycard::share
