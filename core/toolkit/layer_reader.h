#pragma once

#include "base/json_reader.h"
#include "toolkit/read_frame.h"

namespace storycard::toolkit {

inline constexpr Bounds any_units{0, 400};
inline constexpr Bounds view_side{0.01, 100'000};

// The members of one layer, or of an object inside it. The first thing that is wrong with it, whichever of JsonReader
// and the value readers met it, goes into the reading's errors when it is done.
struct LayerReader {
  JsonReader members;
  const Reading& reading;

  LayerReader(const Json& object, std::string pointer, const Reading& reading_now)
      : members(object, std::move(pointer)), reading(reading_now) {}

  float units(std::string_view key, float fallback) {
    return static_cast<float>(members.number(key, fallback, any_units));
  }

  // Reads a member with one of the value readers; the default when it is absent.
  template <typename T>
  T value(std::string_view key, T fallback, Result<T> (*reader)(const Json&, const std::string&)) {
    const Json* member = members.member(key);
    if (member == nullptr) return fallback;
    auto read = reader(*member, members.pointer(key));
    if (read) return std::move(*read);
    members.fail(read.error());
    return fallback;
  }

  // Colours are looked up at once: a name that no theme knows is told where it stands.
  ColorRef color(std::string_view key);
  PaintRef paint(std::string_view key);
  void check_color(const ColorRef& color, const std::string& pointer);
  void check_face(const std::string& face, const std::string& pointer);

  void done() {
    members.no_others();
    reading.errors.add(members.error());
  }
};

// The parts of read_layer(), by the kind of the layer.
FillLayer read_fill(LayerReader& read, std::string_view key);
PathLayer read_path_layer(LayerReader& read);
LinksLayer read_links(LayerReader& read);
PhotoLayer read_photo_layer(LayerReader& read);
ImageLayer read_image(LayerReader& read);
LogosLayer read_logos(LayerReader& read);
QrLayer read_qr(LayerReader& read);
PatternLayer read_pattern(LayerReader& read);
GroupLayer read_group(LayerReader& read);
TextLayer read_text(LayerReader& read);
TextLineLayer read_line(LayerReader& read);

Plate read_plate(const Json& json, const std::string& pointer, const Reading& reading);

// True for a file of the pack's folder: plain names parted by "/", ending in .png, .jpg or .jpeg.
bool is_picture_name(std::string_view name);

}  // namespace storycard::toolkit
