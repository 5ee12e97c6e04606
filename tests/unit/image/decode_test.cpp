#include "image/decode.h"

#include <algorithm>
#include <string>

#include "base/deflate.h"
#include "base/limits.h"
#include "image/encode.h"
#include "jpeg_maker.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;
using photo_files::fixture;

namespace {

struct Spot {
  std::int32_t x, y;
  Color color;
};

// tests/fixtures/photos/README.md: what every sound fixture shows upright, 120 x 80.
constexpr Spot spots[] = {{8, 8, {224, 32, 32}},     {112, 8, {32, 160, 64}},   {8, 72, {32, 64, 192}},
                          {112, 72, {240, 192, 32}}, {60, 70, {255, 249, 241}}, {60, 30, {42, 16, 51}}};

bool near(const std::uint8_t* pixel, Color color, int tolerance) {
  const int wanted[] = {color.red, color.green, color.blue, color.alpha};
  for (int channel = 0; channel < 4; ++channel) {
    if (std::abs(int(pixel[channel]) - wanted[channel]) > tolerance) return false;
  }
  return true;
}

void check_upright(const std::string& name, const Bitmap& bitmap, int tolerance) {
  CAPTURE(name);
  REQUIRE(bitmap.size == PixelSize{120, 80});
  for (const Spot& spot : spots) {
    CAPTURE(spot.x);
    CAPTURE(spot.y);
    CHECK(near(bitmap.row(spot.y) + 4 * spot.x, spot.color, tolerance));
  }
}

DecodedPhoto decoded(const std::string& name) {
  CAPTURE(name);
  auto photo = decode_photo(fixture(name), {});
  REQUIRE(photo);
  return *std::move(photo);
}

bool tells(const DecodedPhoto& photo, const char* kind) {
  return std::find(photo.removed_metadata.begin(), photo.removed_metadata.end(), kind) != photo.removed_metadata.end();
}

}  // namespace

TEST_CASE("decode_photo: the eight EXIF orientations come out upright") {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const std::string name = "orientation_" + std::to_string(orientation) + ".jpg";
    check_upright(name, decoded(name).upright, 6);
    const auto header = read_photo_header(fixture(name));
    REQUIRE(header);
    CHECK(header->orientation == orientation);
    CHECK(header->upright() == PixelSize{120, 80});
    CHECK(header->stored == (orientation >= 5 ? PixelSize{80, 120} : PixelSize{120, 80}));
  }
}

TEST_CASE("decode_photo: damaged EXIF never costs the photo") {
  for (const char* name : {"exif_orientation_9.jpg", "exif_offset_outside.jpg", "exif_count_too_big.jpg",
                           "exif_loop.jpg", "exif_empty.jpg"}) {
    check_upright(name, decoded(name).upright, 6);
  }
}

TEST_CASE("decode_photo: progressive, restart markers and the PNG kinds show the same picture") {
  check_upright("progressive.jpg", decoded("progressive.jpg").upright, 6);
  check_upright("restart_markers.jpg", decoded("restart_markers.jpg").upright, 6);
  check_upright("rgb.png", decoded("rgb.png").upright, 0);
  check_upright("rgb16.png", decoded("rgb16.png").upright, 0);
  check_upright("palette.png", decoded("palette.png").upright, 0);
}

TEST_CASE("decode_photo: grey becomes three equal channels") {
  const Bitmap grey = decoded("grey.jpg").upright;
  REQUIRE(grey.size == PixelSize{120, 80});
  for (std::size_t at = 0; at < grey.rgba.size(); at += 4) {
    REQUIRE(grey.rgba[at] == grey.rgba[at + 1]);
    REQUIRE(grey.rgba[at] == grey.rgba[at + 2]);
    REQUIRE(grey.rgba[at + 3] == 255);
  }
  CHECK(std::abs(int(grey.row(8)[4 * 8]) - 89) <= 4);  // red's luma: 0.299 * 224 + 0.701 * 32
}

TEST_CASE("decode_photo: WebP, in its two ways, upright and in sRGB") {
  check_upright("lossy.webp", decoded("lossy.webp").upright, 12);
  check_upright("orientation_6.webp", decoded("orientation_6.webp").upright, 12);
  CHECK(tells(decoded("orientation_6.webp"), "camera model"));
  check_upright("display_p3.webp", decoded("display_p3.webp").upright, 2);
  const auto header = read_photo_header(fixture("orientation_6.webp"));
  REQUIRE(header);
  CHECK(header->kind == FileKind::webp);
  CHECK(header->upright() == PixelSize{120, 80});
}

