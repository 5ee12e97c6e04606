#include "table/name_pattern.h"

#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::table;

namespace {

std::string name_of(std::string_view pattern, const char* story = "{}") {
  const auto read = NamePattern::read(pattern);
  REQUIRE(read);
  const auto json = read_json(story);
  REQUIRE(json);
  return read->name({7, "itac/quote", "leaf", "square", &*json});
}

std::string wrong(std::string_view pattern) {
  const auto read = NamePattern::read(pattern);
  return read ? "" : read.error().detail;
}

}  // namespace

TEST_CASE("names: the row in four digits, ids, and keys of the story") {
  CHECK(name_of("{row}-{frame}-{format}") == "0007-itac-quote-square");
  CHECK(name_of("{theme}_{language}.{photo.zoom}", R"({"language": "uk", "photo": {"zoom": 1.5}})") == "leaf_uk.1.5");
  CHECK(name_of("{photos.1.file}", R"({"photos": [{}, {"file": "b.jpg"}]})") == "b.jpg");
  CHECK(name_of("{qr}-{row}", R"({"qr": true})") == "yes-0007");
  const auto pattern = NamePattern::read("{row}");
  const Json story;
  CHECK(pattern->name({123456, "f", "", "square", &story}) == "123456");
}

TEST_CASE("names: nothing in a row leads out of the folder or means something to a shell or a disk") {
  const std::pair<const char*, const char*> names[] = {
      {R"({"name": "../../etc/passwd"})", "etc-passwd"},
      {R"({"name": "/absolute"})", "absolute"},
      {R"({"name": "C:\\x\\y"})", "C-x-y"},
      {R"({"name": "..."})", ""},
      {R"({"name": "-rf *"})", "rf"},
      {R"({"name": ".hidden"})", "hidden"},
      {R"({"name": "a\u0000b\nc"})", "a-b-c"},
      {R"({"name": "con"})", "_con"},
      {R"({"name": "lpt1.txt"})", "_lpt1.txt"},
      {R"({"name": "x\u202Egnp.exe"})", "x-gnp.exe"},
      {R"({"name": "end. "})", "end"},
      {R"({"name": "a..b"})", "a.b"},
      {R"({"name": "Zoë Ñandú"})", "Zoë-Ñandú"},
      {R"({"name": "أمينة"})", "أمينة"},
      {R"({"name": "a\u2215b\uFF0Fc"})", "a-b-c"},
      {R"({"name": "$(x) `y` 'z'"})", "x-y-z"},
      {R"({"name": {"a": 1}})", ""},
  };
  for (const auto& [story, name] : names) {
    CAPTURE(story);
    CHECK(name_of("{name}", story) == name);
  }
}

TEST_CASE("names: a long value is cut between letters and leaves what follows") {
  const std::string story = R"({"name": ")" + std::string(59, 'x') + "é" + std::string(500, 'y') + "\"}";
  CHECK(name_of("{name}-{format}", story.c_str()) == std::string(59, 'x') + "-square");
  const std::string whole = R"({"name": ")" + std::string(60, 'x') + "y\"}";
  CHECK(name_of("{name}", whole.c_str()) == std::string(60, 'x'));
  const std::string most = std::string(180, 'x') + std::string(20, 'z');
  CHECK(name_of("{name}{name}{name}" + std::string(20, 'z'), whole.c_str()) == most);
  CHECK(name_of("{name}{name}{name}" + std::string(21, 'z'), whole.c_str()) == most);
  const std::string name = name_of("{name}{name}{name}{name}{name}{name}", story.c_str());
  CHECK(name.size() <= 200);
  CHECK(is_utf8(name));
}

TEST_CASE("names: patterns that cannot be meant are refused") {
  CHECK(wrong("") == "a pattern of names is not empty");
  CHECK(wrong("{row}/{format}") == "all cards lie in one folder, so a name has no slash");
  CHECK(wrong("{row") == "a brace is opened or closed alone");
  CHECK(wrong("row}") == "a brace is opened or closed alone");
  CHECK_FALSE(wrong("{}").empty());
  CHECK_FALSE(wrong("{a/b}").empty());
}

TEST_CASE("names: a pattern tells rows apart only where the number stands by itself at the start") {
  for (const char* pattern : {"{row}", "{row}-{name}", "{row}-x"})
    CHECK(NamePattern::read(pattern)->tells_rows_apart());
  for (const char* pattern : {"{name}", "{name}-{row}", "{row}{name}", "x{row}", "{row}.{name}"})
    CHECK_FALSE(NamePattern::read(pattern)->tells_rows_apart());
}
