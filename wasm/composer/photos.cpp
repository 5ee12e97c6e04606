#include "composer/photos.h"

#include <algorithm>
#include <cstdlib>

namespace storycard::composer {
namespace {

template <typename List, typename Job>
bool holds(const List& list, const Job& job) {
  return std::find(list.begin(), list.end(), job) != list.end();
}

bool have_memory(std::size_t bytes) {
  void* volatile probe = std::malloc(bytes);  // a vector that cannot have its memory ends the program, so ask first
  std::free(probe);
  return probe != nullptr;
}

}  // namespace

render::PhotoFile Photos::add(PhotoId id, image::PhotoHeader header, image::FileKind original) {
  auto photo = std::make_shared<const render::Photo>(render::Photo{std::move(header), {}});
  known_.push_back({id, photo, original});
  return photo;
}

const Photos::Known* Photos::find(PhotoId id) const {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& known) { return known.id == id; });
  return found == known_.end() ? nullptr : &*found;
}

const Photos::Known* Photos::find(const render::PhotoFile& photo) const {
  const auto found =
      std::find_if(known_.begin(), known_.end(), [&](const Known& known) { return known.photo.lock() == photo; });
  return found == known_.end() ? nullptr : &*found;
}

image::FileKind Photos::original_of(const render::PhotoFile& photo) const {
  const Known* known = photo ? find(photo) : nullptr;
  return known ? known->original : image::FileKind::unknown;
}

PhotoId Photos::id_of(const render::PhotoFile& photo) const {
  const Known* known = photo ? find(photo) : nullptr;
  return known ? known->id : no_photo;
}

std::string_view Photos::problem_of(const render::PhotoFile& photo) const {
  const Known* known = photo ? find(photo) : nullptr;
  for (const Failure& failure : failures_) {
    if (known && failure.job.photo == known->id) return failure.reason;
  }
  return {};
}

Result<image::Bitmap> Photos::decode(const render::PhotoFile& photo, const image::DecodeOptions& options) {
  const Known* known = find(photo);
  if (!known) return Error{ErrorCode::missing_file, "", "the photo is not one of this session's"};
  const DecodeJob job{known->id, options};
  for (const Failure& failure : failures_) {
    if (failure.job == job) return Error{ErrorCode::broken_file, "", "the photo could not be decoded: " + failure.reason};
  }
  if (!holds(waiting_, job)) {
    waiting_.push_back(job);
    wanted_.push_back(job);
  }
  return Error{ErrorCode::not_ready, "", "the photo's pixels are on their way"};
}

void Photos::drop(const DecodeJob& job) {
  waiting_.erase(std::remove(waiting_.begin(), waiting_.end(), job), waiting_.end());
  wanted_.erase(std::remove(wanted_.begin(), wanted_.end(), job), wanted_.end());
}

std::uint8_t* Photos::pixels_for(const DecodeJob& job) {
  arriving_.reset();
  const Known* known = find(job.photo);
  const render::PhotoFile photo = known ? known->photo.lock() : nullptr;
  if (!photo || !holds(waiting_, job)) return nullptr;
  const PixelBox& window = job.options.window;
  const PixelSize size = window.empty() ? image::decoded_size(photo->header, job.options.wanted)
                                        : PixelSize{window.width, window.height};
  const std::size_t bytes = std::size_t(4) * std::size_t(size.width) * std::size_t(size.height);
  if (!have_memory(bytes)) return nullptr;
  arriving_ = Arrived{photo, job.options, {size, Bytes(bytes)}};
  return arriving_->pixels.rgba.data();
}

std::optional<Photos::Arrived> Photos::take_pixels() {
  std::optional<Arrived> arrived;
  std::swap(arrived, arriving_);
  if (!arrived) return arrived;
  if (const Known* known = find(arrived->photo)) drop({known->id, arrived->options});
  ++version_;
  return arrived;
}

void Photos::failed(const DecodeJob& job, std::string_view reason) {
  if (!holds(waiting_, job)) return;
  drop(job);
  failures_.push_back({job, std::string(reason)});
  ++version_;
}

std::vector<DecodeJob> Photos::take_wanted() {
  std::vector<DecodeJob> wanted;
  wanted.swap(wanted_);
  return wanted;
}

std::vector<PhotoId> Photos::take_forgotten() {
  std::vector<PhotoId> forgotten;
  for (const Known& known : known_) {
    if (known.photo.expired()) forgotten.push_back(known.id);
  }
  const auto of_forgotten = [&](const DecodeJob& job) { return holds(forgotten, job.photo); };
  known_.erase(std::remove_if(known_.begin(), known_.end(), [](const Known& known) { return known.photo.expired(); }),
               known_.end());
  waiting_.erase(std::remove_if(waiting_.begin(), waiting_.end(), of_forgotten), waiting_.end());
  wanted_.erase(std::remove_if(wanted_.begin(), wanted_.end(), of_forgotten), wanted_.end());
  failures_.erase(std::remove_if(failures_.begin(), failures_.end(),
                                 [&](const Failure& failure) { return of_forgotten(failure.job); }),
                  failures_.end());
  return forgotten;
}

}  // namespace storycard::composer
