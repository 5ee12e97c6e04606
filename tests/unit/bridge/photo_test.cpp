// photo.wasm's C functions, called as the page's worker calls them.
#include <cstdint>
#include <string>

#include "base/json.h"
#include "image/decode.h"
#include "support/files.h"

#include <doctest/doctest.h>

extern "C" {
std::uint32_t sc_text_size();
const char* ph_open(const std::uint8_t* file, std::size_t size);
const char* ph_decode(const std::uint8_t* file, std::size_t size, std::int32_t wanted_width, std::int32_t wanted_height,
                      std::int32_t x, std::int32_t y, std::int32_t width, std::int32_t height);
const char* ph_png(const std::uint8_t* straight_rgba, std::size_t size, std::int32_t width, std::int32_t height);
const std::uint8_t* ph_bytes();
std::size_t ph_size();
}

using namespace storycard;

namespace {

std::string told(const char* text) { return {text, sc_text_size()}; }
Bytes made() { return {ph_bytes(), ph_bytes() + ph_size()}; }
bool failed_with(const std::string& json, std::string_view code) {
  return json.find("\"code\":\"" + std::string(code) + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("photo module: a file's header and pixels are those of core, whole and by the window") {
  const Bytes file = tests::source_bytes("assets/samples/amina.jpg");
  const std::string header = told(ph_open(file.data(), file.size()));
  CHECK(header.find(R"({"kind":"jpeg","size":[)") == 0);
  const PixelSize wanted{300, 200};
  const auto whole = image::decode_photo(file, {wanted, {}});
  REQUIRE(whole);
  told(ph_decode(file.data(), file.size(), 300, 200, 0, 0, 0, 0));
  CHECK(made() == whole->upright.rgba);
  const auto part = image::decode_photo(file, {wanted, {8, 16, 100, 50}});
  REQUIRE(part);
  CHECK(told(ph_decode(file.data(), file.size(), 300, 200, 8, 16, 100, 50)) == R"({"size":[100,50]})");
  CHECK(made() == part->upright.rgba);
}

TEST_CASE("photo module: a window that is not within the photo is an error, whatever its numbers") {
  const Bytes file = tests::source_bytes("assets/samples/amina.jpg");
  constexpr std::int32_t most = 2147483647;
  const PixelBox windows[] = {{-1, 0, 5, 5}, {0, 0, most, most}, {most, most, most, most}, {most, 0, 1, 1}, {0, 0, -5, 5}};
  for (const PixelBox& window : windows) {
    CHECK(failed_with(told(ph_decode(file.data(), file.size(), 64, 64, window.x, window.y, window.width, window.height)),
                      "out-of-range"));
  }
  CHECK(failed_with(told(ph_decode(file.data(), file.size(), -1, 64, 0, 0, 0, 0)), "out-of-range"));
}

TEST_CASE("photo module: what is no photo of ours is refused with its kind, which a browser may know") {
  const std::uint8_t heic[] = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0, 'm', 'i', 'f', '1', 'h', 'e', 'i', 'c',
                               0, 0, 0, 8, 'm', 'd', 'a', 't'};
  const std::string answer = told(ph_open(heic, sizeof heic));
  CHECK(failed_with(answer, "unknown-format"));
  CHECK(answer.find(R"("kind":"heic")") != std::string::npos);
  CHECK(failed_with(told(ph_open(heic, 0)), "empty-file"));
}

TEST_CASE("photo module: straight pixels become a PNG that gives them back") {
  Bytes rgba;
  for (int i = 0; i < 256; ++i) rgba.insert(rgba.end(), {std::uint8_t(i), std::uint8_t(255 - i), std::uint8_t(i * 7), 255});
  CHECK(told(ph_png(rgba.data(), rgba.size(), 64, 4)) == R"({"size":[64,4]})");
  const Bytes png = made();
  const auto back = image::decode_photo(png, {});
  REQUIRE(back);
  CHECK(back->upright.rgba == rgba);
  CHECK(failed_with(told(ph_png(rgba.data(), rgba.size(), 64, 5)), "out-of-range"));
  CHECK(failed_with(told(ph_png(rgba.data(), rgba.size(), -64, -4)), "out-of-range"));
}
