#include "check/text_uses.h"

#include <algorithm>

namespace storycard::check {
namespace {

void add_uses(const std::vector<toolkit::Layer>& layers, std::vector<const toolkit::Layer*>& within,
              std::vector<TextUse>& uses) {
  for (const toolkit::Layer& layer : layers) {
    within.push_back(&layer);
    if (const auto* text = std::get_if<toolkit::TextLayer>(&layer.content)) {
      std::vector<std::string> slots;
      if (!text->slot.empty()) slots.push_back(text->slot);
      uses.push_back({&layer, &text->style, std::move(slots), false, within});
    } else if (const auto* line = std::get_if<toolkit::TextLineLayer>(&layer.content)) {
      uses.push_back({&layer, &line->style, line->slots, true, within});
    } else if (const std::vector<toolkit::Layer>* children = toolkit::children_of(layer)) {
      add_uses(*children, within, uses);
    }
    within.pop_back();
  }
}

void add_asks(const std::vector<toolkit::Layer>& layers, Asks& asks) {
  for (const toolkit::Layer& layer : layers) {
    for (const toolkit::Condition& condition : layer.conditions) {
      if (condition.of == toolkit::Condition::Of::photos) asks.photos = std::max(asks.photos, condition.count);
      if (condition.of == toolkit::Condition::Of::logo) asks.logos = true;
    }
    if (const auto* photo = std::get_if<toolkit::PhotoLayer>(&layer.content)) {
      if (photo->of_speaker)
        asks.speaker_photos = true;
      else
        asks.photos = std::max(asks.photos, photo->index + 1);
    }
    asks.logos = asks.logos || std::holds_alternative<toolkit::LogosLayer>(layer.content);
    asks.qr = asks.qr || std::holds_alternative<toolkit::QrLayer>(layer.content);
    if (const std::vector<toolkit::Layer>* children = toolkit::children_of(layer)) add_asks(*children, asks);
  }
}

}  // namespace

std::vector<TextUse> text_uses(const std::vector<toolkit::Layer>& layers) {
  std::vector<TextUse> uses;
  std::vector<const toolkit::Layer*> within;
  add_uses(layers, within, uses);
  return uses;
}

Asks asks_of(const std::vector<toolkit::Layer>& layers) {
  Asks asks;
  add_asks(layers, asks);
  for (const TextUse& use : text_uses(layers)) asks.slots.insert(use.slots.begin(), use.slots.end());
  return asks;
}

Asks asks_of(const toolkit::Frame& frame) {
  Asks all;
  for (const std::vector<toolkit::Layer>& layers : frame.layers) {
    Asks asks = asks_of(layers);
    all.photos = std::max(all.photos, asks.photos);
    all.speaker_photos = all.speaker_photos || asks.speaker_photos;
    all.logos = all.logos || asks.logos;
    all.qr = all.qr || asks.qr;
    all.slots.merge(asks.slots);
  }
  return all;
}

std::string_view group_of(std::string_view slot) { return slot.substr(0, slot.find('.')); }

}  // namespace storycard::check
