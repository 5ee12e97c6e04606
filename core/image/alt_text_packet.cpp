#include "image/alt_text_packet.h"

#include "base/utf8.h"

namespace storycard::image {
namespace {

constexpr std::size_t most_bytes = 60'000;

constexpr std::string_view before =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
    "<rdf:Description rdf:about=\"\" xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\">"
    "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang=\"x-default\">";
constexpr std::string_view after =
    "</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>"
    "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";

// XML 1.0, 2.2.
bool fits_xml(char32_t c) {
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace

std::string alt_text_packet(std::string_view alt_text) {
  std::string packet(before);
  for (std::size_t at = 0; at < alt_text.size() && packet.size() < most_bytes;) {
    const DecodedCodePoint next = decode_utf8(alt_text, at);
    at += next.length;
    switch (next.code_point) {
      case '&': packet += "&amp;"; break;
      case '<': packet += "&lt;"; break;
      case '>': packet += "&gt;"; break;
      default:
        if (fits_xml(next.code_point)) append_utf8(packet, next.code_point);
    }
  }
  packet += after;
  return packet;
}

}  // namespace storycard::image
