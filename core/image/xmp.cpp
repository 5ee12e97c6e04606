// XMP (ISO 16684-1) without an XML parser: one pass over the text, for attributes and elements of names that are known.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/utf8.h"
#include "image/exif.h"

namespace storycard::image {
namespace {

struct KnownProperty {
  std::string_view name;
  MetadataKind kind;
};

// By the prefixes that every writer uses, though XML would allow others.
constexpr KnownProperty known_properties[] = {
    {"Iptc4xmpCore:CiEmailWork", MetadataKind::author},
    {"Iptc4xmpCore:CiTelWork", MetadataKind::author},
    {"Iptc4xmpCore:CountryCode", MetadataKind::place},
    {"Iptc4xmpCore:Location", MetadataKind::place},
    {"Iptc4xmpExt:City", MetadataKind::place},
    {"Iptc4xmpExt:CountryName", MetadataKind::place},
    {"Iptc4xmpExt:LocationName", MetadataKind::place},
    {"Iptc4xmpExt:PersonInImage", MetadataKind::people},
    {"Iptc4xmpExt:PersonName", MetadataKind::people},
    {"Iptc4xmpExt:ProvinceState", MetadataKind::place},
    {"Iptc4xmpExt:Sublocation", MetadataKind::place},
    {"MPReg:PersonDisplayName", MetadataKind::people},
    {"aux:Lens", MetadataKind::lens},
    {"aux:LensSerialNumber", MetadataKind::lens},
    {"aux:OwnerName", MetadataKind::author},
    {"aux:SerialNumber", MetadataKind::camera_serial},
    {"dc:creator", MetadataKind::author},
    {"dc:description", MetadataKind::comments},
    {"dc:rights", MetadataKind::copyright},
    {"dc:subject", MetadataKind::keywords},
    {"dc:title", MetadataKind::comments},
    {"exif:DateTimeOriginal", MetadataKind::capture_time},
    {"exif:UserComment", MetadataKind::comments},
    {"exifEX:BodySerialNumber", MetadataKind::camera_serial},
    {"exifEX:CameraOwnerName", MetadataKind::author},
    {"exifEX:LensModel", MetadataKind::lens},
    {"exifEX:LensSerialNumber", MetadataKind::lens},
    {"lr:hierarchicalSubject", MetadataKind::keywords},
    {"mwg-rs:Name", MetadataKind::people},
    {"photoshop:CaptionWriter", MetadataKind::author},
    {"photoshop:City", MetadataKind::place},
    {"photoshop:Country", MetadataKind::place},
    {"photoshop:Credit", MetadataKind::author},
    {"photoshop:DateCreated", MetadataKind::capture_time},
    {"photoshop:Headline", MetadataKind::comments},
    {"photoshop:State", MetadataKind::place},
    {"stArea:Name", MetadataKind::people},
    {"tiff:Artist", MetadataKind::author},
    {"tiff:Model", MetadataKind::camera_model},
    {"xmp:CreateDate", MetadataKind::capture_time},
    {"xmp:CreatorTool", MetadataKind::software},
    {"xmp:ModifyDate", MetadataKind::change_time},
    {"xmpMM:DocumentID", MetadataKind::unique_number},
    {"xmpMM:OriginalDocumentID", MetadataKind::unique_number},
};

constexpr bool in_order =
    std::is_sorted(std::begin(known_properties), std::end(known_properties),
                   [](const KnownProperty& a, const KnownProperty& b) { return a.name < b.name; });
static_assert(in_order);

std::optional<MetadataKind> kind_of_property(std::string_view name) {
  const auto known =
      std::lower_bound(std::begin(known_properties), std::end(known_properties), name,
                       [](const KnownProperty& property, std::string_view n) { return property.name < n; });
  if (known == std::end(known_properties) || known->name != name) return std::nullopt;
  return known->kind;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool ends_name(char c) { return is_blank(c) || c == '=' || c == '>' || c == '/' || c == '<'; }

struct Entity {
  std::string_view text;
  char32_t meaning;
};
constexpr Entity entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};

// "&#233;" or "&#xE9;" at the beginning of `text`; the length it takes, 0 for none.
std::size_t numbered_entity(std::string_view text, char32_t& meaning) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char32_t base = hex ? 16 : 10;
  std::size_t at = hex ? 3 : 2;
  const std::size_t first = at;
  for (meaning = 0; at < text.size() && at < first + 7; ++at) {
    const char c = text[at];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : 99;
    if (digit >= int(base)) break;
    meaning = meaning * base + char32_t(digit);
  }
  const bool scalar = meaning != 0 && meaning <= 0x10FFFF && (meaning < 0xD800 || meaning > 0xDFFF);
  return at > first && at < text.size() && text[at] == ';' && scalar ? at + 1 : 0;
}

std::string without_entities(std::string_view text) {
  text = text.substr(0, 4 * limits::receipt_text_bytes);  // more is not shown
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t length = 0;
    char32_t meaning = 0;
    if (rest.starts_with("&#")) length = numbered_entity(rest, meaning);
    for (const Entity& entity : entities) {
      if (rest.starts_with(entity.text)) length = entity.text.size(), meaning = entity.meaning;
    }
    if (length == 0) {
      plain += rest[0];
      ++at;
      continue;
    }
    append_utf8(plain, meaning);
    at += length;
  }
  return plain;
}

