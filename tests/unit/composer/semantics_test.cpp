#include "composer/semantics.h"

#include <doctest/doctest.h>

#include "base/json.h"

using namespace storycard;
using namespace storycard::composer;

namespace {

Node node(const char* id, const char* role, const char* name) {
  Node made;
  made.id = id;
  made.role = role;
  made.name = name;
  made.rect = {1, 2, 30, 40};
  return made;
}

}  // namespace

TEST_CASE("semantics: the version moves only when what is told changed") {
  Semantics tree;
  const auto tell = [&](const char* name) {
    tree.begin("en", "ltr", "t");
    tree.add(node("a", "button", name));
    tree.end();
    return tree.version();
  };
  const auto first = tell("Save");
  CHECK(tell("Save") == first);
  CHECK(tell("Share") != first);
}

TEST_CASE("semantics: the language and direction are part of what is told") {
  Semantics tree;
  tree.begin("en", "ltr", "t");
  tree.end();
  const auto first = tree.version();
  tree.begin("ar", "rtl", "t");
  tree.end();
  CHECK(tree.version() != first);
}

TEST_CASE("semantics: nodes stand in reading order inside the group that was open") {
  Semantics tree;
  tree.begin("en", "ltr", "t");
  tree.open(node("steps", "tablist", "Steps"));
  tree.add(node("tab-story", "tab", "Story")).selected = Flag::yes;
  tree.close();
  tree.add(node("save", "button", "Save"));
  tree.end();
  const auto json = read_json(tree.json());
  REQUIRE(json);
  const JsonArray& nodes = *json->find("nodes")->as_array();
  REQUIRE(nodes.size() == 3);
  CHECK(*nodes[1].find("parent")->as_string() == "steps");
  CHECK(*nodes[1].find("selected")->as_bool());
  CHECK(nodes[2].find("parent") == nullptr);
}

TEST_CASE("semantics: a state that is off is told, one that a role has not is left out") {
  Semantics tree;
  tree.begin("en", "ltr", "t");
  tree.add(node("a", "radio", "A")).checked = Flag::no;
  tree.add(node("b", "button", "B"));
  tree.end();
  const auto json = read_json(tree.json());
  REQUIRE(json);
  const JsonArray& nodes = *json->find("nodes")->as_array();
  REQUIRE(nodes[0].find("checked"));
  CHECK_FALSE(*nodes[0].find("checked")->as_bool());
  CHECK(nodes[1].find("checked") == nullptr);
  CHECK(nodes[1].find("disabled") == nullptr);
}

TEST_CASE("semantics: names with quotes, line feeds and any script pass as they are") {
  Semantics tree;
  tree.begin("en", "ltr", "t");
  tree.add(node("a", "img", "\"Zuhause\"\nقصّتك \\ 🙂"));
  tree.end();
  const auto json = read_json(tree.json());
  REQUIRE(json);
  CHECK(*(*json->find("nodes")->as_array())[0].find("name")->as_string() == "\"Zuhause\"\nقصّتك \\ 🙂");
}
