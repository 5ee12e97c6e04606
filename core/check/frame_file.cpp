#include "check/frame_file.h"

namespace storycard::check {
namespace {

const FrameFile::Place taken_over{"pack.json", "/extends"};

std::string file_of(std::string_view frame_id) {
  return "frames/" + std::string(frame_id.substr(frame_id.find('/') + 1)) + ".json";
}

}  // namespace

FrameFile::FrameFile(const Documents& documents, const toolkit::Pack& pack, const toolkit::Frame& frame)
    : file_(file_of(frame.id)) {
  const Json* document = documents.find(file_);
  own_ = document != nullptr;
  for (std::size_t i = 0; own_ && i < toolkit::shape_count; ++i) {
    places_.emplace_back(*document, pack.parts, frame.layers[i], static_cast<toolkit::Shape>(i));
  }
}

FrameFile::Place FrameFile::whole(const std::string& pointer) const {
  return own_ ? Place{file_, pointer} : taken_over;
}

FrameFile::Place FrameFile::layer(toolkit::Shape shape, const toolkit::Layer& layer) const {
  return own_ ? Place{file_, places_[static_cast<std::size_t>(shape)].of(layer)} : taken_over;
}

FrameFile::Place FrameFile::member(toolkit::Shape shape, const toolkit::Layer& layer, std::string_view key) const {
  return own_ ? Place{file_, places_[static_cast<std::size_t>(shape)].member(layer, key)} : taken_over;
}

}  // namespace storycard::check
