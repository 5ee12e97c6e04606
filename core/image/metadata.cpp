#include "image/metadata.h"

#include "base/check.h"

namespace storycard::image {
namespace {

struct Naming {
  MetadataKind kind;
  const char* name;
};

constexpr Naming namings[] = {
    {MetadataKind::gps_position, "GPS position"},
    {MetadataKind::camera_serial, "camera serial number"},
    {MetadataKind::camera_model, "camera model"},
    {MetadataKind::lens, "lens"},
    {MetadataKind::capture_time, "capture time"},
    {MetadataKind::change_time, "time of the last change"},
    {MetadataKind::author, "author"},
    {MetadataKind::copyright, "copyright notice"},
    {MetadataKind::comments, "comments"},
    {MetadataKind::unique_number, "unique picture number"},
    {MetadataKind::software, "software"},
    {MetadataKind::maker_notes, "camera maker's notes"},
    {MetadataKind::thumbnail, "thumbnail"},
    {MetadataKind::exif, "EXIF data"},
    {MetadataKind::xmp, "XMP data"},
    {MetadataKind::iptc, "IPTC data"},
    {MetadataKind::content_credentials, "content credentials"},
    {MetadataKind::further_pictures, "further pictures"},
    {MetadataKind::trailing_bytes, "data after the picture"},
};

}  // namespace

const char* name_of(MetadataKind kind) {
  for (const Naming& naming : namings) {
    if (naming.kind == kind) return naming.name;
  }
  CHECK(false);
  return "";
}

std::vector<MetadataKind> MetadataKinds::all() const {
  std::vector<MetadataKind> kinds;
  for (const Naming& naming : namings) {
    if (has(naming.kind)) kinds.push_back(naming.kind);
  }
  return kinds;
}

std::vector<std::string> MetadataKinds::names() const {
  std::vector<std::string> names;
  for (const MetadataKind kind : all()) names.emplace_back(name_of(kind));
  return names;
}

}  // namespace storycard::image
