#include <array>

#include "composer/strings.h"
#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

struct Promises {
  const char* language;
  std::vector<const char*> phrases;  // that nothing leaves the device, as the interface says it
};

const std::array<Promises, 6> promises{{
    {"en", {"leaves this device", "stay on this device", "stays on this device", "Nothing is uploaded", "Nothing is sent", "nobody counts"}},
    {"fr", {"quitte cet appareil", "restent sur cet appareil", "reste sur cet appareil", "Rien n’est envoyé", "Rien ne part"}},
    {"es", {"sale de este dispositivo", "se quedan en este dispositivo", "se queda en este dispositivo", "No se sube nada", "Nada se envía"}},
    {"pt", {"sai deste dispositivo", "ficam neste dispositivo", "fica neste dispositivo", "Nada é enviado"}},
    {"uk", {"не залишає цього пристрою", "лишаються на цьому пристрої", "лишається на цьому пристрої", "не надсилається"}},
    {"ar", {"يغادر هذا الجهاز", "تبقى كلماتك وصورك على هذا الجهاز", "تبقى صورتك على هذا الجهاز", "لا يُرفع", "لا يُرسَل"}},
}};

std::string settings_of(const std::string& language, bool heard, const std::string& submit) {
  return R"({"embedded":true,"language":")" + language + R"(","heard":)" + (heard ? "true" : "false") + R"(,"submit":")" + submit + R"("})";
}

void add(const TestScreen& screen, std::string& all) {
  for (const ShownNode& node : screen.nodes()) all += node.name + "\n" + node.value + "\n";
}

// All that a person may be told of what becomes of words and photos, from the first hint to handing the card over.
std::string said(const std::string& language, bool heard, const std::string& submit) {
  TestScreen screen(390, 844, settings_of(language, heard, submit));
  std::string all;
  const auto sheet = [&](const std::vector<const char*>& presses) {
    for (const char* const id : presses) screen.click(id);
    add(screen, all);
    screen.key("Escape", {});
  };
  add(screen, all);
  sheet({"more", "more-help"});
  sheet({"more", "more-about"});
  sheet({"more", "more-drafts"});
  sheet({"more", "more-finish"});
  screen.write("story", "I came with seeds.");
  screen.click("tab-photo");
  add(screen, all);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  add(screen, all);
  screen.click("tab-share");
  add(screen, all);
  screen.agree();
  add(screen, all);
  sheet({"submit"});
  return all;
}

std::string own_words(const std::string& language, std::string_view key) {
  const Bytes file = asset("strings/" + language + ".json");
  return Strings::read({reinterpret_cast<const char*>(file.data()), file.size()})->text(key);
}

}  // namespace

TEST_CASE("heard: where a host's page reads what is written, no word in any language says that nothing leaves the device") {
  for (const auto& [language, phrases] : promises) {
    CAPTURE(language);
    for (const char* const submit : {"https://example.org/send", "mailto:cards@example.org"}) {
      const std::string kept = said(language, false, submit), told = said(language, true, submit);
      for (const std::string phrase : phrases) {
        CAPTURE(phrase);
        CHECK(kept.find(phrase) != std::string::npos);  // else it would not be missed
        CHECK(told.find(phrase) == std::string::npos);
      }
    }
  }
}

TEST_CASE("heard: the hint, help, the photo step and the questions on consent say what the host can read") {
  for (const auto& [language, _] : promises) {
    CAPTURE(language);
    TestScreen screen(390, 844, settings_of(language, true, ""));
    CHECK(screen.node("hint").name == own_words(language, "hint.heard"));
    screen.click("more");
    screen.click("more-help");
    CHECK(screen.node("help-privacy-stays").name == own_words(language, "help.privacy-stays.heard"));
    screen.key("Escape", {});
    screen.write("story", "I came with seeds.");
    screen.click("tab-share");
    CHECK_FALSE(screen.has("consent-heard"));  // there is no photo that waits for an answer
    screen.click("tab-photo");
    CHECK(screen.node("photo-private").name == own_words(language, "photo.private.heard"));
    REQUIRE(screen.choose_photo("samples/amina.jpg"));
    CHECK(screen.node("photo-private").name == own_words(language, "photo.cleaned.heard"));
    screen.click("tab-share");
    CHECK(screen.node("consent-heard").name == own_words(language, "consent.heard"));
  }
}

TEST_CASE("heard: in a frame whose host has no line to it, words stay where they are, and that is said") {
  TestScreen screen(390, 844, settings_of("en", false, ""));
  CHECK(screen.node("hint").name == own_words("en", "hint"));
}

TEST_CASE("heard: words that say what a host reads answer what is said without one, and name the questions as they are named") {
  for (const auto& [language, _] : promises) {
    CAPTURE(language);
    for (const char* const key : {"help.privacy-stays.heard", "photo.private.heard", "photo.cleaned.heard"}) {
      CAPTURE(key);
      CHECK(own_words(language, key).find(own_words(language, "consent.title")) != std::string::npos);
    }
  }
}
