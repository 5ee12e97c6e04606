#include "desktop/drafts.h"

#include <cstdlib>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::desktop;
namespace fs = std::filesystem;

namespace {

// A folder of its own, gone at the end.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "storycard-drafts-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
};

void save(const Drafts& drafts, const std::string& id, double clock_ms) {
  const Json draft =
      JsonObject{{"format", 1}, {"saved", drafts.next_saved_ms(clock_ms)}, {"words", id}, {"story", JsonObject{}}};
  REQUIRE_FALSE(drafts.save(id, draft, {}));
}

}  // namespace

TEST_CASE("drafts: the one that was kept last is the newest, also where the clock was set back in between") {
  const Folder folder;
  const Drafts drafts(folder.path / "drafts");
  save(drafts, "before", 1'800'000'000'000);
  save(drafts, "after", 1'700'000'000'000);
  REQUIRE(drafts.list().size() == 2);
  CHECK(drafts.list().front().id == "after");
  save(drafts, "before", 1'700'000'000'500);
  CHECK(drafts.list().front().id == "before");
}

TEST_CASE("drafts: while the clock goes forward, a draft has its time") {
  const Folder folder;
  const Drafts drafts(folder.path / "drafts");
  save(drafts, "one", 1'700'000'000'000);
  save(drafts, "two", 1'700'000'060'000);
  CHECK(drafts.list().front().saved_ms == 1'700'000'060'000);
}
