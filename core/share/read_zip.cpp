#include "share/read_zip.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "base/deflate.h"
#include "base/limits.h"
#include "base/utf8.h"

// PKWARE's APPNOTE.TXT 6.3.10: 4.3.7 a file's header, 4.3.9 what may follow a file, 4.3.12 the directory, 4.3.16 its end.
namespace storycard::share {
namespace {

constexpr std::uint32_t file_mark = 0x04034B50;
constexpr std::uint32_t entry_mark = 0x02014B50;
constexpr std::uint32_t end_mark = 0x06054B50;
constexpr std::uint32_t descriptor_mark = 0x08074B50;
constexpr std::size_t file_header_bytes = 30, entry_bytes = 46, end_bytes = 22;

constexpr unsigned encrypted = 0x0001;
constexpr unsigned how_hard_it_tried = 0x0006;
constexpr unsigned sums_follow = 0x0008;  // they were not known yet when the header was written
constexpr unsigned names_in_utf8 = 0x0800;
constexpr unsigned stored = 0, deflated = 8;
constexpr unsigned zip64_extra = 0x0001, other_name_extra = 0x7075;

std::uint32_t number(ByteView bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value |= std::uint32_t{bytes[at + i]} << (8 * i);
  return value;
}

std::string byte_at(std::size_t at) { return "byte " + std::to_string(at); }
Error broken(std::string where, std::string detail) {
  return {ErrorCode::broken_file, std::move(where), std::move(detail)};
}
Error unread(std::string where, std::string detail) {
  return {ErrorCode::unknown_format, std::move(where), std::move(detail)};
}

// What a file's header and its entry in the directory both say.
struct Facts {
  unsigned flags = 0, method = 0;
  std::uint32_t sum = 0, packed = 0, size = 0;
  std::size_t name_size = 0, extra_size = 0;
};

Facts facts_at(ByteView archive, std::size_t at) {
  return {number(archive, at, 2),      number(archive, at + 2, 2),  number(archive, at + 8, 4),
          number(archive, at + 12, 4), number(archive, at + 16, 4), number(archive, at + 20, 2),
          number(archive, at + 22, 2)};
}

struct Entry {
  Facts facts;
  std::string name;
  std::size_t header = 0;  // where the file's own begins
};

struct Directory {
  std::size_t begin = 0, end = 0, count = 0;
};

Result<Directory> find_directory(ByteView archive) {
  if (archive.empty()) return Error{ErrorCode::empty_file, "", "this file has nothing in it"};
  if (archive.size() > limits::zip_bytes) {
    return Error{ErrorCode::too_large, "",
                 "this file is larger than " + std::to_string(limits::zip_bytes >> 20) + " MB"};
  }
  if (!looks_like_zip(archive)) return unread("", "this is no zip");
  if (archive.size() < end_bytes || number(archive, archive.size() - end_bytes, 4) != end_mark) {
    return broken(byte_at(archive.size()), "the zip does not end as one does; it is cut short, or something was added");
  }
  const std::size_t at = archive.size() - end_bytes;
  const std::uint32_t count = number(archive, at + 10, 2), size = number(archive, at + 12, 4),
                      begin = number(archive, at + 16, 4);
  if (count == 0xFFFF || size == 0xFFFFFFFF || begin == 0xFFFFFFFF) return unread(byte_at(at), "this is a zip64");
  if (number(archive, at + 4, 4) != 0 || number(archive, at + 8, 2) != count)
    return unread(byte_at(at), "this is one part of several");
  if (number(archive, at + 20, 2) != 0)
    return broken(byte_at(at + 20), "the zip says that more follows, and nothing does");
  if (std::uint64_t{begin} + size != at)
    return broken(byte_at(at + 12), "the zip's directory is not where it should be");
  if (count > limits::zip_entries) {
    return Error{
        ErrorCode::too_large, byte_at(at + 10),
        "the zip holds " + std::to_string(count) + " files; " + std::to_string(limits::zip_entries) + " are the most"};
  }
  return Directory{begin, at, count};
}

// Nothing where the name is one that a file may have.
std::optional<std::string> wrong_with(std::string_view name) {
  if (name.empty()) return "it has no name";
  if (name.size() > limits::zip_name_bytes) return "its name is too long";
  if (!is_utf8(name)) return "its name is not written in UTF-8";
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "its name holds a control character";
    if (c == '\\' || c == ':') return "its name leads to another place";
  }
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t slash = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, slash - begin);
    const bool ends_a_folder = part.empty() && begin == name.size() && begin > 0;
    if (!ends_a_folder && (part.empty() || part == "." || part == "..")) return "its name leads to another place";
    begin = slash + 1;
  }
  return std::nullopt;
}

