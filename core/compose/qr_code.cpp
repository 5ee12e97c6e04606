#include "compose/qr_code.h"

#include <qrcodegen.h>

#include <algorithm>
#include <iterator>

#include "base/limits.h"

namespace storycard::compose {
namespace {

// Bytes that a code of each version holds at the lowest correction (ISO/IEC 18004, table 7). The largest that a card shows
// still has modules of 3 px on a square card.
constexpr std::size_t held_bytes[] = {17, 32, 53, 78, 106, 134};
constexpr int largest_version = static_cast<int>(std::size(held_bytes));
static_assert(limits::qr_link_bytes == held_bytes[largest_version - 1]);

bool starts_with_scheme(std::string_view link, std::string_view scheme) {
  if (link.size() < scheme.size()) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    const char c = link[i];
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (small != scheme[i]) return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// How long "https://" or "http://" is at its start; 0 for neither.
std::size_t scheme_length(std::string_view link) {
  return starts_with_scheme(link, "https://") ? 8 : starts_with_scheme(link, "http://") ? 7 : 0;
}

// A name with a dot inside it, and neither a blank nor a control anywhere. A colon stands before a port alone: another scheme
// ("javascript:", "tel:") is no web address.
bool is_web_address(std::string_view rest) {
  for (const char c : rest) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) return false;
  }
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  const std::size_t colon = host.find(':');
  const std::string_view name = host.substr(0, colon);
  const bool port = colon == std::string_view::npos || host.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  const std::size_t dot = name.find('.');
  return port && dot != std::string_view::npos && dot > 0 && name.back() != '.' && name.find('@') == std::string_view::npos;
}

}  // namespace

std::string qr_text(std::string_view link) {
  const std::string_view whole = trimmed(link);
  const std::size_t scheme = scheme_length(whole);
  if (!is_web_address(whole.substr(scheme))) return {};
  std::string text = (scheme == 0 ? "https://" : "") + std::string(whole);
  return text.size() <= limits::qr_link_bytes ? text : std::string();
}

std::string short_link(std::string_view link) {
  const std::string_view whole = trimmed(link);
  std::string_view rest = whole.substr(scheme_length(whole));
  if (!is_web_address(rest)) return std::string(link);
  if (starts_with_scheme(rest, "www.") && is_web_address(rest.substr(4))) rest.remove_prefix(4);
  if (rest.find('/') == rest.size() - 1) rest.remove_suffix(1);
  return std::string(rest);
}

int qr_side(std::size_t bytes) {
  const auto version = std::lower_bound(std::begin(held_bytes), std::end(held_bytes), bytes) - std::begin(held_bytes) + 1;
  return 17 + 4 * static_cast<int>(version);
}

std::shared_ptr<const QrCode> make_qr_code(std::string_view text) {
  if (text.empty() || text.size() > limits::qr_link_bytes) return nullptr;
  std::uint8_t symbol[qrcodegen_BUFFER_LEN_FOR_VERSION(largest_version)];
  std::uint8_t working[qrcodegen_BUFFER_LEN_FOR_VERSION(largest_version)];
  for (std::size_t i = 0; i < text.size(); ++i) working[i] = static_cast<std::uint8_t>(text[i]);
  const bool made = qrcodegen_encodeBinary(working, text.size(), symbol, qrcodegen_Ecc_LOW, qrcodegen_VERSION_MIN, largest_version,
                                           qrcodegen_Mask_AUTO, true);
  if (!made) return nullptr;
  auto code = std::make_shared<QrCode>();
  code->side = qrcodegen_getSize(symbol);
  for (int y = 0; y < code->side; ++y) {
    for (int x = 0; x < code->side; ++x) code->is_dark.push_back(qrcodegen_getModule(symbol, x, y));
  }
  return code;
}

Path dark_modules(const QrCode& code, Point origin, float module) {
  Path path;
  for (int y = 0; y < code.side; ++y) {
    for (int x = 0; x < code.side;) {
      int end = x;
      while (end < code.side && code.dark(end, y)) ++end;
      if (end == x) {
        ++x;
        continue;
      }
      const Rect run{origin.x + static_cast<float>(x) * module, origin.y + static_cast<float>(y) * module,
                     static_cast<float>(end - x) * module, module};
      const Path one = rectangle_path(run);
      path.steps.insert(path.steps.end(), one.steps.begin(), one.steps.end());
      x = end;
    }
  }
  return path;
}

}  // namespace storycard::compose
