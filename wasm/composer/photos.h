#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/cache.h"

// The photos of this session as the composer has them: what their headers say. Files and decoders are the page's; pixels
// are asked for, once each, and come later.
namespace storycard::composer {

using PhotoId = std::int32_t;  // the page's number for a photo's file

inline constexpr PhotoId no_photo = -1;

struct DecodeJob {
  PhotoId photo = 0;
  image::DecodeOptions options;
  friend bool operator==(const DecodeJob&, const DecodeJob&) = default;
};

class Photos {
 public:
  // A photo that the page has opened. `original` is the kind of file that it chose, where a browser made this one of it.
  render::PhotoFile add(PhotoId id, image::PhotoHeader header, image::FileKind original);

  // For render::Cache: not_ready, and the job is wanted from the page; or why the page could not do it.
  Result<image::Bitmap> decode(const render::PhotoFile& photo, const image::DecodeOptions& options);

  // Where the page is to put a wanted job's pixels, premultiplied, 4 bytes each; null where nobody wants them (any more)
  // or there is no memory for them.
  std::uint8_t* pixels_for(const DecodeJob& job);
  struct Arrived {
    render::PhotoFile photo;
    image::DecodeOptions options;
    image::Bitmap pixels;
  };
  // The pixels that were put there.
  std::optional<Arrived> take_pixels();
  void failed(const DecodeJob& job, std::string_view reason);

  // What is to be asked for now; each job is told once.
  std::vector<DecodeJob> take_wanted();
  // Photos that no draft can bring back any more: the page lets go of their files. Each is told once.
  std::vector<PhotoId> take_forgotten();

  // Moves when pixels came, and when they turned out not to be had.
  std::uint32_t version() const { return version_; }
  bool is_waiting() const { return !waiting_.empty(); }
  // Why the page could not decode it last; empty where it could.
  std::string_view problem_of(const render::PhotoFile& photo) const;
  // The page's number for it; no_photo for null.
  PhotoId id_of(const render::PhotoFile& photo) const;
  // The kind of file that was chosen: not the photo's own where a browser opened it.
  image::FileKind original_of(const render::PhotoFile& photo) const;

 private:
  struct Known {
    PhotoId id;
    std::weak_ptr<const render::Photo> photo;
    image::FileKind original;
  };
  struct Failure {
    DecodeJob job;
    std::string reason;
  };
  const Known* find(PhotoId id) const;
  const Known* find(const render::PhotoFile& photo) const;
  void drop(const DecodeJob& job);

  std::vector<Known> known_;
  std::vector<DecodeJob> wanted_, waiting_;  // to be asked for; asked for and not answered
  std::vector<Failure> failures_;
  std::optional<Arrived> arriving_;
  std::uint32_t version_ = 0;
};

}  // namespace storycard::composer
