#pragma once

#include <cstdint>
#include <string_view>

namespace storycard::share {

// What a word may be, as bits of Token::roles.
namespace role {
inline constexpr std::uint32_t street_after = 1u << 0;    // "Oak Street": after its name
inline constexpr std::uint32_t street_before = 1u << 1;   // "rue des Lilas": before it
inline constexpr std::uint32_t street_always = 1u << 2;   // one of these two that means a street even without a number
inline constexpr std::uint32_t place_after = 1u << 3;     // "Moria Camp", "Riverbend School"
inline constexpr std::uint32_t place_before = 1u << 4;    // "école Jules-Ferry"
inline constexpr std::uint32_t camp_before = 1u << 5;     // "camp de Moria", "campamento de Smara": with a link between
inline constexpr std::uint32_t link = 1u << 6;            // de, du, of the ...
inline constexpr std::uint32_t generic = 1u << 7;         // no name, even with a capital letter: "High School"
inline constexpr std::uint32_t phone = 1u << 8;           // "call me", "WhatsApp"
inline constexpr std::uint32_t number = 1u << 9;          // "no."
inline constexpr std::uint32_t file = 1u << 10;           // "case", "dossier": of an office, with a number
inline constexpr std::uint32_t passport = 1u << 11;
inline constexpr std::uint32_t filler = 1u << 12;         // between such a word and its number: "is"
inline constexpr std::uint32_t title = 1u << 13;          // "Dr", "Señora"
inline constexpr std::uint32_t no_name = 1u << 14;        // makes a name one of many, or of nobody: "The Haddad family"
inline constexpr std::uint32_t joiner = 1u << 15;         // "and"
inline constexpr std::uint32_t given = 1u << 16;          // of names that are given in pairs: "María José"
inline constexpr std::uint32_t name_part = 1u << 17;      // "Abd al-", "van": goes with the next word
inline constexpr std::uint32_t refugee = 1u << 18;        // "refugee camp"
inline constexpr std::uint32_t italian = 1u << 19;        // counts in Italian only
inline constexpr std::uint32_t shortened = 1u << 20;      // "вул.", "bd."
}  // namespace role

// The roles of a folded word; 0 for most.
std::uint32_t roles_of(std::string_view word);

}  // namespace storycard::share
