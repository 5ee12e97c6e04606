#include "render/card_file.h"

#include "render/working_copy.h"

namespace storycard::render {
namespace {

// Nothing of a picture that is not there.
Result<Bytes> kept(const std::vector<PhotoFile>& files, std::size_t index, const std::string& name,
                   const std::vector<story::Cover>& covers) {
  if (index >= files.size() || files[index] == nullptr) return Bytes{};
  auto copy = make_working_copy(files[index]->bytes, covers);
  if (!copy) return Error{copy.error().code, name, copy.error().detail};
  return std::move(copy->png);
}

}  // namespace

Result<Bytes> encode_card_file(const Request& request, const std::vector<toolkit::Pack>& packs,
                               share::Consent consent) {
  share::CardFile card;
  card.story = request.story;
  if (!request.frame.empty()) card.story.frame = request.frame;
  if (!request.theme.empty()) card.story.theme = request.theme;
  if (!request.format.empty()) card.story.format = request.format;
  card.packs = share::packs_of(card.story, packs);
  for (std::size_t i = 0; i < card.story.photos.size(); ++i) {
    const story::Photo& photo = card.story.photos[i];
    auto picture = kept(request.photos, i, photo.file, photo.covers);
    if (!picture) return picture.error();
    card.photos.push_back(*std::move(picture));
  }
  for (std::size_t i = 0; i < card.story.logos.size(); ++i) {
    auto picture = kept(request.logos, i, card.story.logos[i].file, {});
    if (!picture) return picture.error();
    card.logos.push_back(*std::move(picture));
  }
  return share::write_card_file(card, consent);
}

}  // namespace storycard::render
