// Our reader of zlib streams gives what libdeflate gives, in whatever pieces the stream lies.
#include <algorithm>

#include "base/deflate.h"
#include "entrance.h"
#include "image/inflate.h"

using namespace storycard;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 1 << 20;
  ByteView stream{bytes, size};
  const std::size_t wanted = fuzz::take_byte(stream);  // by itself: it shortens the stream
  const std::size_t first = std::min(wanted, stream.size());
  const ByteView pieces[] = {stream.first(first), stream.subspan(first)};
  const Bytes unpacked = image::Inflater(pieces).read_up_to(most);
  CHECK(unpacked.size() <= most);

  Bytes in_parts(unpacked.size());
  image::Inflater again{pieces};
  for (std::size_t at = 0; at < in_parts.size();) {
    const std::size_t count = std::min<std::size_t>(first + 1, in_parts.size() - at);
    CHECK(again.read(in_parts.data() + at, count));
    at += count;
  }
  CHECK(in_parts == unpacked);

  // Whole streams alone: after one that is damaged, each may stop where it likes.
  const auto other = decompress_zlib(stream, unpacked.size());
  if (other) CHECK(*other == unpacked);
  return 0;
}
