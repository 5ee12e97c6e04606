#include "image/file_kind.h"

#include <algorithm>
#include <string_view>

#include "image/byte_order.h"

namespace storycard::image {
namespace {

using namespace std::string_view_literals;

// No picture is smaller; what is shorter was cut.
constexpr std::size_t least_picture_bytes = 16;

struct Opening {
  std::string_view bytes;
  FileKind kind;
};

constexpr Opening openings[] = {
    {"\xFF\xD8\xFF"sv, FileKind::jpeg},
    {"\x89PNG\r\n\x1A\n"sv, FileKind::png},
    {"GIF87a"sv, FileKind::gif},
    {"GIF89a"sv, FileKind::gif},
    {"BM"sv, FileKind::bmp},
};

struct Lookalike {
  std::string_view bytes;
  const char* detail;
};

constexpr Lookalike lookalikes[] = {
    {"%PDF"sv, "this is a PDF document, not a photo"},  {"<svg"sv, "this is an SVG drawing, not a photo"},
    {"<?xml"sv, "this is an XML file, not a photo"},    {"<!DOCTYPE"sv, "this is a web page, not a photo"},
    {"<html"sv, "this is a web page, not a photo"},     {"II*\0"sv, "this is a TIFF or raw photo"},
    {"MM\0*"sv, "this is a TIFF or raw photo"},         {"8BPS"sv, "this is a Photoshop file"},
    {"\xFF\x0A"sv, "this is a JPEG XL photo"},          {"\0\0\0\x0CJXL "sv, "this is a JPEG XL photo"},
    {"\0\0\0\x0CjP  "sv, "this is a JPEG 2000 photo"},  {"\0\0\1\0"sv, "this is an icon file"},
    {"PK\3\4"sv, "this is a zip archive, not a photo"}, {"\x1A\x45\xDF\xA3"sv, "this is a video, not a photo"},
};

// ISO base media (HEIC, AVIF): a box `ftyp` with the major brand, a version and the compatible brands.
FileKind kind_of_boxes(ByteView file) {
  if (!holds(file, 0, 16) || !starts_with(file.subspan(4), "ftyp")) return FileKind::unknown;
  const std::size_t end = std::min<std::size_t>({u32_at(file, 0, ByteOrder::big), file.size(), 128});
  FileKind kind = FileKind::unknown;
  for (std::size_t at = 8; at + 4 <= end; at += 4) {
    const ByteView brand = file.subspan(at, 4);
    if (starts_with(brand, "avif") || starts_with(brand, "avis")) return FileKind::avif;
    for (const std::string_view heic :
         {"heic"sv, "heix"sv, "heim"sv, "heis"sv, "hevc"sv, "hevx"sv, "mif1"sv, "msf1"sv}) {
      if (starts_with(brand, heic)) kind = FileKind::heic;
    }
  }
  return kind;
}

}  // namespace

FileKind kind_of(ByteView file) {
  for (const Opening& opening : openings) {
    if (starts_with(file, opening.bytes)) return opening.kind;
  }
  if (starts_with(file, "RIFF") && file.size() >= 12 && starts_with(file.subspan(8), "WEBP")) return FileKind::webp;
  return kind_of_boxes(file);
}

const char* name_of(FileKind kind) {
  switch (kind) {
    case FileKind::jpeg: return "jpeg";
    case FileKind::png: return "png";
    case FileKind::gif: return "gif";
    case FileKind::bmp: return "bmp";
    case FileKind::webp: return "webp";
    case FileKind::heic: return "heic";
    case FileKind::avif: return "avif";
    default: return "unknown";
  }
}

Error refusal(ByteView file) {
  if (file.empty()) return {ErrorCode::empty_file, "", "the file is empty"};
  if (file.size() < least_picture_bytes) {
    const std::string size = file.size() == 1 ? "1 byte" : std::to_string(file.size()) + " bytes";
    return {ErrorCode::broken_file, "", "the file has only " + size + ", so most of the picture is missing"};
  }
  switch (kind_of(file)) {
    case FileKind::heic:
      return {ErrorCode::unknown_format, "",
              "this is an HEIC photo, as iPhones take them; the phone gives a JPEG where the photo is sent by mail, "
              "or where its Settings say Camera, Formats, Most Compatible"};
    case FileKind::avif:
      return {ErrorCode::unknown_format, "",
              "this is an AVIF picture; open it in a picture program and choose Save as, JPEG"};
    default: break;
  }
  for (const Lookalike& lookalike : lookalikes) {
    if (starts_with(file, lookalike.bytes)) return {ErrorCode::unknown_format, "", lookalike.detail};
  }
  if (file.size() >= 8 && starts_with(file.subspan(4), "ftyp")) {
    return {ErrorCode::unknown_format, "", "this is a video, not a photo"};
  }
  return {ErrorCode::unknown_format, "", "the file does not begin like any picture that is known here"};
}

}  // namespace storycard::image
