#include "image/metadata.h"

#include <utility>

#include "base/check.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace storycard::image {
namespace {

struct Naming {
  MetadataKind kind;
  const char* name;
};

constexpr Naming namings[] = {
    {MetadataKind::gps_position, "GPS position"},
    {MetadataKind::place, "name of the place"},
    {MetadataKind::people, "names of people"},
    {MetadataKind::camera_serial, "camera serial number"},
    {MetadataKind::camera_model, "camera model"},
    {MetadataKind::lens, "lens"},
    {MetadataKind::capture_time, "capture time"},
    {MetadataKind::change_time, "time of the last change"},
    {MetadataKind::author, "author"},
    {MetadataKind::copyright, "copyright notice"},
    {MetadataKind::comments, "comments"},
    {MetadataKind::keywords, "keywords"},
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

void Receipt::add(MetadataKind kind, std::string_view text) {
  add(kind);
  ReceiptEntry entry{kind, shown_text(text)};
  if (entry.value.empty()) return;
  std::size_t of_kind = 0;
  for (const ReceiptEntry& known : values_) {
    if (known == entry) return;
    if (known.kind == kind) ++of_kind;
  }
  if (of_kind < limits::receipt_values) values_.push_back(std::move(entry));
}

void Receipt::add(const Receipt& other) {
  bits_ |= other.bits_;
  for (const ReceiptEntry& entry : other.values_) add(entry.kind, entry.value);
}

std::vector<ReceiptEntry> Receipt::entries() const {
  std::vector<ReceiptEntry> entries;
  for (const Naming& naming : namings) {
    if (!has(naming.kind)) continue;
    const std::size_t before = entries.size();
    for (const ReceiptEntry& value : values_) {
      if (value.kind == naming.kind) entries.push_back(value);
    }
    if (entries.size() == before) entries.push_back({naming.kind, ""});
  }
  return entries;
}

std::vector<std::string> Receipt::names() const {
  std::vector<std::string> names;
  for (const Naming& naming : namings) {
    if (has(naming.kind)) names.emplace_back(naming.name);
  }
  return names;
}

std::string shown_text(std::string_view text) {
  // What is shown needs no more than this of a comment of megabytes; a letter cut at the end must not make it Latin-1.
  std::string_view begin = text.substr(0, 4 * limits::receipt_text_bytes);
  const std::size_t valid = valid_utf8_prefix(begin);
  const bool utf8 = valid == begin.size() || (begin.size() < text.size() && begin.size() - valid < 4);
  if (utf8) begin = begin.substr(0, valid);
  std::string shown;
  bool blank = false;
  for (std::size_t at = 0; at < begin.size();) {
    const DecodedCodePoint next =
        utf8 ? decode_utf8(begin, at) : DecodedCodePoint{char32_t(static_cast<unsigned char>(begin[at])), 1};
    at += next.length;
    const char32_t c = next.code_point;
    // C0 and C1 controls, line and paragraph separators, and what turns the reading direction of all that follows.
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 || turns) {
      blank = !shown.empty();
      continue;
    }
    if (shown.size() + 4 > limits::receipt_text_bytes) return shown + "…";
    if (blank) shown += ' ';
    blank = false;
    append_utf8(shown, c);
  }
  return shown;
}

}  // namespace storycard::image
