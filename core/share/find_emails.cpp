#include <algorithm>
#include <iterator>

#include "share/private_details.h"

namespace storycard::share {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }
bool is_in_name(char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'; }
bool is_in_host(char c) { return is_letter_or_digit(c) || c == '.' || c == '-'; }

// The letterbox of an office, which is there to be known.
bool is_of_an_office(std::string_view name) {
  constexpr std::string_view offices[] = {"info",    "contact", "contacto", "contato", "contatti",  "hello",  "hola",
                                          "bonjour", "office",  "oficina",  "bureau",  "press",     "presse", "prensa",
                                          "media",   "team",    "equipo",   "support", "help",      "ayuda",  "admin",
                                          "events",  "eventos", "join",     "news",    "community", "stories"};
  std::string small(name);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(std::begin(offices), std::end(offices), small) != std::end(offices);
}

// Two letters or more after the last dot, and something before the first.
bool is_host(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  return std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(), is_letter) &&
         host.find("..") == std::string_view::npos;
}

}  // namespace

void find_emails(std::string_view source, PrivateDetails& details) {
  constexpr std::size_t most_name = 64, most_host = 255;
  for (std::size_t at = source.find('@'); at != std::string_view::npos; at = source.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && at - begin < most_name && is_in_name(source[begin - 1])) --begin;
    while (end < source.size() && end - at <= most_host && is_in_host(source[end])) ++end;
    while (end > at + 1 && (source[end - 1] == '.' || source[end - 1] == '-')) --end;  // a full stop after it
    while (begin < at && source[begin] == '.') ++begin;
    const bool is_handle = begin > 0 && source[begin - 1] == '@';
    if (begin == at || is_handle || !is_host(source.substr(at + 1, end - at - 1))) continue;
    if (is_of_an_office(source.substr(begin, at - begin))) continue;
    details.push_back({"email", {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
  }
}

}  // namespace storycard::share
