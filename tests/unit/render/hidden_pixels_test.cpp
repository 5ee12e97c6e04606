// The promise of covers: replace what they hide, and what lies within a resampling radius of them, by anything at all,
// and no byte of a card changes.
#include <algorithm>
#include <cmath>

#include "image/encode.h"
#include "render/photo_cache.h"
#include "render/render.h"
#include "support/files.h"
#include "unit/image/photo_files.h"
#include "unit/image/tiff_maker.h"
#include "unit/text/ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;
using photo_files::Noise;

namespace {

double distance_to_line(double x, double y, Point from, Point to) {
  const double along_x = double(to.x) - double(from.x), along_y = double(to.y) - double(from.y);
  const double length = along_x * along_x + along_y * along_y;
  const double right = x - double(from.x), down = y - double(from.y);
  const double share = length > 0 ? std::clamp((right * along_x + down * along_y) / length, 0.0, 1.0) : 0;
  return std::hypot(right - share * along_x, down - share * along_y);
}

// The cover's edge as a polygon in px of the photo, by other means than the code's own.
std::vector<Point> edge_of(const story::Cover& cover, PixelSize photo) {
  std::vector<Point> edge;
  const auto add = [&](double x, double y) { edge.push_back({float(x * photo.width), float(y * photo.height)}); };
  const double left = double(cover.box.x), top = double(cover.box.y), width = double(cover.box.width), height = double(cover.box.height);
  if (cover.shape == story::Cover::Shape::path) {
    for (const Point point : cover.points) add(double(point.x), double(point.y));
  } else if (cover.shape == story::Cover::Shape::rect) {
    for (const auto& [x, y] : {std::pair{0, 0}, std::pair{1, 0}, std::pair{1, 1}, std::pair{0, 1}}) add(left + x * width, top + y * height);
  } else {
    for (int i = 0; i < 32; ++i) {
      const double angle = i * 6.283185307179586 / 32;
      add(left + width * (1 + std::cos(angle)) / 2, top + height * (1 + std::sin(angle)) / 2);
    }
  }
  return edge;
}

// True for a pixel whose middle the cover hides, or that lies within `radius` of it.
bool hides(const std::vector<Point>& edge, double x, double y, double radius) {
  int winding = 0;
  for (std::size_t i = 0; i < edge.size(); ++i) {
    const Point a = edge[i], b = edge[(i + 1) % edge.size()];
    if (distance_to_line(x, y, a, b) <= radius) return true;
    const double side = (double(b.x) - double(a.x)) * (y - double(a.y)) - (x - double(a.x)) * (double(b.y) - double(a.y));
    if (double(a.y) <= y && double(b.y) > y && side > 0) ++winding;
    if (double(a.y) > y && double(b.y) <= y && side < 0) --winding;
  }
  return winding != 0;
}

// Replaces what the covers hide; gives how many pixels that were.
int scramble(const std::vector<story::Cover>& covers, double radius, std::uint32_t seed, image::Bitmap& photo) {
  Noise noise(seed);
  int changed = 0;
  std::vector<std::vector<Point>> edges;
  for (const story::Cover& cover : covers) edges.push_back(edge_of(cover, photo.size));
  for (std::int32_t y = 0; y < photo.size.height; ++y) {
    for (std::int32_t x = 0; x < photo.size.width; ++x) {
      const auto over = [&](const std::vector<Point>& edge) { return hides(edge, x + 0.5, y + 0.5, radius); };
      if (std::none_of(edges.begin(), edges.end(), over)) continue;
      for (int channel = 0; channel < 3; ++channel) photo.row(y)[4 * x + channel] = static_cast<std::uint8_t>(noise.below(256));
      ++changed;
    }
  }
  return changed;
}

float fraction(Noise& noise, int from_percent, int until_percent) {
  return float(from_percent + int(noise.below(std::uint32_t(until_percent - from_percent + 1)))) / 100;
}

story::Cover any_cover(Noise& noise) {
  story::Cover cover;
  cover.kind = noise.below(2) == 0 ? story::Cover::Kind::solid : story::Cover::Kind::pattern;
  cover.shape = static_cast<story::Cover::Shape>(noise.below(3));
  cover.color = noise.below(2) == 0 ? "fig" : "marigold";
  cover.box = {fraction(noise, -10, 80), fraction(noise, -10, 80), fraction(noise, 1, 50), fraction(noise, 1, 50)};
  if (cover.shape != story::Cover::Shape::path) return cover;
  for (std::uint32_t i = 0; i < 3 + noise.below(5); ++i) cover.points.push_back({fraction(noise, -5, 105), fraction(noise, -5, 105)});
  return cover;
}

// The slot turned about its middle, into a bitmap of what it touches of a card.
paint::TurnedSlot turned_slot(PixelSize slot, Noise& noise) {
  const float across = float(slot.width) / 2, down = float(slot.height) / 2;
  const PixelSize pixels{std::int32_t(20 + noise.below(90)), std::int32_t(20 + noise.below(90))};
  const Transform turn = then(translation(-across, -down), rotation(float(noise.below(720)) - 360, {0, 0}));
  return {pixels, then(turn, translation(float(pixels.width) / 2 + fraction(noise, -50, 50), float(pixels.height) / 2))};
}

// Every pixel that lies wholly inside the slot is opaque: a px from its edge on.
bool opaque_inside(const SlotView& view, const image::Bitmap& pixels) {
  if (!view.turned) return opaque(pixels);
  const Transform& t = view.turned->from_slot;
  for (std::int32_t y = 0; y < pixels.size.height; ++y) {
    for (std::int32_t x = 0; x < pixels.size.width; ++x) {
      // It turns and moves only: its transpose turns back.
      const float right = float(x) + 0.5f - t.e, below = float(y) + 0.5f - t.f;
      const float u = t.a * right + t.b * below, v = t.c * right + t.d * below;
      const bool inside = u > 1 && v > 1 && u < float(view.slot.width) - 1 && v < float(view.slot.height) - 1;
      if (inside && pixels.row(y)[4 * x + 3] != 255) return false;
    }
  }
  return true;
}

SlotView any_view(Noise& noise) {
  SlotView view;
  view.slot = {std::int32_t(6 + noise.below(70)), std::int32_t(6 + noise.below(70))};
  view.crop.center = {fraction(noise, 0, 100), fraction(noise, 0, 100)};
  view.crop.zoom = noise.below(2) == 0 ? 1 : fraction(noise, 100, 400);
  constexpr float quarters[] = {0, 90, 180, -90};
  view.crop.turn_degrees = noise.below(2) == 0 ? quarters[noise.below(4)] : float(noise.below(720)) - 360;
  view.crop.flip = noise.below(2) == 0;
  if (noise.below(2) == 0) view.turned = turned_slot(view.slot, noise);
  view.look = static_cast<image::Look>(noise.below(6));
  view.duotone = {{0x2A, 0x10, 0x33, 255}, {0xFF, 0xF9, 0xF1, 255}};
  const std::uint32_t covers = 1 + noise.below(3);
  for (std::uint32_t i = 0; i < covers; ++i) {
    view.covers.push_back(any_cover(noise));
    view.cover_colors.push_back({76, 29, 99, static_cast<std::uint8_t>(noise.below(256))});
  }
  return view;
}

// What the slot's pixels are sampled within, px of the decoded photo.
double radius_of(PixelSize decoded, const SlotView& view) {
  const Transform t = image::cover_transform(decoded, view.slot, view.crop);
  return 2 / std::min(1.0, std::hypot(double(t.a), double(t.b))) + 0.5;
}

image::Bitmap slot_of(const PhotoFile& photo, const SlotView& view, const image::Bitmap& decoded) {
  PhotoCache cache([&](const PhotoFile&, const image::DecodeOptions&) { return decoded; }, 32u << 20);
  return **cache.slot_pixels(photo, view);
}

// Where a stored pixel comes to lie upright (EXIF 2.32, Orientation).
Point upright_of(int orientation, double x, double y, double width, double height) {
  if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) x = width - x;
  if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) y = height - y;
  return orientation < 5 ? Point{float(x), float(y)} : Point{float(y), float(x)};
}