TEST_CASE("decode_photo: of an animated WebP the first frame") {
  CHECK(decoded("animated.webp").upright == decoded("rgba.png").upright);
  // The same frame, on a canvas that is larger by 4 pixels to the right and 2 at the bottom, and two further in.
  Bytes file = fixture("animated.webp");
  const auto at = [&file](std::string_view name) {
    return std::size_t(std::search(file.begin(), file.end(), name.begin(), name.end()) - file.begin());
  };
  file[at("VP8X") + 12] += 4;
  file[at("VP8X") + 15] += 2;
  file[at("ANMF") + 8] = 1;
  const Bitmap larger = decode_photo(file, {})->upright;
  REQUIRE(larger.size == PixelSize{124, 82});
  CHECK(photo_files::part_of(larger, {2, 0, 120, 80}) == decoded("rgba.png").upright);
  CHECK(photo_files::part_of(larger, {0, 0, 2, 82}) == Bitmap::filled({2, 82}, {0, 0, 0, 0}));
  file[at("ANMF") + 8] = 40;  // reaches past the canvas
  CHECK_FALSE(decode_photo(file, {}));
}

TEST_CASE("decode_photo: Display P3 in JPEG, PNG and WebP becomes the colours that were meant") {
  check_upright("display_p3.jpg", decoded("display_p3.jpg").upright, 5);
  check_upright("display_p3.png", decoded("display_p3.png").upright, 2);
  CHECK(decoded("srgb_profile.png").upright == decoded("rgb.png").upright);
}

TEST_CASE("decode_photo: a profile in several segments is put together") {
  Bytes whole = fixture("display_p3.jpg");
  const std::string_view name("ICC_PROFILE\0\1\1", 14);
  const auto begin = std::search(whole.begin(), whole.end(), name.begin(), name.end()) - 4;
  const std::size_t length = std::size_t(begin[2]) << 8 | begin[3];
  const Bytes profile(begin + 18, begin + 2 + std::ptrdiff_t(length));
  Bytes split(whole.begin(), begin);
  for (const std::size_t number : {std::size_t(2), std::size_t(1)}) {  // in the wrong order
    const std::size_t from = number == 1 ? 0 : 100;
    const Bytes part(profile.begin() + std::ptrdiff_t(from), number == 1 ? profile.begin() + 100 : profile.end());
    const std::size_t bytes = part.size() + 16;
    photo_files::append(
        split, Bytes{0xFF, 0xE2, static_cast<std::uint8_t>(bytes >> 8), static_cast<std::uint8_t>(bytes & 255)});
    photo_files::append(split, photo_files::bytes_of(name.substr(0, 12)));
    photo_files::append(split, Bytes{static_cast<std::uint8_t>(number), 2});
    photo_files::append(split, part);
  }
  photo_files::append(split, Bytes(begin + 2 + std::ptrdiff_t(length), whole.end()));
  const auto photo = decode_photo(split, {});
  REQUIRE(photo);
  CHECK(photo->upright == decoded("display_p3.jpg").upright);
}

TEST_CASE("decode_photo: alpha is premultiplied") {
  for (const char* name : {"rgba.png", "palette_alpha.png", "lossless.webp"}) {
    CAPTURE(name);
    const Bitmap bitmap = decoded(name).upright;
    REQUIRE(bitmap.size == PixelSize{120, 80});
    CHECK(near(bitmap.row(8) + 32, {224, 32, 32, 255}, 0));
    CHECK(near(bitmap.row(70) + 240, {128, 125, 121, 128}, 0));  // (255, 249, 241) at 128
    CHECK(near(bitmap.row(30) + 240, {0, 0, 0, 0}, 0));
  }
}

TEST_CASE("decode_photo: ink colours, with Adobe's inversion and without") {
  const unsigned char cyan_and_black[4] = {255, 0, 0, 51};
  for (const auto inks : {jpeg_maker::Inks::plain, jpeg_maker::Inks::adobe_inverted}) {
    const auto photo = decode_photo(jpeg_maker::four_inks({24, 16}, cyan_and_black, inks), {});
    REQUIRE(photo);
    CHECK(near(photo->upright.row(8) + 32, {0, 204, 204, 255}, 4));
  }
}

