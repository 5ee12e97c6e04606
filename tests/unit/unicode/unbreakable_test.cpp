#include "unicode/unbreakable.h"

#include <string>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;
using Things = std::vector<std::string>;

namespace {

Things things(std::string_view text) {
  Things result;
  for (const ByteRange range : unbreakable_ranges(text)) result.emplace_back(text.substr(range.begin, range.size()));
  return result;
}

}  // namespace

TEST_CASE("unbreakable: hashtags in any script, without what follows them") {
  CHECK(things("see #ItTakesACommunity, #ITAC!") == Things{"#ItTakesACommunity", "#ITAC"});
  CHECK(things("#يتطلب_مجتمعا و #спільнота") == Things{"#يتطلب_مجتمعا", "#спільнота"});
  CHECK(things("# a ## #") == Things{});
}

TEST_CASE("unbreakable: handles") {
  CHECK(things("by @iom_un. And @a.b-c@social.example!") == Things{"@iom_un", "@a.b-c@social.example"});
  CHECK(things("@ a @") == Things{});
}

TEST_CASE("unbreakable: links with and without a scheme, without the sentence around them") {
  CHECK(things("(https://iom.int/a-b?c=d/e).") == Things{"https://iom.int/a-b?c=d/e"});
  CHECK(things("at www.iom.int, or iom.int/itac; HTTP://A.b") == Things{"www.iom.int", "iom.int/itac", "HTTP://A.b"});
  CHECK(things("«пример.рф/а-б»") == Things{"пример.рф/а-б"});
  CHECK(things("ask name.surname+x@iom.int now") == Things{"name.surname+x@iom.int"});
}

TEST_CASE("unbreakable: plain words, abbreviations and numbers are no links") {
  CHECK(things("well-known and/or 3/4 e. g. end. Next a@ b") == Things{});
}

TEST_CASE("unbreakable: what is longer than a short link breaks as UAX 14 has it") {
  CHECK(things("https://example.org/" + std::string(20, 'a')).size() == 1);
  CHECK(things("https://example.org/" + std::string(21, 'a')).empty());
  CHECK(things("#" + std::string(40, 'a')).empty());
}
