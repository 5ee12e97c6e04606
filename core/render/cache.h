#pragma once

#include <functional>
#include <memory>

#include "image/decode.h"

namespace storycard::render {

// A photo's file, opened: what its header says, and the bytes - or none, where a shell has it decoded elsewhere. Shared,
// so that caches know it again by its address.
struct Photo {
  image::PhotoHeader header;
  Bytes bytes;
};
using PhotoFile = std::shared_ptr<const Photo>;

// Brings the pixels of a photo: decode_photo, or a shell's own way, which may answer not_ready, have them decoded
// elsewhere, give them to Cache::add, and draw again.
using Decode = std::function<Result<image::Bitmap>(const PhotoFile&, const image::DecodeOptions&)>;

// Reads the header of a photo's file. Errors: those of image::read_photo_header
Result<PhotoFile> open_photo(Bytes file);

// Decodes here and now.
Result<image::Bitmap> decode_photo(const PhotoFile& photo, const image::DecodeOptions& options);

// How exact a card has to be. quick: while edits follow each other, a photo may lie off by half a px, and a scrim be what
// a search around the last card's finds. Files and whatever stands for longer are exact.
enum class Care { exact, quick };

// What was made for earlier cards, kept by value: photos decoded and cut, grounds, shaped words, letters. An edit redoes
// what it touched and nothing else. Exact results never depend on what it holds.
class Cache {
 public:
  //   `photo_bytes`  the most that decoded photos take, beside the newest one: enough for one of 12 megapixels at the
  //                  scales that the six formats need
  explicit Cache(Decode decode, std::size_t photo_bytes = 48u << 20);
  ~Cache();
  Cache(Cache&&) noexcept;
  Cache& operator=(Cache&&) noexcept;

  // Pixels that `decode` owed, of exactly the options it was asked with.
  void add(const PhotoFile& photo, const image::DecodeOptions& options, image::Bitmap pixels);

  struct Layers;
  Layers& layers() { return *layers_; }

 private:
  std::unique_ptr<Layers> layers_;
};

}  // namespace storycard::render