TEST_CASE("decode_photo: the receipt names what was found and nothing else") {
  const DecodedPhoto with_gps = decoded("orientation_6.jpg");
  CHECK(tells(with_gps, "GPS position"));
  CHECK(tells(with_gps, "camera model"));
  CHECK_FALSE(tells(decoded("orientation_4.jpg"), "GPS position"));
  CHECK(tells(decoded("orientation_7.jpg"), "XMP data"));
  CHECK(decoded("rgb.png").removed_metadata.empty());
  CHECK(decoded("grey.jpg").removed_metadata.empty());
}

TEST_CASE("decode_photo: a JPEG is decoded at the smallest eighth that is not below what is wanted") {
  const auto whole = encode_jpeg(photo_files::gradient({800, 601}), {95});
  REQUIRE(whole);
  const auto size_for = [&](PixelSize wanted) {
    const auto photo = decode_photo(*whole, {.wanted = wanted});
    REQUIRE(photo);
    return photo->upright.size;
  };
  CHECK(size_for({}) == PixelSize{800, 601});
  CHECK(size_for({100, 75}) == PixelSize{100, 76});
  CHECK(size_for({101, 75}) == PixelSize{200, 151});
  CHECK(size_for({100, 77}) == PixelSize{200, 151});
  CHECK(size_for({300, 226}) == PixelSize{300, 226});
  CHECK(size_for({701, 1}) == PixelSize{800, 601});
  CHECK(size_for({5000, 5000}) == PixelSize{800, 601});
}

TEST_CASE("decode_photo: what is wanted is measured upright") {
  const auto photo = decode_photo(fixture("orientation_6.jpg"), {.wanted = {60, 40}});
  REQUIRE(photo);
  CHECK(photo->upright.size == PixelSize{60, 40});
  CHECK(near(photo->upright.row(4) + 16, {224, 32, 32}, 8));
}

TEST_CASE("decode_photo: a scaled JPEG shows the same picture as a whole one") {
  const Bitmap original = photo_files::gradient({640, 480});
  const auto file = encode_jpeg(original, {95});
  REQUIRE(file);
  for (std::int32_t eighth = 1; eighth <= 8; ++eighth) {
    const auto photo = decode_photo(*file, {.wanted = {80 * eighth, 60 * eighth}});
    REQUIRE(photo);
    REQUIRE(photo->upright.size == PixelSize{80 * eighth, 60 * eighth});
    CHECK(photo_files::most_different(photo->upright, photo_files::gradient(photo->upright.size)) <= 8);
  }
}

TEST_CASE("decoded_size: what decode_photo gives, known before") {
  const auto large = encode_jpeg(photo_files::gradient({801, 299}), {90});
  REQUIRE(large);
  for (const Bytes& file : {*large, fixture("orientation_6.jpg"), fixture("rgb.png")}) {
    const auto header = read_photo_header(file);
    REQUIRE(header);
    for (const PixelSize wanted : {PixelSize{}, {1, 1}, {30, 30}, {70, 40}, {101, 1}, {5000, 1}}) {
      const auto photo = decode_photo(file, {.wanted = wanted});
      REQUIRE(photo);
      CHECK(decoded_size(*header, wanted) == photo->upright.size);
      CHECK(photo->whole == photo->upright.size);
    }
  }
}

TEST_CASE("decode_photo: a window holds exactly what the whole photo has there") {
  for (const char* name : {"orientation_1.jpg", "orientation_3.jpg", "orientation_5.jpg", "orientation_6.jpg",
                           "orientation_8.jpg", "progressive.jpg", "rgb.png"}) {
    CAPTURE(name);
    const Bytes file = fixture(name);
    for (const PixelSize wanted : {PixelSize{}, PixelSize{70, 40}}) {
      const auto whole = decode_photo(file, {.wanted = wanted});
      REQUIRE(whole);
      const auto [width, height] = whole->whole;
      for (const PixelBox window :
           {PixelBox{0, 0, 1, 1}, PixelBox{width - 1, height - 1, 1, 1}, PixelBox{17, 0, 5, height},
            PixelBox{0, 18, width, 19}, PixelBox{9, 11, 33, 21}, box_of(whole->whole)}) {
        const auto part = decode_photo(file, {.wanted = wanted, .window = window});
        REQUIRE(part);
        CHECK(part->whole == whole->whole);
        CHECK(part->upright == photo_files::part_of(whole->upright, window));
      }
    }
  }
}

