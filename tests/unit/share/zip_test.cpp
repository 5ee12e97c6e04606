#include "share/zip.h"

#include "base/deflate.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;

namespace {

std::uint32_t number(ByteView bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value |= std::uint32_t{bytes[at + i]} << (8 * i);
  return value;
}

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

}  // namespace

TEST_CASE("Zip: what the directory at the end says leads to every file") {
  const std::pair<std::string, Bytes> files[] = {{"a.png", bytes_of("first")}, {"été/b", {}}, {"c", Bytes(100'000, 7)}};
  Zip zip;
  for (const auto& [name, bytes] : files) zip.add(name, bytes);
  const Bytes archive = zip.finish();
  const std::size_t end = archive.size() - 22;
  REQUIRE(number(archive, end, 4) == 0x06054B50);
  CHECK(number(archive, end + 8, 2) == 3);
  CHECK(number(archive, end + 10, 2) == 3);
  std::size_t at = number(archive, end + 16, 4);
  CHECK(at + number(archive, end + 12, 4) == end);
  for (const auto& [name, bytes] : files) {
    REQUIRE(number(archive, at, 4) == 0x02014B50);
    CHECK((number(archive, at + 8, 2) & 0x0800) != 0);  // UTF-8
    CHECK(number(archive, at + 12, 4) == 0x0021'0000);  // 1 January 1980, 0:00
    CHECK(number(archive, at + 16, 4) == crc32(bytes));
    const std::size_t header = number(archive, at + 42, 4);
    REQUIRE(number(archive, header, 4) == 0x04034B50);
    CHECK(Bytes(archive.begin() + long(header) + 4, archive.begin() + long(header) + 30) ==
          Bytes(archive.begin() + long(at) + 6, archive.begin() + long(at) + 32));
    const auto name_at = archive.begin() + long(header) + 30;
    const auto file_at = name_at + long(name.size());
    CHECK(std::string(name_at, file_at) == name);
    CHECK(Bytes(file_at, file_at + long(bytes.size())) == bytes);
    at += 46 + name.size();
  }
  CHECK(at == end);
}

TEST_CASE("Zip: the same bytes again and everywhere, and an empty one is a zip") {
  const auto made = [] {
    Zip zip;
    zip.add("x", bytes_of("y"));
    return zip.finish();
  };
  CHECK(made() == made());
  CHECK(crc32(made()) == 217306791u);
  CHECK(Zip().finish().size() == 22);
}
