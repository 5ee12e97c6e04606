#include "image/alt_text_packet.h"

#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

std::string item_of(const std::string& packet) {
  const std::string begin = "<rdf:li xml:lang=\"x-default\">";
  const std::size_t at = packet.find(begin) + begin.size();
  return packet.substr(at, packet.find("</rdf:li>") - at);
}

}  // namespace

TEST_CASE("alt_text_packet: text that XML would misread is escaped, what it cannot hold is left out") {
  CHECK(item_of(alt_text_packet("Amina & \"Co\" <b>\n]]> أهلًا")) == "Amina &amp; \"Co\" &lt;b&gt;\n]]&gt; أهلًا");
  CHECK(item_of(alt_text_packet(std::string_view("a\0b\x1B\xEF\xBF\xBF" "c", 8))) == "abc");
  CHECK(item_of(alt_text_packet("a\xFFz")) == "a\uFFFDz");
}

TEST_CASE("alt_text_packet: fits a JPEG's segment however long the text is, cut between letters") {
  for (const char* letter : {"&", "é", "👋"}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += letter;
    const std::string packet = alt_text_packet(text);
    CHECK(packet.size() + 29 + 2 <= 65'535);
    CHECK(is_utf8(packet));
    CHECK(packet.find("</rdf:li>") != std::string::npos);
  }
}
