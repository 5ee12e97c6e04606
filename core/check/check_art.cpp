#include "check/check_art.h"

#include <optional>

#include "base/limits.h"
#include "check/frame_file.h"
#include "image/decode.h"

namespace storycard::check {
namespace {

struct Problem {
  const char* code;
  std::string message;
};

class Art {
 public:
  Art(const toolkit::ReadFile& read_file, Subject& subject, Findings& findings)
      : read_file_(read_file), subject_(subject), folder_(subject.packs.front().id + "/"), findings_(findings) {}

  // `file` as the reader has it, with the pack's id before it; those of another pack are its own business.
  void check(const std::string& file, const FrameFile::Place& place) {
    if (!file.starts_with(folder_)) return;
    const std::string name = file.substr(folder_.size());
    const auto [known, is_new] = problems_.try_emplace(name);
    if (is_new) known->second = problem_of(name);
    if (known->second)
      findings_.add({place.file, place.pointer, known->second->code, Severity::error, known->second->message});
  }

  void check(const std::vector<toolkit::Layer>& layers, const FrameFile& file, toolkit::Shape shape) {
    for (const toolkit::Layer& layer : layers) {
      if (const auto* image = std::get_if<toolkit::ImageLayer>(&layer.content))
        check(image->file, file.member(shape, layer, "image"));
      if (const std::vector<toolkit::Layer>* children = toolkit::children_of(layer)) check(*children, file, shape);
    }
  }

 private:
  std::optional<Problem> problem_of(const std::string& name) {
    render::PhotoFile& picture = subject_.pictures[folder_ + name];
    const auto bytes = read_file_(name);
    if (!bytes && bytes.error().code == ErrorCode::too_large) return too_heavy(name);
    if (!bytes)
      return Problem{"art-missing",
                     "There is no picture \"" + name + "\" in the pack's folder. Put it there, or correct its name."};
    if (bytes->size() > limits::art_bytes) return too_heavy(name);
    const ByteView view{reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()};
    auto photo = render::open_photo(Bytes(view.begin(), view.end()));
    if (!photo) return broken(name, photo.error());
    const PixelSize size = (*photo)->header.stored;
    if (size.width > limits::art_side || size.height > limits::art_side) {
      return Problem{"art-too-heavy", "The picture \"" + name + "\" is " + std::to_string(size.width) + " x " +
                                          std::to_string(size.height) + " px; " + std::to_string(limits::art_side) +
                                          " px a side are the most. Save it smaller."};
    }
    const auto pixels = image::decode_photo(view, {});
    if (!pixels) return broken(name, pixels.error());
    picture = *std::move(photo);
    return std::nullopt;
  }

  static Problem too_heavy(const std::string& name) {
    return {"art-too-heavy", "The file \"" + name + "\" is larger than " + std::to_string(limits::art_bytes >> 20) +
                                 " MB. Save it smaller."};
  }

  static Problem broken(const std::string& name, const Error& error) {
    return {"art-broken",
            "The picture \"" + name + "\" cannot be read: " + error.detail + ". Save it anew, as PNG or JPEG."};
  }

  const toolkit::ReadFile& read_file_;
  Subject& subject_;
  const std::string folder_;
  Findings& findings_;
  std::map<std::string, std::optional<Problem>> problems_;
};

}  // namespace

void check_art(const toolkit::ReadFile& read_file, const Documents& documents, Subject& subject, Findings& findings) {
  const toolkit::Pack& pack = subject.packs.front();
  Art art(read_file, subject, findings);
  for (std::size_t i = 0; i < pack.logos.size(); ++i) {
    art.check(pack.logos[i].file, {"pack.json", pointer_to("/logos", i) + "/image"});
  }
  for (const toolkit::Frame& frame : pack.frames) {
    const FrameFile file(documents, pack, frame);
    for (std::size_t shape = 0; shape < toolkit::shape_count; ++shape) {
      art.check(frame.layers[shape], file, static_cast<toolkit::Shape>(shape));
    }
  }
}

}  // namespace storycard::check
