#pragma once

#include <cstdint>

namespace storycard {

// A length or position on the card, in card pixels (not CSS pixels), y downwards.
struct Px {
  float value = 0;

  friend constexpr auto operator<=>(Px, Px) = default;
  friend constexpr Px operator+(Px a, Px b) { return {a.value + b.value}; }
  friend constexpr Px operator-(Px a, Px b) { return {a.value - b.value}; }
  friend constexpr Px operator-(Px a) { return {-a.value}; }
  friend constexpr Px operator*(Px a, float k) { return {a.value * k}; }
  friend constexpr Px operator*(float k, Px a) { return {a.value * k}; }
  friend constexpr Px operator/(Px a, float k) { return {a.value / k}; }
  friend constexpr float operator/(Px a, Px b) { return a.value / b.value; }
  constexpr Px& operator+=(Px b) {
    value += b.value;
    return *this;
  }
  constexpr Px& operator-=(Px b) {
    value -= b.value;
    return *this;
  }
};

constexpr Px min(Px a, Px b) { return b < a ? b : a; }
constexpr Px max(Px a, Px b) { return a < b ? b : a; }

inline namespace literals {
constexpr Px operator""_px(long double value) { return {static_cast<float>(value)}; }
constexpr Px operator""_px(unsigned long long value) { return {static_cast<float>(value)}; }
}  // namespace literals

// A length in a face's design grid; `units_per_em` of the face turns it into px.
struct FontUnits {
  std::int32_t value = 0;

  friend constexpr auto operator<=>(FontUnits, FontUnits) = default;
  friend constexpr FontUnits operator+(FontUnits a, FontUnits b) { return {a.value + b.value}; }
  constexpr FontUnits& operator+=(FontUnits b) {
    value += b.value;
    return *this;
  }
};

// Half-open range of UTF-8 byte offsets into the text it belongs to.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend constexpr bool operator==(ByteRange, ByteRange) = default;
  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
};

// Width and height in whole pixels.
struct PixelSize {
  std::int32_t width = 0;
  std::int32_t height = 0;
  friend constexpr bool operator==(PixelSize, PixelSize) = default;
};

// A rectangle of whole pixels: top left corner and size.
struct PixelBox {
  std::int32_t x = 0;
  std::int32_t y = 0;
  std::int32_t width = 0;
  std::int32_t height = 0;
  friend constexpr bool operator==(PixelBox, PixelBox) = default;
  constexpr std::int32_t right() const { return x + width; }
  constexpr std::int32_t bottom() const { return y + height; }
  constexpr PixelSize size() const { return {width, height}; }
  constexpr bool empty() const { return width <= 0 || height <= 0; }
};

constexpr PixelBox box_of(PixelSize size) { return {0, 0, size.width, size.height}; }

}  // namespace storycard
