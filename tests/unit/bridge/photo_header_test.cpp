#include "photo_header.h"

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("photo header: what is written is read again, upright") {
  image::PhotoHeader header{image::FileKind::webp, {30, 40}, 6, {{image::MetadataKind::gps_position, "1, 2"}, {image::MetadataKind::trailing_bytes, ""}}};
  const auto read = wasm::read_header_json(write_json(wasm::to_json(header)));
  REQUIRE(read);
  CHECK(read->header.kind == image::FileKind::webp);
  CHECK(read->original == image::FileKind::webp);
  CHECK(read->header.upright() == header.upright());
  CHECK(read->header.receipt == header.receipt);
}

TEST_CASE("photo header: every kind of metadata has a name of its own") {
  for (int i = 0; i <= static_cast<int>(image::MetadataKind::trailing_bytes); ++i) {
    for (int j = 0; j < i; ++j) {
      CHECK(wasm::id_of(static_cast<image::MetadataKind>(i)) != wasm::id_of(static_cast<image::MetadataKind>(j)));
    }
  }
}

TEST_CASE("photo header: what no page of ours writes is refused") {
  for (const char* json : {"", "[]", "{}", R"({"kind":"jpeg"})", R"({"kind":"heic","size":[1,1]})", R"({"kind":"jpeg","size":[0,1]})",
                           R"({"kind":"jpeg","size":[99999,1]})", R"({"kind":"jpeg","size":[1]})",
                           R"({"kind":"jpeg","size":[1,1],"receipt":[{"kind":"shoe-size","value":"9"}]})",
                           R"({"kind":"jpeg","size":[1,1],"receipt":[3]})", R"({"kind":"jpeg","size":[1,1],"original":"gif"})"}) {
    INFO(json);
    CHECK_FALSE(wasm::read_header_json(json));
  }
}
