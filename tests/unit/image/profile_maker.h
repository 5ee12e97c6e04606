#pragma once

#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "photo_files.h"

// ICC profiles of the kind "matrix and curves", to be read.
namespace profile_maker {

using storycard::Bytes;

inline void u16(Bytes& bytes, unsigned value) {
  bytes.push_back(static_cast<std::uint8_t>(value >> 8));
  bytes.push_back(static_cast<std::uint8_t>(value & 255));
}
inline void u32(Bytes& bytes, std::uint32_t value) {
  u16(bytes, value >> 16);
  u16(bytes, value & 0xFFFF);
}
inline void fixed(Bytes& bytes, double value) {
  u32(bytes, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

inline Bytes xyz(double x, double y, double z) {
  Bytes tag = photo_files::bytes_of(std::string_view("XYZ \0\0\0\0", 8));
  for (const double value : {x, y, z}) fixed(tag, value);
  return tag;
}

inline Bytes gamma(double value) {
  Bytes tag = photo_files::bytes_of(std::string_view("curv\0\0\0\0", 8));
  u32(tag, 1);
  u16(tag, static_cast<unsigned>(std::lround(value * 256)));
  return tag;
}

inline Bytes samples(const std::vector<unsigned>& values) {
  Bytes tag = photo_files::bytes_of(std::string_view("curv\0\0\0\0", 8));
  u32(tag, static_cast<std::uint32_t>(values.size()));
  for (const unsigned value : values) u16(tag, value);
  return tag;
}

inline Bytes parametric(unsigned kind, const std::vector<double>& parameters) {
  Bytes tag = photo_files::bytes_of(std::string_view("para\0\0\0\0", 8));
  u16(tag, kind);
  u16(tag, 0);
  for (const double value : parameters) fixed(tag, value);
  return tag;
}

inline Bytes srgb_curve() { return parametric(3, {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}); }

struct Tag {
  std::string_view name;
  Bytes body;
};

inline Bytes profile(std::string_view color_space, const std::vector<Tag>& tags) {
  Bytes bytes(128, 0);
  const auto put = [&bytes](std::size_t at, std::string_view text) {
    for (const char c : text) bytes[at++] = static_cast<std::uint8_t>(c);
  };
  put(12, "mntr");
  put(16, color_space);
  put(20, "XYZ ");
  put(36, "acsp");
  u32(bytes, static_cast<std::uint32_t>(tags.size()));
  std::uint32_t at = static_cast<std::uint32_t>(132 + 12 * tags.size());
  for (const Tag& tag : tags) {
    photo_files::append(bytes, photo_files::bytes_of(tag.name));
    u32(bytes, at);
    u32(bytes, static_cast<std::uint32_t>(tag.body.size()));
    at += static_cast<std::uint32_t>(tag.body.size());
  }
  for (const Tag& tag : tags) photo_files::append(bytes, tag.body);
  return bytes;
}

inline Bytes rgb(const Bytes& red, const Bytes& green, const Bytes& blue, const Bytes& curve) {
  return profile("RGB ",
                 {{"rXYZ", red}, {"gXYZ", green}, {"bXYZ", blue}, {"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve}});
}

inline Bytes srgb() {
  return rgb(xyz(0.436066, 0.222488, 0.013916), xyz(0.385147, 0.716873, 0.097076), xyz(0.143066, 0.060608, 0.714096),
             srgb_curve());
}
inline Bytes display_p3() {
  return rgb(xyz(0.515121, 0.241196, -0.001053), xyz(0.291977, 0.692245, 0.041885), xyz(0.157104, 0.066574, 0.784073),
             srgb_curve());
}
inline Bytes adobe_rgb() {
  return rgb(xyz(0.609741, 0.311111, 0.019470), xyz(0.205276, 0.625671, 0.060867), xyz(0.149185, 0.063217, 0.744568),
             gamma(2.19921875));
}
inline Bytes prophoto() {
  return rgb(xyz(0.797668, 0.288040, 0), xyz(0.135193, 0.711884, 0), xyz(0.031342, 0.000092, 0.824905), gamma(1.8));
}

}  // namespace profile_maker
