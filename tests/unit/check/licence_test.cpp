#include "check/licence.h"

#include <doctest/doctest.h>

using storycard::check::is_licence;

TEST_CASE("licence: ids of the SPDX list, and names of one's own") {
  for (const char* good : {"MIT", "CC0-1.0", "CC-BY-SA-4.0", "OFL-1.1", "LicenseRef-City-of-Riverbend",
                           "MIT OR Apache-2.0", "MIT AND CC-BY-4.0 OR LicenseRef-a.b"}) {
    CHECK_MESSAGE(is_licence(good), good);
  }
  for (const char* bad : {"", " ", "mit", "MIT ", "All rights reserved", "CC BY 4.0", "LicenseRef-", "LicenseRef-a b",
                          "MIT OR ", " OR MIT", "MIT AND", "MIT or Apache-2.0", "LicenseRef-\xC3\xA9"}) {
    CHECK_MESSAGE(!is_licence(bad), bad);
  }
}