TEST_CASE("decode_photo: a file cut below the window is refused all the same") {
  Bytes file = fixture("orientation_1.jpg");
  file.resize(file.size() - 200);
  const auto photo = decode_photo(file, {.window = {0, 0, 1, 1}});
  REQUIRE_FALSE(photo);
  CHECK(photo.error().code == ErrorCode::broken_file);
}

TEST_CASE("decode_photo: what claims too many pixels is refused by its header") {
  for (const char* name : {"bomb.png", "huge_claim.jpg"}) {
    CAPTURE(name);
    const auto photo = decode_photo(fixture(name), {});
    REQUIRE_FALSE(photo);
    CHECK(photo.error().code == ErrorCode::too_large);
    CHECK_FALSE(read_photo_header(fixture(name)));
  }
}

TEST_CASE("read_photo_header: the sentence says how large the photo is, and how large it may be") {
  Bytes file = *encode_jpeg(photo_files::gradient({32, 32}), {90});
  const auto claim = [&file](unsigned width, unsigned height) {
    std::size_t at = 2;
    while (file[at + 1] != 0xC0) at += 2 + (std::size_t(file[at + 2]) << 8 | file[at + 3]);
    for (const auto& [place, side] : {std::pair{at + 5, height}, std::pair{at + 7, width}}) {
      file[place] = static_cast<std::uint8_t>(side >> 8);
      file[place + 1] = static_cast<std::uint8_t>(side & 255);
    }
    const auto header = read_photo_header(file);
    return header ? std::string() : sentence(header.error());
  };
  CHECK(claim(8000, 8000) == "");
  CHECK(claim(8001, 8000) ==
        "the photo is 8001 x 8000 pixels (64.1 megapixels), at most 64 megapixels can be read of one. Use a smaller "
        "one.");
  CHECK(claim(20000, 10000) ==
        "the photo is 20000 x 10000 pixels (200 megapixels), at most 16384 a side can be read. Use a smaller one.");
}

TEST_CASE("decode_photo: a file of too many bytes is refused") {
  Bytes file = fixture("orientation_1.jpg");
  file.resize(limits::photo_bytes + 1);
  const auto photo = decode_photo(file, {});
  REQUIRE_FALSE(photo);
  CHECK(photo.error().code == ErrorCode::too_large);
}

TEST_CASE("decode_photo: sixty-four scans are read, more are refused") {
  CHECK(decode_photo(jpeg_maker::many_scans({16, 16}, 64), {}));
  const auto photo = decode_photo(jpeg_maker::many_scans({16, 16}, 128), {});
  REQUIRE_FALSE(photo);
  CHECK(photo.error().code == ErrorCode::too_large);
}

TEST_CASE("decode_photo: pictures held as coefficients have a lower limit") {
  // 25 megapixels: fine for a JPEG that is read from top to bottom, too many for one that comes in layers.
  Bytes in_one = *encode_jpeg(photo_files::gradient({32, 32}), {90});
  Bytes layered = jpeg_maker::many_scans({32, 32}, 10);
  Bytes by_component = jpeg_maker::one_scan_a_component({32, 32});
  CHECK(decode_photo(by_component, {}));
  const auto claim_5000 = [](Bytes& file) {
    for (std::size_t at = 2; at + 9 < file.size(); ++at) {
      const bool frame = file[at] == 0xFF && file[at + 1] >= 0xC0 && file[at + 1] <= 0xC2;
      if (!frame) continue;
      for (const std::size_t side : {at + 5, at + 7}) {
        file[side] = 5000 >> 8;
        file[side + 1] = 5000 & 255;
      }
      return;
    }
  };
  claim_5000(in_one);
  claim_5000(layered);
  claim_5000(by_component);
  CHECK(read_photo_header(in_one));
  for (const Bytes& file : {layered, by_component}) {
    const auto header = read_photo_header(file);
    REQUIRE_FALSE(header);
    CHECK(header.error().code == ErrorCode::too_large);
  }
}

TEST_CASE("decode_photo: the same bytes on every machine") {
  const auto crc_of = [](const char* name, PixelSize wanted) {
    const auto photo = decode_photo(fixture(name), {.wanted = wanted});
    REQUIRE(photo);
    return crc32(photo->upright.rgba);
  };
  CHECK(crc_of("orientation_8.jpg", {}) == 2720018055u);
  CHECK(crc_of("orientation_8.jpg", {70, 40}) == 3176264370u);
  CHECK(crc_of("progressive.jpg", {}) == 2062185945u);
  CHECK(crc_of("rgb16.png", {}) == 2514086410u);
}
