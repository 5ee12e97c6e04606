#include "composer/submit_address.h"

namespace storycard::composer {
namespace {

constexpr std::string_view web = "https://", mail = "mailto:";

// RFC 3986, 2.1: all but the unreserved characters; a line's end as RFC 6068, 5 has it.
std::string encoded(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      result += c;
    } else if (c == '\n') {
      result += "%0D%0A";
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return result;
}

}  // namespace

std::string read_submit_address(std::string_view text) {
  if (text.size() > submit_address_longest) return {};
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\') return {};
  }
  if (text.starts_with(web)) {
    const std::string_view host = text.substr(web.size(), text.find_first_of("/?#", web.size()) - web.size());
    return host.empty() || host.find('@') != std::string_view::npos ? std::string() : std::string(text);
  }
  if (!is_mail(text)) return {};
  const std::string_view box = text.substr(mail.size());
  const std::size_t at = box.find('@');
  const bool whole = at != std::string_view::npos && at > 0 && at + 1 < box.size() && box.find('@', at + 1) == std::string_view::npos;
  return whole && box.find_first_of("?#&,;") == std::string_view::npos ? std::string(text) : std::string();
}

bool is_mail(std::string_view address) { return address.starts_with(mail); }

Mail mail_to(std::string_view address, std::string_view subject, std::string_view words) {
  Mail to{std::string(address) + "?subject=" + encoded(subject), Mail::Words::held};
  const std::string body = "&body=" + encoded(words);
  if (to.address.size() + body.size() > submit_address_longest)
    to.words = Mail::Words::left_out;
  else
    to.address += body;
  return to;
}

}  // namespace storycard::composer
