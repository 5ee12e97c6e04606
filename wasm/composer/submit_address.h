#pragma once

#include <string>
#include <string_view>

// Where a card is handed to the campaign: a page, or a mailbox. The host's page says which; it is checked here and there.
namespace storycard::composer {

inline constexpr std::size_t submit_address_longest = 2000;  // bytes; mail programs take no more

// The address, where it is "https://…" or "mailto:somebody@…" without a query, a blank or a control; else empty.
std::string read_submit_address(std::string_view text);
bool is_mail(std::string_view address);

// A mail to that address with subject and words filled in; without the words where they would make it too long.
struct Mail {
  std::string address;
  enum class Words { held, left_out } words;
};
Mail mail_to(std::string_view address, std::string_view subject, std::string_view words);

}  // namespace storycard::composer
