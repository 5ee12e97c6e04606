#include "asset_store.h"

#include <algorithm>

#include "unit/unicode/dictionary_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::wasm;

namespace {

ByteView bytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

constexpr std::string_view manifest = R"({"faces":[]})";
constexpr std::string_view pack = R"({"pack":1,"id":"own","version":"1","licence":"MIT","colors":{"ink":"#000000"},"frames":["one","two"]})";

std::string frame(std::string_view id) {
  return R"({"frame":1,"id":")" + std::string(id) + R"(","name":{"en":"A frame"},"ground":"ink","slots":["story"],"layers":[]})";
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("AssetStore: asks for the fonts and a first pack, then for the frames that the pack lists") {
  AssetStore store;
  CHECK(store.needs() == Names{"fonts.json", "packs/itac.json"});
  CHECK(!store.add("fonts.json", bytes(manifest)));
  CHECK(!store.add("packs/own/pack.json", bytes(pack)));
  CHECK(store.needs() == Names{"packs/own/frames/one.json", "packs/own/frames/two.json"});
  CHECK(store.assets().packs.empty());
  CHECK(!store.add("packs/own/frames/two.json", bytes(frame("two"))));
  CHECK(!store.add("packs/own/frames/one.json", bytes(frame("one"))));
  CHECK(store.needs().empty());
  REQUIRE(store.assets().packs.size() == 1);
  CHECK(store.assets().packs[0].frames.size() == 2);
}

TEST_CASE("AssetStore: frames may come before their pack.json, and packs stand in order of name") {
  AssetStore store;
  for (const std::string name : {"b", "a"}) {
    CHECK(!store.add("packs/" + name + "/frames/one.json", bytes(frame("one"))));
    CHECK(store.needs()[1] == "packs/" + name + "/pack.json");
    const std::string own = R"({"pack":1,"id":")" + name + R"(","version":"1","licence":"MIT","colors":{"ink":"#000000"},"frames":["one"]})";
    CHECK(!store.add("packs/" + name + "/pack.json", bytes(own)));
  }
  REQUIRE(store.assets().packs.size() == 2);
  CHECK(store.assets().packs[0].id == "a");
  CHECK(store.assets().packs[1].id == "b");
}

TEST_CASE("AssetStore: a whole pack may come in one file") {
  AssetStore store;
  const std::string whole = R"({"pack.json":)" + std::string(pack) + R"(,"frames/one.json":)" + frame("one") + R"(,"frames/two.json":)" + frame("two") + "}";
  CHECK(!store.add("packs/own.json", bytes(whole)));
  REQUIRE(store.assets().packs.size() == 1);
  CHECK(store.assets().packs[0].frames.size() == 2);
  CHECK(store.add("packs/other.json", bytes(R"({"frames/one.json": {}})"))->where == "packs/other.json /pack.json");
  CHECK(store.add("packs/other.json", bytes("[]")));
  CHECK(store.add("packs/../own.json", bytes(whole)));
}

TEST_CASE("AssetStore: in a whole pack a file may be its JSON's text, and what is wrong with that is named with the file") {
  AssetStore store;
  const auto whole = [](const std::string& one, const std::string& two) {
    return write_json(JsonObject{{"pack.json", Json(std::string(pack))}, {"frames/one.json", Json(one)}, {"frames/two.json", Json(two)}});
  };
  CHECK(!store.add("packs/own.json", bytes(whole(frame("one"), frame("two")))));
  REQUIRE(store.assets().packs.size() == 1);
  CHECK(store.assets().packs[0].frames.size() == 2);
  const auto error = store.add("packs/other.json", bytes(whole(frame("one"), "{")));
  REQUIRE(error);
  CHECK(error->code == ErrorCode::json_syntax);
  CHECK(error->where.starts_with("packs/other/frames/two.json"));
  CHECK(store.add("packs/third.json", bytes(R"({"pack.json": "{"})"))->where.starts_with("packs/third/pack.json"));
}

TEST_CASE("AssetStore: a pack waits for the one it extends, and asks for it") {
  AssetStore store;
  CHECK(!store.add("packs/city/pack.json", bytes(R"({"pack":1,"id":"city","version":"1","licence":"MIT","extends":"own","frames":[]})")));
  CHECK(store.needs() == Names{"fonts.json", "packs/own/pack.json"});
  CHECK(store.assets().packs.empty());
  CHECK(!store.add("packs/own/pack.json", bytes(pack)));
  CHECK(!store.add("packs/own/frames/two.json", bytes(frame("two"))));
  CHECK(!store.add("packs/own/frames/one.json", bytes(frame("one"))));
  REQUIRE(store.assets().packs.size() == 2);
  CHECK(store.assets().packs[0].frames[0].id == "city/one");
}

TEST_CASE("AssetStore: a frame that is broken is named with its file, and the pack is asked for again") {
  AssetStore store;
  CHECK(!store.add("fonts.json", bytes(manifest)));
  CHECK(!store.add("packs/own/pack.json", bytes(pack)));
  CHECK(!store.add("packs/own/frames/one.json", bytes(R"({"frame":1,)")));
  const auto error = store.add("packs/own/frames/two.json", bytes(frame("two")));
  REQUIRE(error);
  CHECK(error->code == ErrorCode::json_syntax);
  CHECK(error->where.starts_with("packs/own/frames/one.json"));
  CHECK(store.assets().packs.empty());
  CHECK(!store.needs().empty());
}

TEST_CASE("AssetStore: a whole pack stays as it was when a new file for it is broken") {
  AssetStore store;
  CHECK(!store.add("packs/own/pack.json", bytes(pack)));
  CHECK(!store.add("packs/own/frames/one.json", bytes(frame("one"))));
  CHECK(!store.add("packs/own/frames/two.json", bytes(frame("two"))));
  CHECK(store.add("packs/own/frames/one.json", bytes("[]")));
  REQUIRE(store.assets().packs.size() == 1);
  CHECK(store.assets().packs[0].frames[0].id == "own/one");
  CHECK(!store.add("packs/own/frames/one.json", bytes(frame("one"))));
}

TEST_CASE("AssetStore: names that mean nothing here, or lead elsewhere, are refused") {
  AssetStore store;
  for (const std::string_view name : {"", "fonts", "packs/", "packs//pack.json", "packs/../pack.json", "packs/Own/pack.json", "/etc/passwd",
                                      "packs", "https://example.org/pack.json", "packs/a b/pack.json"}) {
    CAPTURE(name);
    const auto error = store.add(name, bytes(pack));
    REQUIRE(error);
    CHECK(error->code == ErrorCode::unknown_value);
  }
  CHECK(store.needs() == Names{"fonts.json", "packs/itac.json"});
}

TEST_CASE("AssetStore: never asks for a file outside of the pack, whatever its list says") {
  AssetStore store;
  const auto error = store.add("packs/own/pack.json", bytes(R"({"pack":1,"id":"own","version":"1","licence":"MIT","frames":["../../secret"]})"));
  CHECK(error);
  for (const std::string& name : store.needs()) CHECK(name.find("..") == std::string::npos);
}

TEST_CASE("AssetStore: a pack cannot be made of endlessly many files") {
  AssetStore store;
  std::size_t taken = 0;
  for (int i = 0; i < 1000; ++i) {
    if (!store.add("packs/own/frames/f" + std::to_string(i) + ".json", bytes("{}"))) ++taken;
  }
  CHECK(taken < 500);
  std::size_t packs = 0;
  for (int i = 0; i < 1000; ++i) {
    if (!store.add("packs/p" + std::to_string(i) + "/frames/one.json", bytes("{}"))) ++packs;
  }
  CHECK(packs < 100);
}

TEST_CASE("AssetStore: fonts need the manifest first, and a broken one is refused") {
  AssetStore store;
  CHECK(store.add("fonts/own.ttf", bytes("x")));
  const auto error = store.add("fonts.json", bytes(R"({"faces":5})"));
  REQUIRE(error);
  CHECK(error->where == "fonts.json /faces");
  CHECK(store.needs()[0] == "fonts.json");
}

TEST_CASE("AssetStore: dictionaries may come at any time; a broken one is refused") {
  AssetStore store;
  CHECK_FALSE(store.add("dictionaries/thai.dict", unicode::small_dictionary()));
  const auto error = store.add("dictionaries/lao.dict", bytes("x"));
  REQUIRE(error);
  CHECK(error->where == "dictionaries/lao.dict");
}

TEST_CASE("AssetStore: a pack may show one frame first; the others follow one by one, and packs that extend it wait for them") {
  AssetStore store;
  store.lead_with("own/two");
  CHECK(!store.add("packs/city/pack.json", bytes(R"({"pack":1,"id":"city","version":"1","licence":"MIT","extends":"own","frames":[]})")));
  CHECK(!store.add("packs/own.json", bytes(R"({"pack.json":)" + std::string(pack) + R"(,"frames/one.json":)" + frame("one") + R"(,"frames/two.json":)" + frame("two") + "}")));
  REQUIRE(store.assets().packs.size() == 1);
  CHECK(toolkit::frame_ids(store.assets().packs) == "own/two");
  CHECK(store.is_reading());
  CHECK(store.is_reading("own"));
  CHECK(!store.read_on());
  CHECK(!store.is_reading());
  CHECK(toolkit::frame_ids(store.assets().packs) == "city/one, city/two, own/one, own/two");
  CHECK(!store.read_on());
}

TEST_CASE("AssetStore: a pack of which a later frame is bad is forgotten, and says why") {
  AssetStore store;
  store.lead_with("own/two");
  CHECK(!store.add("packs/own.json", bytes(R"({"pack.json":)" + std::string(pack) + R"(,"frames/one.json":{},"frames/two.json":)" + frame("two") + "}")));
  REQUIRE(store.assets().packs.size() == 1);
  const auto error = store.read_on();
  REQUIRE(error);
  CHECK(error->where.starts_with("packs/own/frames/one.json"));
  CHECK(store.assets().packs.empty());
  CHECK(!store.is_reading());
}

TEST_CASE("AssetStore: packs that extend each other in a row come together, whatever their names") {
  for (const auto& [middle, last] : {std::pair<std::string, std::string>{"region", "street"}, {"street", "region"}}) {
    CAPTURE(middle);
    AssetStore store;
    const auto extending = [&](const std::string& id, const std::string& base) {
      return store.add("packs/" + id + "/pack.json", bytes(R"({"pack":1,"id":")" + id + R"(","version":"1","licence":"MIT","extends":")" + base + R"(","frames":[]})"));
    };
    CHECK(!extending(last, middle));
    CHECK(!extending(middle, "own"));
    CHECK(store.assets().packs.empty());
    CHECK(!store.add("packs/own.json", bytes(R"({"pack.json":)" + std::string(pack) + R"(,"frames/one.json":)" + frame("one") + R"(,"frames/two.json":)" + frame("two") + "}")));
    CHECK(store.assets().packs.size() == 3);
  }
}
