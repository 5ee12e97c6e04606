#pragma once

#include "compose/compose.h"

namespace storycard::compose {

// Whether all of a layer's or a frame's conditions hold for this card.
bool hold(const std::vector<toolkit::Condition>& conditions, const Card& card);

// The index into Story::photos that a photo layer shows; nothing where there is no such photo.
std::optional<std::size_t> photo_of(const toolkit::PhotoLayer& layer, const story::Story& story);

}  // namespace storycard::compose
