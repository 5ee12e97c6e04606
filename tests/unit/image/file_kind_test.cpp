#include <string>
#include <string_view>

#include "image/decode.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;
using namespace std::string_view_literals;
using photo_files::bytes_of;
using photo_files::fixture;

namespace {

Error refusal_of(ByteView file) {
  const auto photo = decode_photo(file, {});
  REQUIRE_FALSE(photo);
  const auto header = read_photo_header(file);
  REQUIRE_FALSE(header);
  CHECK(header.error().detail == photo.error().detail);
  return photo.error();
}

}  // namespace

TEST_CASE("kind_of: the first bytes decide") {
  CHECK(kind_of(fixture("orientation_1.jpg")) == FileKind::jpeg);
  CHECK(kind_of(fixture("rgb.png")) == FileKind::png);
  CHECK(kind_of(bytes_of("GIF89a...")) == FileKind::gif);
  CHECK(kind_of(bytes_of("BM....")) == FileKind::bmp);
  CHECK(kind_of(bytes_of("RIFF\x10\0\0\0WEBPVP8 "sv)) == FileKind::webp);
  CHECK(kind_of(bytes_of("\0\0\0\x18"
                         "ftypheic\0\0\0\0mif1heic"sv)) == FileKind::heic);
  CHECK(kind_of(bytes_of("\0\0\0\x18"
                         "ftypmif1\0\0\0\0mif1avif"sv)) == FileKind::avif);
  CHECK(kind_of(bytes_of("\0\0\0\x18"
                         "ftypisom\0\0\0\0isommp41"sv)) == FileKind::unknown);
  CHECK(kind_of(fixture("not_a_picture.jpg")) == FileKind::unknown);
  CHECK(kind_of({}) == FileKind::unknown);
}

TEST_CASE("name_of: each kind has its own word") {
  const FileKind kinds[] = {FileKind::jpeg, FileKind::png,  FileKind::gif,  FileKind::bmp,
                            FileKind::webp, FileKind::heic, FileKind::avif, FileKind::unknown};
  std::string names;
  for (const FileKind kind : kinds) names += std::string(name_of(kind)) + " ";
  CHECK(names == "jpeg png gif bmp webp heic avif unknown ");
}

TEST_CASE("kind_of: no beginning of a known file is read past its end") {
  for (const std::string_view opening : {"\xFF\xD8\xFF"sv, "\x89PNG\r\n\x1A\n"sv, "RIFF\x10\0\0\0WEBPVP8 "sv,
                                         "\0\0\0\x18"
                                         "ftypheic\0\0\0\0mif1heic"sv}) {
    for (std::size_t length = 0; length <= opening.size(); ++length) {
      const Bytes cut = bytes_of(opening.substr(0, length));
      kind_of(cut);
      CHECK_FALSE(decode_photo(cut, {}));
    }
  }
}

TEST_CASE("decode_photo: a kind that is not decoded is refused by its name") {
  CHECK(refusal_of({}).code == ErrorCode::empty_file);
  CHECK(refusal_of(bytes_of("\0\0\0\x18"
                            "ftypheic\0\0\0\0mif1heic"sv))
            .code == ErrorCode::unknown_format);
  CHECK(refusal_of(bytes_of("\0\0\0\x18"
                            "ftypheic\0\0\0\0mif1heic"sv))
            .detail.find("HEIC") != std::string::npos);
  CHECK(refusal_of(bytes_of("\0\0\0\x18"
                            "ftypavif\0\0\0\0mif1avif"sv))
            .detail.find("AVIF") != std::string::npos);
  CHECK(refusal_of(bytes_of("%PDF-1.7 and so on")).detail.find("PDF") != std::string::npos);
  CHECK(refusal_of(bytes_of("\0\0\0\x18"
                            "ftypisom\0\0\0\0isommp41"sv))
            .detail == "this is a video, not a photo");
  CHECK(refusal_of(fixture("not_a_picture.jpg")).code == ErrorCode::unknown_format);
}

TEST_CASE("decode_photo: files of a few bytes are called incomplete") {
  const Error one = refusal_of(fixture("one_byte.png"));
  CHECK(one.code == ErrorCode::broken_file);
  CHECK(one.detail == "the file has only 1 byte, so most of the picture is missing");
  CHECK(refusal_of(fixture("signature_only.png")).code == ErrorCode::broken_file);
}