// Nothing where what stands beside the name changes neither name nor sizes.
std::optional<std::string> wrong_with_extra(ByteView extra) {
  std::size_t at = 0;
  while (at + 4 <= extra.size()) {
    const unsigned id = number(extra, at, 2);
    if (id == zip64_extra) return "it is written for zip64";
    if (id == other_name_extra) return "it has two names";
    at += 4 + number(extra, at + 2, 2);
  }
  if (at != extra.size()) return "what stands beside its name is damaged";
  return std::nullopt;
}

std::optional<Error> wrong_with_facts(const Facts& facts, const std::string& name) {
  if ((facts.flags & encrypted) != 0) return unread(name, "this file is locked by a password");
  if ((facts.flags & ~(how_hard_it_tried | sums_follow | names_in_utf8)) != 0)
    return unread(name, "this file is packed in a rare way");
  if (facts.method != stored && facts.method != deflated)
    return unread(name, "this file is packed in a way that is not read");
  if (facts.packed == 0xFFFFFFFF || facts.size == 0xFFFFFFFF) return unread(name, "this file is written for zip64");
  if (facts.method == stored && facts.packed != facts.size) return broken(name, "this file has two sizes");
  if (facts.size > limits::zip_file_bytes) {
    return Error{ErrorCode::too_large, name,
                 "unpacked, this file is larger than " + std::to_string(limits::zip_file_bytes >> 20) + " MB"};
  }
  return std::nullopt;
}

Result<Entry> read_entry(ByteView archive, const Directory& directory, std::size_t at) {
  if (directory.end - at < entry_bytes || number(archive, at, 4) != entry_mark)
    return broken(byte_at(at), "the zip's directory is damaged");
  Entry entry{facts_at(archive, at + 8), {}, number(archive, at + 42, 4)};
  const Facts& facts = entry.facts;
  if (number(archive, at + 32, 2) != 0) return unread(byte_at(at), "a file in the zip has a comment");
  if (number(archive, at + 34, 2) != 0) return unread(byte_at(at), "this is one part of several");
  if (directory.end - at - entry_bytes < facts.name_size + facts.extra_size)
    return broken(byte_at(at), "the zip's directory is cut short");
  const ByteView name = archive.subspan(at + entry_bytes, facts.name_size);
  entry.name.assign(name.begin(), name.end());
  if (const auto wrong = wrong_with(entry.name))
    return broken(byte_at(at + entry_bytes), "a file in the zip is not taken: " + *wrong);
  if (const auto wrong = wrong_with_extra(archive.subspan(at + entry_bytes + facts.name_size, facts.extra_size))) {
    return broken(entry.name, "this file is not taken: " + *wrong);
  }
  if (const auto wrong = wrong_with_facts(facts, entry.name)) return *wrong;
  constexpr std::uint32_t kind_mask = 0xF000, link = 0xA000;  // of Unix's modes
  if ((number(archive, at + 38, 4) >> 16 & kind_mask) == link)
    return unread(entry.name, "this is a link to another file");
  return entry;
}

// Names that differ in case alone would be one file on many disks. Letters beyond ASCII are told apart as they are.
std::string folded(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (name.ends_with('/')) name.pop_back();
  return name;
}

Result<std::vector<Entry>> read_directory(ByteView archive, const Directory& directory) {
  std::vector<Entry> entries;
  std::set<std::string> names;
  std::size_t at = directory.begin, unpacked = 0;
  for (std::size_t i = 0; i < directory.count; ++i) {
    auto entry = read_entry(archive, directory, at);
    if (!entry) return entry.error();
    if (!names.insert(folded(entry->name)).second) return broken(entry->name, "two files in the zip have this name");
    unpacked += entry->facts.size;
    if (unpacked > limits::zip_unpacked_bytes) {
      return Error{ErrorCode::too_large, entry->name,
                   "unpacked, the zip is larger than " + std::to_string(limits::zip_unpacked_bytes >> 20) + " MB"};
    }
    at += entry_bytes + entry->facts.name_size + entry->facts.extra_size;
    entries.push_back(*std::move(entry));
  }
  if (at != directory.end) return broken(byte_at(at), "the zip's directory holds more than it says");
  return entries;
}

// Where what follows a file ends, or 0 where it says something else than the directory.
std::size_t end_of_descriptor(ByteView archive, std::size_t at, std::size_t end, const Facts& facts) {
  const bool marked = end - at >= 4 && number(archive, at, 4) == descriptor_mark;
  if (marked) at += 4;
  if (end - at < 12) return 0;
  const bool same = number(archive, at, 4) == facts.sum && number(archive, at + 4, 4) == facts.packed &&
                    number(archive, at + 8, 4) == facts.size;
  return same ? at + 12 : 0;
}

