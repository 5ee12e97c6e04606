#include "check/check_pack.h"

#include <algorithm>

#include "base/utf8.h"
#include "check/licence.h"

namespace storycard::check {
namespace {

void check_licence(const Json& pack, Findings& findings) {
  const Json* licence = pack.find("licence");
  const std::string* text = licence == nullptr ? nullptr : licence->as_string();
  if (text == nullptr || is_licence(*text)) return;  // that it is missing is the reader's to say
  const std::string what =
      text->empty() ? "The licence is empty." : "\"" + text->substr(0, 60) + "\" is no licence that is known.";
  findings.add(
      {"pack.json", "/licence", "licence", Severity::error,
       what + " Write its SPDX id, such as \"CC-BY-4.0\" or \"MIT\", or \"LicenseRef-\" and a name of your own."});
}

// Commas and dots are the same in every language; words have letters.
bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    const char32_t c = decoded.code_point;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00))) {
      return true;
    }
    at += decoded.length;
  }
  return false;
}

class Translations {
 public:
  Translations(const Json& pack, Findings& findings) : findings_(findings) {
    const Json* list = pack.find("languages");
    if (list == nullptr || list->as_array() == nullptr) return;
    for (const Json& language : *list->as_array()) {
      if (language.as_string() != nullptr) languages_.push_back(*language.as_string());
    }
  }

  void check(const std::string& file, const Json* words, const std::string& pointer) {
    if (words == nullptr) return;
    const std::string* plain = words->as_string();
    const Json* english = plain != nullptr ? words : words->find("en");
    if (english == nullptr || english->as_string() == nullptr || !has_letters(*english->as_string())) return;
    std::string missing;
    for (const std::string& language : languages_) {
      if (has(*words, language)) continue;
      missing += (missing.empty() ? "" : ", ") + language;
    }
    if (missing.empty()) return;
    findings_.add({file, pointer, "untranslated", Severity::error,
                   "\"" + english->as_string()->substr(0, valid_utf8_prefix(english->as_string()->substr(0, 60))) +
                       "\" has no words in " + missing +
                       ", which the pack lists in \"languages\". Add them, or take the language out of the list."});
  }

  // Words stand in texts and separators of layers, wherever these are, and in their overrides.
  void check_layers(const std::string& file, const Json& json, const std::string& pointer, int depth) {
    if (depth > limits_depth) return;
    if (const JsonArray* list = json.as_array()) {
      for (std::size_t i = 0; i < list->size(); ++i) check_layers(file, (*list)[i], pointer_to(pointer, i), depth + 1);
    } else if (const JsonObject* members = json.as_object()) {
      for (const auto& [key, value] : *members) {
        const std::string where = pointer_to(pointer, key);
        const bool is_words =
            (key == "text" && value.as_object() != nullptr) || key == "separator" || key == "description";
        if (is_words)
          check(file, &value, where);
        else
          check_layers(file, value, where, depth + 1);
      }
    }
  }

 private:
  static constexpr int limits_depth = 64;

  // A text alone is English. "pt-BR" is served by "pt", as in drawing.
  static bool has(const Json& words, std::string_view language) {
    const std::string_view base = language.substr(0, language.find('-'));
    if (words.as_object() == nullptr) return base == "en";
    for (const std::string_view wanted : {language, base}) {
      const Json* text = words.find(wanted);
      if (text != nullptr && text->as_string() != nullptr && !text->as_string()->empty()) return true;
    }
    return false;
  }

  Findings& findings_;
  std::vector<std::string> languages_;
};

}  // namespace

void check_pack(const Documents& documents, Findings& findings) {
  const Json* pack = documents.find("pack.json");
  if (pack == nullptr) return;
  check_licence(*pack, findings);
  Translations translations(*pack, findings);
  for (const auto& [file, document] : documents.files) {
    translations.check(file, document.find("name"), "/name");
    for (const char* key : {"layers", "parts", "logos"}) {
      if (const Json* json = document.find(key)) translations.check_layers(file, *json, pointer_to("", key), 0);
    }
  }
  translations.check("pack.json", pack->find("notice"), "/notice");
  const Json* themes = pack->find("themes");
  for (std::size_t i = 0; themes != nullptr && themes->as_array() != nullptr && i < themes->as_array()->size(); ++i) {
    translations.check("pack.json", (*themes->as_array())[i].find("name"), pointer_to("/themes", i) + "/name");
  }
}

}  // namespace storycard::check
