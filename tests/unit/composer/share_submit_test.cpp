#include "composer/submit_address.h"
#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

constexpr const char* with_page = R"({"submit":"https://example.org/send"})";
constexpr const char* with_mail = R"({"submit":"mailto:cards@example.org"})";

void open_share(TestScreen& screen, const std::string& story = "I came with seeds.") {
  screen.write("story", story);
  screen.click("tab-share");
}

}  // namespace

TEST_CASE("submit: an address is a page by https or one mailbox, and nothing else") {
  for (const char* good : {"https://example.org", "https://example.org/send?to=a#b", "mailto:cards@example.org"}) {
    CAPTURE(good);
    CHECK(read_submit_address(good) == good);
  }
  for (const char* bad : {"", "http://example.org", "javascript:alert(1)", "https://", "https:///a", "https://user@example.org", "data:text/html,a", "//example.org",
                          "https://a b.org", "https://a.org/\n", "HTTPS://a.org", "mailto:", "mailto:a", "mailto:@a", "mailto:a@", "mailto:a@b?bcc=c@d", "mailto:a@b,c@d", "https://a.org/\""}) {
    CAPTURE(bad);
    CHECK(read_submit_address(bad).empty());
  }
  CHECK(read_submit_address("https://" + std::string(submit_address_longest, 'a')).empty());
}

TEST_CASE("submit: a mail holds subject and words, each letter as mail programs take it; too many words are left out") {
  const Mail mail = mail_to("mailto:a@b", "A card", "é & ü\n#ITAC");
  CHECK(mail.words == Mail::Words::held);
  CHECK(mail.address == "mailto:a@b?subject=A%20card&body=%C3%A9%20%26%20%C3%BC%0D%0A%23ITAC");
  const Mail long_one = mail_to("mailto:a@b", "A card", std::string(3000, 'a'));
  CHECK(long_one.words == Mail::Words::left_out);
  CHECK(long_one.address == "mailto:a@b?subject=A%20card");
}

TEST_CASE("submit: nothing is offered without an address, and nothing before the answers") {
  TestScreen without(390, 844);
  open_share(without);
  CHECK_FALSE(without.has("submit"));
  TestScreen refused(390, 844, R"({"submit":"javascript:alert"})");
  open_share(refused);
  CHECK_FALSE(refused.has("submit"));
  TestScreen screen(390, 844, with_page);
  open_share(screen);
  CHECK(screen.node("submit").disabled);
  screen.click("submit");
  CHECK_FALSE(screen.has("submit-open"));
  screen.agree();
  CHECK_FALSE(screen.node("submit").disabled);
}

TEST_CASE("submit: three steps save the picture, copy the words and open the page, each when it is pressed") {
  TestScreen screen(390, 844, with_page);
  open_share(screen);
  screen.agree();
  screen.take_count("");
  screen.click("submit");
  CHECK(screen.take_count("open-address") == 0);
  screen.click("submit-save");
  CHECK(screen.take_count("save") == 1);
  screen.click("submit-copy");
  CHECK(screen.take_count("copy") == 1);
  screen.click("submit-open");
  CHECK(screen.take_count("open-address") == 1);
  CHECK(screen.opened == "https://example.org/send");
  screen.act("submit-copy", "not-copied");
  CHECK_FALSE(screen.has("submit-open"));  // the field with the words is under the sheet
  CHECK(screen.has("caption"));
}

TEST_CASE("submit: a mail has the words in it; where they are too many they are copied") {
  TestScreen screen(390, 844, with_mail);
  open_share(screen);
  screen.agree();
  screen.click("submit");
  CHECK_FALSE(screen.has("submit-copy"));
  screen.click("submit-open");
  CHECK(screen.opened.find("mailto:cards@example.org?subject=A%20story%20card&body=I%20came%20with%20seeds.") == 0);
  TestScreen longer(390, 844, with_mail);
  open_share(longer, std::string(2500, 'a'));
  longer.agree();
  longer.click("submit");
  CHECK(longer.has("submit-copy"));
}

TEST_CASE("alt text: it goes into the files when it is wanted, and they are made anew") {
  TestScreen screen(390, 844);
  open_share(screen);
  screen.agree();
  CHECK_FALSE(screen.node("embed-alt").on);
  CHECK(screen.order.find("embedAltText") == nullptr);
  const double job = *screen.order.find("job")->as_number();
  screen.click("embed-alt");
  CHECK(screen.node("embed-alt").on);
  REQUIRE(screen.order.find("embedAltText") != nullptr);
  CHECK(*screen.order.find("job")->as_number() > job);
  screen.click("embed-alt");
  CHECK(screen.order.find("embedAltText") == nullptr);
}

TEST_CASE("code: the switch is there where there is a link, undo takes it back, and a link without a code says why") {
  TestScreen screen(1280, 800);
  screen.write("story", "I came with seeds.");
  screen.click("story-more");
  screen.click("extra-link");
  CHECK_FALSE(screen.has("qr"));
  screen.write("link", "https://example.org");
  CHECK_FALSE(screen.node("qr").on);
  screen.click("qr");
  CHECK(screen.node("qr").on);
  CHECK(screen.composer.state().draft.story.qr);
  screen.click("undo");
  CHECK_FALSE(screen.composer.state().draft.story.qr);
  screen.click("redo");
  CHECK(screen.composer.state().draft.story.qr);
  screen.click("qr");
  screen.write("link", "soon");
  CHECK(screen.node("qr").disabled);
}
