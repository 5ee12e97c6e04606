#include "compose/conditions.h"

#include <algorithm>

#include "base/blank.h"
#include "compose/qr_code.h"
#include "compose/slots.h"

namespace storycard::compose {
namespace {

std::optional<std::size_t> speaker_photo(std::size_t speaker, const story::Story& story) {
  if (!story.event || speaker >= story.event->speakers.size()) return std::nullopt;
  const std::optional<std::size_t>& photo = story.event->speakers[speaker].photo;
  return photo && *photo < story.photos.size() ? photo : std::nullopt;
}

bool shows_logos(const Card& card) {
  using Allowed = toolkit::LogosAllowed;
  const Allowed allowed = logos_allowed(card);
  return (allowed == Allowed::own && !card.story.logos.empty()) || (allowed != Allowed::none && !card.pack.logos.empty());
}

bool is_there(const toolkit::Condition& condition, const Card& card) {
  const story::Story& story = card.story;
  using Of = toolkit::Condition::Of;
  switch (condition.of) {
    case Of::always: return true;
    case Of::never: return false;
    case Of::photos: return story.photos.size() >= condition.count;
    case Of::logo: return shows_logos(card);
    case Of::fact: return story.fact && !(is_blank(story.fact->number) && is_blank(story.fact->text));
    case Of::event: return story.event && !is_blank(story.event->title);
    case Of::nominees:
      return std::any_of(story.nominees.begin(), story.nominees.end(), [](const std::string& name) { return !is_blank(name); });
    case Of::translation: return story.translation && !is_blank(story.translation->story);
    case Of::speaker_photo: return speaker_photo(condition.count, story).has_value();
    case Of::qr: return story.qr && !qr_text(story.link).empty();
    case Of::slot: return !is_blank(slot_text(card.story, card.pack, condition.slot));
  }
  return true;
}

}  // namespace

bool hold(const std::vector<toolkit::Condition>& conditions, const Card& card) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const toolkit::Condition& condition) { return is_there(condition, card) != condition.negated; });
}

std::optional<std::size_t> photo_of(const toolkit::PhotoLayer& layer, const story::Story& story) {
  if (layer.of_speaker) return speaker_photo(layer.index, story);
  return layer.index < story.photos.size() ? std::optional(layer.index) : std::nullopt;
}

}  // namespace storycard::compose