Bytes with_orientation(const Bytes& jpeg, int orientation) {
  tiff_maker::Tiff tiff(image::ByteOrder::big);
  tiff.directory({{0x0112, 3, 1, std::uint32_t(orientation)}});
  Bytes app1 = photo_files::bytes_of(std::string_view("Exif\0\0", 6));
  photo_files::append(app1, tiff.bytes);
  const auto length = static_cast<std::uint16_t>(app1.size() + 2);
  Bytes file = {0xFF, 0xD8, 0xFF, 0xE1, static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 255)};
  photo_files::append(file, app1);
  file.insert(file.end(), jpeg.begin() + 2, jpeg.end());
  return file;
}

}  // namespace

TEST_CASE("hidden pixels: at any decoded scale, turn, flip, zoom, shape and look, nothing of them reaches a slot") {
  int scrambled = 0, seen = 0;
  for (std::uint32_t seed = 1; seed <= 240; ++seed) {
    Noise noise(seed * 7919);
    const PixelSize stored{std::int32_t(20 + noise.below(500)), std::int32_t(20 + noise.below(500))};
    const bool jpeg = noise.below(4) != 0;
    const auto photo = std::make_shared<const Photo>(
        Photo{{jpeg ? image::FileKind::jpeg : image::FileKind::png, stored, int(1 + noise.below(8)), {}}, {}});
    const SlotView view = any_view(noise);
    const PixelSize decoded = image::decoded_size(photo->header, decoding_for(photo->header, view).wanted);
    if (std::int64_t{decoded.width} * decoded.height > 60'000) continue;
    CAPTURE(seed);
    const image::Bitmap one = photo_files::noisy(decoded, seed);
    image::Bitmap other = one;
    scrambled += scramble(view.covers, radius_of(decoded, view), seed + 1000, other);
    const image::Bitmap slot = slot_of(photo, view, one);
    REQUIRE(slot == slot_of(photo, view, other));
    REQUIRE(slot.size == view.pixels());
    REQUIRE(opaque_inside(view, slot));
    // Without the covers the same pixels do show, or this test would hold nothing.
    SlotView bare = view;
    bare.covers.clear();
    seen += slot_of(photo, bare, one) == slot_of(photo, bare, other) ? 0 : 1;
  }
  CHECK(scrambled > 150'000);
  CHECK(seen > 120);
}

TEST_CASE("hidden pixels: a JPEG's hidden blocks reach no slot, at every scale it is decoded at and in all orientations") {
  const PixelSize stored{400, 320};
  const image::Bitmap whole = photo_files::noisy(stored, 5);
  story::Cover face;
  face.box = {0.3f, 0.25f, 0.4f, 0.45f};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    const PixelSize upright = orientation < 5 ? stored : PixelSize{stored.height, stored.width};
    const std::vector<Point> edge = edge_of(face, upright);
    image::Bitmap hidden = whole;
    const image::Bitmap anything = photo_files::noisy(stored, 6);
    int blocks = 0;
    for (std::int32_t y = 0; y < stored.height; y += 8) {
      for (std::int32_t x = 0; x < stored.width; x += 8) {
        const auto inside = [&](int right, int down) {
          const Point at = upright_of(orientation, x + right, y + down, stored.width, stored.height);
          return hides(edge, double(at.x), double(at.y), 0);
        };
        if (!inside(0, 0) || !inside(8, 0) || !inside(0, 8) || !inside(8, 8)) continue;
        ++blocks;
        for (std::int32_t row = y; row < y + 8; ++row) std::copy_n(anything.row(row) + 4 * x, 32, hidden.row(row) + 4 * x);
      }
    }
    REQUIRE(blocks > 100);
    const PhotoFile one = *open_photo(with_orientation(*image::encode_jpeg(whole, {90, ""}), orientation));
    const PhotoFile other = *open_photo(with_orientation(*image::encode_jpeg(hidden, {90, ""}), orientation));
    REQUIRE(one->header.orientation == orientation);
    for (const std::int32_t side : {12, 40, 80, 120, 160, 200, 240, 280, 330}) {  // M of M/8 from 1 to 8
      SlotView view{{side, side}, {{0.5f, 0.5f}, 1, orientation % 2 == 0 ? 0.0f : 20.0f, false}, {face}, {{76, 29, 99, 255}}};
      PhotoCache cache(decode_photo, 32u << 20);
      REQUIRE(**cache.slot_pixels(one, view) == **cache.slot_pixels(other, view));
      view.covers.clear();
      REQUIRE_FALSE(**cache.slot_pixels(one, view) == **cache.slot_pixels(other, view));
    }
  }
}

TEST_CASE("hidden pixels: no card shows them, in any frame, format and scale") {
  Assets assets;
  assets.packs.push_back(*tests::campaign_pack());
  assets.library = text::ems_library();
  Noise noise(99);
  const image::Bitmap whole = photo_files::noisy({220, 260}, 5);
  for (const char* frame : {"itac/quote", "itac/half"}) {
    for (const char* format : {"square", "portrait", "tall", "story", "wide", "link"}) {
      for (const float scale : {0.3f, 1.0f, 2.0f}) {
        if (scale > 0.3f && std::string_view(format) != "link") continue;  // link is the smallest
        CAPTURE(format);
        Request request;
        request.story.story = "abc de";
        story::Photo photo;
        const SlotView any = any_view(noise);
        photo.covers = any.covers;
        photo.look = static_cast<story::Look>(noise.below(6));
        photo.turn_degrees = any.crop.turn_degrees;
        photo.flip = any.crop.flip;
        photo.formats = {{"wide", {any.crop.center, any.crop.zoom}}};
        request.story.photos = {photo};
        request.frame = frame;
        request.format = format;
        request.scale = scale;
        // Thumbnails shrink the photo: a radius that holds for the smallest of them.
        image::Bitmap hidden = whole;
        scramble(photo.covers, 1, 7, hidden);
        const auto card_of = [&](const image::Bitmap& pixels) {
          Request shown = request;
          shown.photos = {*open_photo(image::encode_png(pixels))};
          Cache cache(decode_photo);
          auto card = render::render(shown, assets, cache);
          REQUIRE_MESSAGE(card, sentence(card.error()));
          return std::move(card->bitmap);
        };
        REQUIRE(card_of(whole) == card_of(hidden));
      }
    }
  }
}

TEST_CASE("photo cache: a window of a large photo gives the bytes of the whole, turned and under covers too") {
  const PixelSize size{3400, 2600};
  const image::Bitmap whole = photo_files::noisy(size, 3);
  const auto photo = std::make_shared<const Photo>(Photo{{image::FileKind::png, size, 1, {}}, {}});
  for (const float turn : {0.0f, 33.0f}) {
    SlotView view{{60, 50}, {{0.7f, 0.6f}, 5, turn, false}, {}, {}};
    const image::Bitmap expected = image::resample(whole, image::cover_transform(size, view.slot, view.crop), view.slot);
    const auto windowed = [&](const PhotoFile&, const image::DecodeOptions& options) {
      CHECK_FALSE(options.window.empty());
      CHECK(options.window != box_of(size));
      return photo_files::part_of(whole, options.window);
    };
    PhotoCache cache(windowed, 32u << 20);
    // Floats of the window's own place round otherwise: of noise, that is some steps of 255.
    CHECK(photo_files::most_different(**cache.slot_pixels(photo, view), expected) <= 8);
  }
}
