#include "share/read_zip.h"

#include <functional>

#include "base/deflate.h"
#include "base/limits.h"
#include "share/zip.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;

namespace {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

void put(Bytes& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void change(Bytes& bytes, std::size_t at, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes[at + std::size_t(i)] = static_cast<std::uint8_t>(value >> (8 * i));
}

// One file of a zip as other programs write it; what is set here is written, true or not.
struct Made {
  std::string name = "a.txt";
  Bytes content = bytes_of("some words");
  bool deflated = false;
  unsigned flags = 0;
  std::uint32_t attributes = 0;
  Bytes extra, comment;
  int descriptor = 0;  // bytes that follow: 0, 12, or 16 with the mark
};

Bytes packed(const Made& made) {
  if (!made.deflated) return made.content;
  const Bytes zlib = compress_zlib(made.content, 6);
  return {zlib.begin() + 2, zlib.end() - 4};
}

void put_facts(Bytes& bytes, const Made& made, bool sums) {
  put(bytes, 20, 2);
  put(bytes, made.flags | (made.descriptor > 0 ? 8u : 0u), 2);
  put(bytes, made.deflated ? 8 : 0, 2);
  put(bytes, 0x7654'3210, 4);
  put(bytes, sums ? crc32(made.content) : 0, 4);
  put(bytes, sums ? std::uint32_t(packed(made).size()) : 0, 4);
  put(bytes, sums ? std::uint32_t(made.content.size()) : 0, 4);
  put(bytes, std::uint32_t(made.name.size()), 2);
  put(bytes, std::uint32_t(made.extra.size()), 2);
}

void add(Bytes& bytes, const Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

Bytes zip_of(const std::vector<Made>& files) {
  Bytes zip, directory;
  for (const Made& made : files) {
    const auto header = static_cast<std::uint32_t>(zip.size());
    put(zip, 0x04034B50, 4);
    put_facts(zip, made, made.descriptor == 0);
    add(zip, bytes_of(made.name));
    add(zip, made.extra);
    add(zip, packed(made));
    if (made.descriptor == 16) put(zip, 0x08074B50, 4);
    if (made.descriptor > 0) {
      put(zip, crc32(made.content), 4);
      put(zip, std::uint32_t(packed(made).size()), 4);
      put(zip, std::uint32_t(made.content.size()), 4);
    }
    put(directory, 0x02014B50, 4);
    put(directory, 0x0314, 2);
    put_facts(directory, made, true);
    put(directory, std::uint32_t(made.comment.size()), 2);
    put(directory, 0, 4);
    put(directory, made.attributes, 4);
    put(directory, header, 4);
    add(directory, bytes_of(made.name));
    add(directory, made.extra);
    add(directory, made.comment);
  }
  const auto begin = static_cast<std::uint32_t>(zip.size());
  add(zip, directory);
  put(zip, 0x06054B50, 4);
  put(zip, 0, 4);
  put(zip, std::uint32_t(files.size()), 2);
  put(zip, std::uint32_t(files.size()), 2);
  put(zip, std::uint32_t(directory.size()), 4);
  put(zip, begin, 4);
  put(zip, 0, 2);
  return zip;
}

Error error_of(const Bytes& zip) {
  const auto files = read_zip(zip);
  REQUIRE_FALSE(files);
  CHECK_FALSE(files.error().detail.empty());
  return files.error();
}

Error error_of_name(std::string name) {
  Made made;
  made.name = std::move(name);
  return error_of(zip_of({made}));
}

}  // namespace

TEST_CASE("read_zip: what Zip packed comes out as it was") {
  Zip zip;
  zip.add("été/b.png", Bytes(100'000, 7));
  zip.add("empty", {});
  const auto files = read_zip(zip.finish());
  REQUIRE(files);
  REQUIRE(files->size() == 2);
  CHECK((*files)[0].name == "été/b.png");
  CHECK((*files)[0].bytes == Bytes(100'000, 7));
  CHECK((*files)[1].bytes.empty());
  CHECK(read_zip(Zip().finish())->empty());
}

TEST_CASE("read_zip: zips of other programs, with deflated files, sums behind them, times and folders") {
  Made folder, plain, squeezed, streamed, unmarked;
  folder.name = "sub/";
  folder.content = {};
  plain.extra = {0x55, 0x54, 5, 0, 3, 1, 2, 3, 4};  // Info-ZIP's time
  squeezed.name = "sub/b";
  squeezed.content = Bytes(5000, 'x');
  squeezed.deflated = true;
  squeezed.flags = 0x0006;
  streamed.name = "c";
  streamed.deflated = true;
  streamed.descriptor = 16;
  unmarked.name = "d";
  unmarked.descriptor = 12;
  const auto files = read_zip(zip_of({folder, plain, squeezed, streamed, unmarked}));
  REQUIRE_MESSAGE(files, (files ? std::string() : sentence(files.error())));
  REQUIRE(files->size() == 4);
  CHECK((*files)[0].name == "a.txt");
  CHECK((*files)[1].bytes == Bytes(5000, 'x'));
  CHECK((*files)[2].bytes == bytes_of("some words"));
  CHECK((*files)[3].bytes == bytes_of("some words"));
}

TEST_CASE("read_zip: no name leads out of the zip") {
  for (const char* name : {"../a", "a/../b", "/etc/passwd", "a//b", "./a", "a/.", "C:\\a", "C:a", "a\\b", "..", "a\nb", "\xFF", "a/..", "/"}) {
    CAPTURE(name);
    const Error error = error_of_name(name);
    CHECK(error.code == ErrorCode::broken_file);
    CHECK(error.where.starts_with("byte "));
  }
  CHECK(error_of_name("").code == ErrorCode::broken_file);
  CHECK(error_of_name(std::string("a\0b", 3)).code == ErrorCode::broken_file);
  CHECK(error_of_name(std::string(limits::zip_name_bytes + 1, 'a')).code == ErrorCode::broken_file);
  Made fine;
  fine.name = "..a/b..";
  CHECK(read_zip(zip_of({fine})));
}

TEST_CASE("read_zip: no two files have one name, whatever the case of its letters") {
  Made one, other;
  other.name = "A.TXT";
  CHECK(error_of(zip_of({one, other})).where == "A.TXT");
  other.name = "a.txt/";
  other.content = {};
  CHECK(error_of(zip_of({one, other})).code == ErrorCode::broken_file);
}

TEST_CASE("read_zip: what is packed in a way that we do not read is told apart from what is damaged") {
  const auto code_with = [](const std::function<void(Made&)>& set) {
    Made made;
    set(made);
    return error_of(zip_of({made})).code;
  };
  CHECK(code_with([](Made& made) { made.flags = 0x0001; }) == ErrorCode::unknown_format);
  CHECK(code_with([](Made& made) { made.flags = 0x2000; }) == ErrorCode::unknown_format);
  CHECK(code_with([](Made& made) { made.attributes = 0xA1FFu << 16; }) == ErrorCode::unknown_format);
  CHECK(code_with([](Made& made) { made.comment = {'x'}; }) == ErrorCode::unknown_format);
  CHECK(code_with([](Made& made) { made.extra = {1, 0, 0, 0}; }) == ErrorCode::broken_file);
  CHECK(code_with([](Made& made) { made.extra = {0x75, 0x70, 0, 0}; }) == ErrorCode::broken_file);
  CHECK(code_with([](Made& made) { made.extra = {9, 9, 7, 0}; }) == ErrorCode::broken_file);
  CHECK(error_of(bytes_of("PK but no zip")).code == ErrorCode::unknown_format);
  CHECK(error_of({}).code == ErrorCode::empty_file);
  Bytes zip64 = zip_of({Made{}});
  change(zip64, zip64.size() - 6, 0xFFFFFFFF, 4);
  CHECK(error_of(zip64).code == ErrorCode::unknown_format);
}

TEST_CASE("read_zip: directory and headers agree, and every byte belongs to something") {
  const Bytes zip = zip_of({Made{}, [] {
                              Made second;
                              second.name = "b.txt";
                              return second;
                            }()});
  REQUIRE(read_zip(zip));
  const auto changed = [&](std::size_t at, std::uint32_t value, int size) {
    Bytes other = zip;
    change(other, at, value, size);
    return error_of(other);
  };
  const std::size_t directory = 2 * (30 + 5 + 10);
  CHECK(changed(30, 'z', 1).where == "a.txt");              // the header's name
  CHECK(changed(14, 99, 4).code == ErrorCode::broken_file);  // its sum
  CHECK(changed(35, 'S', 1).detail.find("sum") != std::string::npos);
  CHECK(changed(directory + 51 + 42, 0, 4).code == ErrorCode::broken_file);  // both files are the first
  CHECK(changed(directory + 42, 1, 4).code == ErrorCode::broken_file);
  CHECK(changed(zip.size() - 6, 1, 4).code == ErrorCode::broken_file);
  CHECK(changed(zip.size() - 2, 1, 2).code == ErrorCode::broken_file);
  CHECK(changed(zip.size() - 12, 3, 2).code != ErrorCode::empty_file);
  Bytes more = zip;
  more.push_back(0);
  CHECK(error_of(more).code == ErrorCode::broken_file);
  Bytes before = zip;
  before.insert(before.begin(), {0x50, 0x4B, 3, 4});
  CHECK(error_of(before).code == ErrorCode::broken_file);
  // Something between the last file and the directory, which the end knows of.
  Bytes between = zip;
  between.insert(between.begin() + long(directory), 8, 'x');
  change(between, between.size() - 6, std::uint32_t(directory + 8), 4);
  CHECK(error_of(between).code == ErrorCode::broken_file);
}

TEST_CASE("read_zip: a small file does not unpack to a large one, nor many to more than the limit") {
  Made bomb;
  bomb.deflated = true;
  bomb.content = Bytes(limits::zip_file_bytes + 1, 0);
  CHECK(error_of(zip_of({bomb})).code == ErrorCode::too_large);
  // It says that it is smaller, or larger, than it is.
  bomb.content = Bytes(10'000, 0);
  const Bytes zip = zip_of({bomb});
  const std::size_t directory = zip.size() - 22 - 51;
  for (const std::uint32_t size : {9'999u, 10'001u, 30'000'000u}) {
    CAPTURE(size);
    Bytes lying = zip;
    change(lying, 22, size, 4);
    change(lying, directory + 24, size, 4);
    const auto files = read_zip(lying);
    REQUIRE_FALSE(files);
    CHECK(files.error().where == "a.txt");
  }
  std::vector<Made> many;
  for (int i = 0; i < 6; ++i) {
    many.emplace_back();
    many.back().name = std::string(1, char('a' + i));
    many.back().deflated = true;
    many.back().content = Bytes(38u << 20, 0);
  }
  CHECK(error_of(zip_of(many)).code == ErrorCode::too_large);
  Zip crowd;
  for (std::size_t i = 0; i <= limits::zip_entries; ++i) crowd.add(std::to_string(i), {});
  CHECK(error_of(crowd.finish()).code == ErrorCode::too_large);
}

TEST_CASE("read_zip: cut short anywhere, or with any byte changed, it is an error or the same files") {
  Made squeezed;
  squeezed.name = "b";
  squeezed.deflated = true;
  squeezed.content = bytes_of("words words words words words");
  squeezed.descriptor = 16;
  const Bytes zip = zip_of({Made{}, squeezed});
  const auto before = read_zip(zip);
  REQUIRE(before);
  for (std::size_t size = 0; size < zip.size(); ++size) CHECK_FALSE(read_zip(ByteView(zip).first(size)));
  int harmless = 0;
  for (std::size_t at = 0; at < zip.size(); ++at) {
    for (const int bit : {0, 3, 7}) {
      Bytes other = zip;
      other[at] = static_cast<std::uint8_t>(other[at] ^ 1 << bit);
      const auto files = read_zip(other);
      if (!files) continue;
      ++harmless;  // versions, times and attributes, which say nothing of the files
      REQUIRE(files->size() == before->size());
      for (std::size_t i = 0; i < files->size(); ++i) CHECK((*files)[i].bytes == (*before)[i].bytes);
    }
  }
  CHECK(harmless < 130);
}