// What lies between a file's header and the next one's.
struct Span {
  ByteView packed;
  std::size_t end = 0;
};

Result<Span> span_of(ByteView archive, const Entry& entry, std::size_t end) {
  const Facts& said = entry.facts;
  const std::size_t at = entry.header;
  if (end - at < file_header_bytes || number(archive, at, 4) != file_mark)
    return broken(entry.name, "this file is not where the zip's directory says");
  const Facts here = facts_at(archive, at + 6);
  const std::size_t head = file_header_bytes + here.name_size + here.extra_size;
  if (end - at < head || end - at - head < said.packed) return broken(entry.name, "this file runs into the next");
  const ByteView name = archive.subspan(at + file_header_bytes, here.name_size);
  const bool follows = (said.flags & sums_follow) != 0;
  const bool unsaid = follows && here.sum == 0 && here.packed == 0 && here.size == 0;
  const bool same_sizes = unsaid || (here.sum == said.sum && here.packed == said.packed && here.size == said.size);
  if (!std::equal(name.begin(), name.end(), entry.name.begin(), entry.name.end(),
                  [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); }) ||
      here.flags != said.flags || here.method != said.method || !same_sizes) {
    return broken(entry.name, "the zip's directory says something else of this file than its own header");
  }
  if (const auto wrong = wrong_with_extra(archive.subspan(at + file_header_bytes + here.name_size, here.extra_size))) {
    return broken(entry.name, "this file is not taken: " + *wrong);
  }
  std::size_t after = at + head + said.packed;
  if (follows) after = end_of_descriptor(archive, after, end, said);
  if (after == 0)
    return broken(entry.name, "the zip's directory says something else of this file than what follows it");
  return Span{archive.subspan(at + head, said.packed), after};
}

Result<Bytes> unpacked(const Entry& entry, ByteView packed) {
  Bytes bytes;
  if (entry.facts.method == stored) {
    bytes.assign(packed.begin(), packed.end());
  } else {
    auto inflated = decompress_deflate(packed, entry.facts.size);
    if (!inflated) return Error{inflated.error().code, entry.name, inflated.error().detail};
    bytes = *std::move(inflated);
  }
  if (crc32(bytes) != entry.facts.sum) return broken(entry.name, "this file is damaged: its sum is another");
  return bytes;
}

// The packed bytes of each entry. In the order that they lie in, one ends where the next begins: none lies over another,
// and nothing lies between them.
Result<std::vector<ByteView>> packed_bytes(ByteView archive, const Directory& directory,
                                           const std::vector<Entry>& entries) {
  std::vector<std::size_t> order(entries.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return entries[a].header != entries[b].header ? entries[a].header < entries[b].header : a < b;
  });
  std::vector<ByteView> packed(entries.size());
  std::size_t expected = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Entry& entry = entries[order[i]];
    const std::size_t end = i + 1 < order.size() ? entries[order[i + 1]].header : directory.begin;
    if (entry.header != expected || end < entry.header || end > directory.begin) {
      return broken(entry.name, "this file lies over another, or something lies between them");
    }
    const auto span = span_of(archive, entry, end);
    if (!span) return span.error();
    packed[order[i]] = span->packed;
    expected = span->end;
  }
  if (expected != directory.begin)
    return broken(byte_at(expected), "the zip holds something that its directory does not speak of");
  return packed;
}

}  // namespace

bool looks_like_zip(ByteView file) {
  return file.size() >= 4 && (number(file, 0, 4) == file_mark || number(file, 0, 4) == end_mark);
}

Result<std::vector<ZippedFile>> read_zip(ByteView archive) {
  const auto directory = find_directory(archive);
  if (!directory) return directory.error();
  const auto entries = read_directory(archive, *directory);
  if (!entries) return entries.error();
  const auto packed = packed_bytes(archive, *directory, *entries);
  if (!packed) return packed.error();
  std::vector<ZippedFile> files;
  for (std::size_t i = 0; i < entries->size(); ++i) {
    const Entry& entry = (*entries)[i];
    auto bytes = unpacked(entry, (*packed)[i]);
    if (!bytes) return bytes.error();
    if (!entry.name.ends_with('/')) {
      files.push_back({entry.name, *std::move(bytes)});
    } else if (!bytes->empty()) {
      return broken(entry.name, "this folder has bytes of its own");
    }
  }
  return files;
}

}  // namespace storycard::share