// XMP writes a coordinate as "51,1.692N" or "51,1,41N": degrees, minutes, perhaps seconds, a letter.
std::optional<double> degrees_of(std::string_view text) {
  double parts[3] = {};
  int part = 0;
  double unit = 0;  // of the next decimal; 0 before the point
  bool any = false;
  for (const char c : text.substr(0, 40)) {
    if (c >= '0' && c <= '9') {
      parts[part] = unit == 0 ? parts[part] * 10 + (c - '0') : parts[part] + unit * (c - '0');
      unit /= 10;
      any = true;
    } else if (c == '.' && unit == 0) {
      unit = 0.1;
    } else if (c == ',' && part < 2) {
      ++part;
      unit = 0;
    } else if (c == 'N' || c == 'E' || c == 'S' || c == 'W') {
      const double value = parts[0] + parts[1] / 60 + parts[2] / 3600;
      if (!any || !(value <= 360)) return std::nullopt;
      return c == 'S' || c == 'W' ? -value : value;
    } else if (!is_blank(c)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

class Scan {
 public:
  Scan(std::string_view text, Receipt& receipt) : text_(text), receipt_(receipt) {}

  void run() {
    while (at_ < text_.size()) {
      const std::size_t tag = std::min(text_.find('<', at_), text_.size());
      if (!inside_.empty()) note(inside_, text_.substr(at_, tag - at_));
      at_ = tag + 1;
      if (at_ >= text_.size()) break;
      text_[at_] == '/' ? end_tag() : start_tag();
    }
    if (latitude_ && longitude_) receipt_.add(MetadataKind::gps_position, shown_position(*latitude_, *longitude_));
  }

 private:
  std::string_view name() {
    const std::size_t first = at_;
    while (at_ < text_.size() && !ends_name(text_[at_])) ++at_;
    return text_.substr(first, at_ - first);
  }

  void end_tag() {
    ++at_;
    if (name() == inside_) inside_ = "";
    at_ = std::min(text_.find('>', at_), text_.size()) + 1;
  }

  // A tag with its attributes. What follows an element that is known, up to its end, are its values.
  void start_tag() {
    const std::string_view tag = name();
    while (at_ < text_.size() && text_[at_] != '>' && text_[at_] != '<') {
      if (text_[at_] == '/' && at_ + 1 < text_.size() && text_[at_ + 1] == '>') {
        at_ += 2;
        return;
      }
      if (is_blank(text_[at_]) || text_[at_] == '/' || text_[at_] == '=') {
        ++at_;
        continue;
      }
      attribute();
    }
    if (at_ < text_.size() && text_[at_] == '>') ++at_;
    if (known(tag)) inside_ = tag;
  }

  void attribute() {
    const std::string_view attribute_name = name();
    while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == '=')) ++at_;
    if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) return;
    const std::size_t end = std::min(text_.find(text_[at_], at_ + 1), text_.size());
    note(attribute_name, text_.substr(at_ + 1, end - at_ - 1));
    at_ = std::min(end + 1, text_.size());
  }

  static bool known(std::string_view name) {
    return kind_of_property(name) || name == "exif:GPSLatitude" || name == "exif:GPSLongitude";
  }

  void note(std::string_view name, std::string_view value) {
    if (value.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    if (name == "exif:GPSLatitude" || name == "exif:GPSLongitude") {
      receipt_.add(MetadataKind::gps_position);
      (name == "exif:GPSLatitude" ? latitude_ : longitude_) = degrees_of(value);
    } else if (const auto kind = kind_of_property(name)) {
      receipt_.add(*kind, without_entities(value));
    }
  }

  std::string_view text_;
  Receipt& receipt_;
  std::size_t at_ = 0;
  std::string_view inside_;  // the known element whose content is being read
  std::optional<double> latitude_, longitude_;
};

}  // namespace

void note_xmp(ByteView packet, Receipt& receipt) {
  receipt.add(MetadataKind::xmp);
  Scan(text_of(packet).substr(0, limits::xmp_bytes), receipt).run();
}

}  // namespace storycard::image
